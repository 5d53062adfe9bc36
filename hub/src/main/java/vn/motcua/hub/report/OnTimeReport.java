package vn.motcua.hub.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.core.dossier.OnTimeFigures;
import vn.motcua.core.dossier.Reckoning;
import vn.motcua.core.dossier.ReportII06a;
import vn.motcua.core.figures.Share;

/**
 * Form II.06a of the register: what came, what became of it, and both on-time rates.
 *
 * @param lines by name
 * @param undated dossiers in no figure, for they ended and nobody said when
 */
public record OnTimeReport(Reckoning how, By by, OnTimeFigures total, List<Line> lines, long undated) {
    public OnTimeReport {
        lines = lines.stream().sorted(Comparator.comparing(Line::name)).toList();
    }

    /** What lines are made for. */
    public enum By {
        FIELD,
        UNIT
    }

    /** @param name as sources write it; empty where they do not say */
    public record Line(String name, OnTimeFigures figures) {}

    /** Identities that fail anywhere; a report with one must not be believed. */
    public Set<ReportII06a.Identity> broken() {
        Set<ReportII06a.Identity> broken = new TreeSet<>(total.report().broken());
        OnTimeFigures sum = OnTimeFigures.NONE;
        for (Line line : lines) {
            broken.addAll(line.figures.report().broken());
            sum = sum.plus(line.figures);
        }
        if (!sum.equals(total)) throw new IllegalStateException("the lines do not add up to the total");
        return broken;
    }

    /** The mean of the lines' own rates (of what was due): another figure than the pooled one, and called so. */
    public OptionalDouble meanOfLines() {
        return lines.stream()
                .map(line -> line.figures.onTimeOfDue().value())
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /** Columns by their numbers on the form, then what is not on it. The last row is the total. */
    public String csv() {
        StringBuilder rows = new StringBuilder("\uFEFFname");
        for (int i = 0; i < total.report().columns().size(); i++)
            rows.append(",c").append(ReportII06a.FIRST_COLUMN + i).append("_dossiers");
        rows.append(
                ",withdrawn_dossiers,due_dossiers,due_soon_dossiers,on_time_of_resolved_share,on_time_of_due_share\r\n");
        List<Line> all = new ArrayList<>(lines);
        all.add(new Line("TOTAL", total));
        for (Line line : all) append(rows, line);
        return rows.toString();
    }

    private static void append(StringBuilder rows, Line line) {
        rows.append(quoted(line.name));
        OnTimeFigures figures = line.figures;
        for (long column : figures.report().columns()) rows.append(',').append(column);
        rows.append(',').append(figures.withdrawn());
        rows.append(',').append(figures.dueInPeriod());
        rows.append(',').append(figures.dueSoon());
        rows.append(',').append(share(figures.onTimeOfResolved()));
        rows.append(',').append(share(figures.onTimeOfDue())).append("\r\n");
    }

    /** A name that a spreadsheet would take for a formula is none. */
    private static String quoted(String name) {
        boolean isFormula = !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + name.replace("\"", "\"\"") + '"';
    }

    private static String share(Share share) {
        return share.value()
                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                .orElse("");
    }
}
