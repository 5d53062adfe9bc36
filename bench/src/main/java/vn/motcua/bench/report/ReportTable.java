package vn.motcua.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import vn.motcua.bench.machine.Machine;

/** A report for people: the machine, then a line per figure with its budget, its verdict and what it stands beside. */
public final class ReportTable {
    private static final String GAP = "  ";
    private static final int NAME_MAX = 62;

    private final Texts texts;

    /** Where the words come from. */
    public interface Texts {
        String of(String key, Object... values);
    }

    public ReportTable(Texts texts) {
        this.texts = texts;
    }

    public String of(Report report) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            texts.of("table.what"),
            texts.of("table.measured"),
            texts.of("table.budget"),
            texts.of("table.verdict"),
            texts.of("table.beside")
        });
        report.figures().forEach(figure -> rows.add(row(figure)));
        StringBuilder out = new StringBuilder();
        machine(out, report);
        table(out, rows);
        reasons(out, report);
        out.append(texts.of(
                        "table.summary",
                        report.count(Verdict.MET),
                        report.count(Verdict.MISSED),
                        report.count(Verdict.FAILED),
                        report.count(Verdict.NOT_MEASURED)))
                .append('\n');
        return out.toString();
    }

    private void machine(StringBuilder out, Report report) {
        Machine machine = report.machine();
        out.append(texts.of("machine.computer", machine.cpu(), machine.cores(), machine.memoryMib()))
                .append('\n')
                .append(texts.of("machine.software", machine.os(), machine.kernel(), machine.java()))
                .append('\n')
                .append(texts.of(
                        "machine.disk",
                        machine.disk(),
                        millis(machine.fdatasyncP50Ms()),
                        millis(machine.fdatasyncP99Ms())))
                .append('\n');
        if (machine.fdatasyncP99Ms() > Machine.FDATASYNC_P99_MS_ASSUMED)
            out.append(texts.of("machine.slowDisk", millis(Machine.FDATASYNC_P99_MS_ASSUMED)))
                    .append('\n');
        if (machine.isBusy())
            out.append(texts.of("machine.busy", millis(machine.loadBefore()), machine.cores()))
                    .append('\n');
        if (report.isQuick()) out.append(texts.of("table.quick")).append('\n');
        out.append('\n');
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private String[] row(Figure figure) {
        Double value = figure.value();
        Budget budget = figure.budget();
        Peer peer = figure.peer();
        return new String[] {
            shortened(texts.of("figure." + figure.id())),
            value == null ? "–" : Quantity.text(value, figure.unit()),
            budget == null ? "" : budget.text(figure.unit()),
            texts.of("verdict." + figure.verdict().name()),
            peer == null ? "" : beside(peer, figure)
        };
    }

    private String beside(Peer peer, Figure figure) {
        String told = texts.of("peer." + peer.id()) + " " + Quantity.text(peer.value(), figure.unit());
        Double value = figure.value();
        return value == null ? told : told + String.format(Locale.ROOT, " (×%.2f)", peer.ratioOf(value));
    }

    private static String shortened(String text) {
        return text.length() <= NAME_MAX ? text : text.substring(0, NAME_MAX - 1) + "…";
    }

    private static void table(StringBuilder out, List<String[]> rows) {
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        for (String[] row : rows) for (int i = 0; i < columns; i++) widths[i] = Math.max(widths[i], width(row[i]));
        for (int r = 0; r < rows.size(); r++) {
            line(out, rows.get(r), widths, UnaryOperator.identity());
            if (r == 0) line(out, rows.get(r), widths, text -> "");
        }
        out.append('\n');
    }

    private static void line(StringBuilder out, String[] row, int[] widths, UnaryOperator<String> shown) {
        StringBuilder line = new StringBuilder();
        boolean isRule = shown.apply("x").isEmpty();
        for (int i = 0; i < row.length; i++) {
            String cell = shown.apply(row[i]);
            line.append(cell).append((isRule ? "─" : " ").repeat(widths[i] - width(cell)));
            if (i < row.length - 1) line.append(GAP);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /** Vietnamese letters are one column each, whether composed or not. */
    private static int width(String text) {
        return (int) text.codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .count();
    }

    private void reasons(StringBuilder out, Report report) {
        for (Figure figure : report.figures()) {
            if (figure.reason().isEmpty()) continue;
            out.append(texts.of("figure." + figure.id()))
                    .append(": ")
                    .append(figure.reason())
                    .append('\n');
        }
    }
}
