package vn.motcua.core.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.model.PersonId;

/**
 * What a source says of dossiers, new ones and ones that changed; what it said before of the same dossiers holds no more. Nobody's name is in it.
 *
 * @param importId of the portion it came in
 * @param personId who brought it; null for a folder the hub looks into
 * @param dossiers at most {@link #DOSSIERS_MAX}, each once, whole
 */
public record DossiersRecorded(String importId, @Nullable PersonId personId, Instant at, List<Dossier> dossiers)
        implements Event {
    /** So that one fact stays small. */
    public static final int DOSSIERS_MAX = 200;

    public DossiersRecorded {
        dossiers = List.copyOf(dossiers);
        if (dossiers.isEmpty() || dossiers.size() > DOSSIERS_MAX)
            throw new IllegalArgumentException(
                    dossiers.size() + " dossiers in one fact; allowed are 1 to " + DOSSIERS_MAX);
    }
}
