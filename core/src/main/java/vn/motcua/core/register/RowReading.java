package vn.motcua.core.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.dossier.Dossier;

/**
 * What a row became.
 *
 * @param dossier null if something is wrong with it
 * @param problems all of the row's, so that it is mended once
 */
public record RowReading(@Nullable Dossier dossier, List<RowProblem> problems) {
    public RowReading {
        problems = List.copyOf(problems);
        if ((dossier == null) == problems.isEmpty())
            throw new IllegalArgumentException("a row is a dossier, or has problems");
    }
}
