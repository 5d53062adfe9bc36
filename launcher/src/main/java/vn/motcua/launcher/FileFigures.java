package vn.motcua.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.dossier.OnTimeCount;
import vn.motcua.core.dossier.OnTimeFigures;
import vn.motcua.core.dossier.Reckoning;
import vn.motcua.core.register.DossierColumn;
import vn.motcua.core.register.RawRow;
import vn.motcua.core.register.RowProblem;
import vn.motcua.core.register.RowReader;
import vn.motcua.core.register.RowReading;
import vn.motcua.hub.dossier.file.RowSource;
import vn.motcua.hub.report.OnTimeReport;

/** Counts the dossiers of a file in one reading. Of each only its number is kept, to know it when it stands there again. One thread. */
final class FileFigures {
    /** Rows told one by one; a file in other words than ours is wrong in all of its rows. */
    static final int TOLD_MAX = 100;

    private final OnTimeReport.By by;
    private final Reckoning how;
    private final @Nullable Reckoning base;
    private final OnTimeCount total;
    private final @Nullable OnTimeCount before;
    private final Map<String, OnTimeCount> lines = new LinkedHashMap<>();
    private final Map<String, Integer> known = new HashMap<>();
    private long rows;
    private long left;
    private long repeated;

    /** @param base the period compared with; null for none */
    FileFigures(OnTimeReport.By by, Reckoning how, @Nullable Reckoning base) {
        this.by = by;
        this.how = how;
        this.base = base;
        this.total = new OnTimeCount(how);
        this.before = base == null ? null : new OnTimeCount(base);
    }

    /** @param told hears what is wrong with each of the first {@link #TOLD_MAX} rows that are left out */
    void read(RowSource source, RowReader reader, Consumer<RowProblem> told) throws IOException {
        for (Optional<RawRow> next = source.next(); next.isPresent(); next = source.next()) {
            rows++;
            RowReading reading = reader.read(next.get());
            Dossier dossier = reading.dossier();
            if (dossier == null) leave(reading.problems(), told);
            else if (dossier.hasUnknownEnd()) leave(List.of(undated(next.get())), told);
            else if (isFirst(dossier)) count(dossier);
            else if (isSame(dossier)) repeated++;
            else leave(List.of(reader.twice(next.get())), told);
        }
    }

    private void leave(List<RowProblem> problems, Consumer<RowProblem> told) {
        if (left++ < TOLD_MAX) problems.forEach(told);
    }

    private static RowProblem undated(RawRow row) {
        return new RowProblem(row.line(), DossierColumn.FINISHED.key(), "", RowProblem.Reason.EMPTY);
    }

    private boolean isFirst(Dossier dossier) {
        return known.putIfAbsent(dossier.key(), dossier.hashCode()) == null;
    }

    private boolean isSame(Dossier dossier) {
        return Integer.valueOf(dossier.hashCode()).equals(known.get(dossier.key()));
    }

    private void count(Dossier dossier) {
        String field = dossier.field();
        String line = by == OnTimeReport.By.UNIT ? dossier.places().receivingUnit() : field == null ? "" : field;
        lines.computeIfAbsent(line, name -> new OnTimeCount(how)).add(dossier);
        total.add(dossier);
        if (before != null) before.add(dossier);
    }

    /** Lines of none are left out. */
    OnTimeReport report() {
        List<OnTimeReport.Line> counted = new ArrayList<>();
        lines.forEach((name, count) -> {
            OnTimeFigures figures = count.figures();
            if (!figures.equals(OnTimeFigures.NONE)) counted.add(new OnTimeReport.Line(name, figures));
        });
        return new OnTimeReport(how, by, total.figures(), counted, 0);
    }

    @Nullable
    Reckoning base() {
        return base;
    }

    /** Of the base period; none without one. */
    OnTimeFigures before() {
        return before == null ? OnTimeFigures.NONE : before.figures();
    }

    long rows() {
        return rows;
    }

    /** Rows something is wrong with: in no figure. */
    long left() {
        return left;
    }

    /** Rows that say what an earlier one says: counted once. */
    long repeated() {
        return repeated;
    }

    long untold() {
        return Math.max(0, left - TOLD_MAX);
    }
}
