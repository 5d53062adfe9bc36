package vn.motcua.bench.report;

import java.time.Instant;
import java.util.List;
import vn.motcua.bench.machine.Machine;

/**
 * All of one run.
 *
 * @param isQuick shorter runs: good for a look, not for a comparison
 */
public record Report(Machine machine, Instant at, boolean isQuick, List<Figure> figures) {
    public Report {
        figures = List.copyOf(figures);
    }

    public long count(Verdict verdict) {
        return figures.stream().filter(figure -> figure.verdict() == verdict).count();
    }

    /**
     * 0 is fine; 1 when a figure could not be taken, or, if {@code isStrict}, when a budget was missed.
     */
    public int exitCode(boolean isStrict) {
        if (count(Verdict.FAILED) > 0) return 1;
        return isStrict && count(Verdict.MISSED) > 0 ? 1 : 0;
    }
}
