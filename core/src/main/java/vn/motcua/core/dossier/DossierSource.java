package vn.motcua.core.dossier;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who told of a dossier.
 *
 * @param system that keeps it, such as a one-stop software's name or a file's; not blank
 * @param foreignCode its number there, where that is not the dossier code (land offices count by themselves)
 */
public record DossierSource(String system, @Nullable String foreignCode) {
    public DossierSource {
        Objects.requireNonNull(system, "system");
        if (system.isBlank()) throw new IllegalArgumentException("source system: allowed is a name, not blank");
        if (foreignCode != null && foreignCode.isBlank())
            throw new IllegalArgumentException("foreign code: allowed is a number, or none at all");
    }
}
