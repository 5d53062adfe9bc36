package vn.motcua.launcher;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.motcua.core.dossier.OnTimeFigures;
import vn.motcua.core.dossier.PointChange;
import vn.motcua.core.dossier.Reckoning;
import vn.motcua.core.dossier.ReportII06a;
import vn.motcua.core.dossier.UnitRates;
import vn.motcua.core.figures.Share;
import vn.motcua.hub.report.OnTimeReport;

/** Form II.06a of a file on a terminal: the table, what its columns mean, both rates, the identities, and what was left out. */
final class DossierFiguresPage {
    private static final int NAME_MAX = 24;
    private static final String BETWEEN = "  ";

    private final FileFigures file;
    private final OnTimeReport report;
    private final DossierFiguresTexts texts;

    DossierFiguresPage(FileFigures file, DossierFiguresTexts texts) {
        this.file = file;
        this.report = file.report();
        this.texts = texts;
    }

    void print(PrintWriter out) {
        out.println(texts.say("title", texts.period(report.how().period())));
        out.println(texts.say("due." + report.how().due()));
        out.println();
        table(out);
        out.println();
        Columns.wrapped("", texts.say("legend")).forEach(out::println);
        out.println();
        rate(out, "resolved", OnTimeFigures::onTimeOfResolved);
        rate(out, "due", OnTimeFigures::onTimeOfDue);
        more(out);
        identities(out);
        rows(out);
        out.flush();
    }

    private void table(PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(heading());
        report.lines().forEach(line -> rows.add(cells(name(line.name()), line.figures())));
        rows.add(cells(texts.say("total"), report.total()));
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows)
            for (int i = 0; i < widths.length; i++)
                if (i > 0 || row.get(i).length() <= NAME_MAX)
                    widths[i] = Math.max(widths[i], row.get(i).length());
        rows.forEach(row -> out.println(line(row, widths, out)));
    }

    private List<String> heading() {
        List<String> cells = new ArrayList<>(List.of(texts.say("by." + report.by())));
        for (int i = 0; i < report.total().report().columns().size(); i++)
            cells.add("(" + (ReportII06a.FIRST_COLUMN + i) + ")");
        cells.add("(A)");
        cells.add("(B)");
        return cells;
    }

    private List<String> cells(String name, OnTimeFigures figures) {
        List<String> cells = new ArrayList<>(List.of(name));
        figures.report().columns().forEach(count -> cells.add(texts.number(count)));
        cells.add(percent(figures.onTimeOfResolved().percent()));
        cells.add(percent(figures.onTimeOfDue().percent()));
        return cells;
    }

    /** A name that would push the figures away has a line of its own. */
    private static String line(List<String> cells, int[] widths, PrintWriter out) {
        String name = cells.get(0);
        boolean isLong = name.length() > widths[0];
        if (isLong) out.println(name);
        StringBuilder line = new StringBuilder(isLong ? "" : name);
        line.append(" ".repeat(widths[0] - line.length()));
        for (int i = 1; i < widths.length; i++)
            line.append(BETWEEN)
                    .append(" ".repeat(widths[i] - cells.get(i).length()))
                    .append(cells.get(i));
        return line.toString();
    }

    private String name(String name) {
        return name.isEmpty() ? texts.say("unnamed") : name.replaceAll("\\p{C}", " ");
    }

    private void rate(PrintWriter out, String key, Function<OnTimeFigures, Share> kind) {
        Share now = kind.apply(report.total());
        out.println(
                texts.say("rate." + key, percent(now.percent()), texts.number(now.hits()), texts.number(now.all())));
        UnitRates lines = new UnitRates(
                report.lines().stream().map(line -> kind.apply(line.figures())).toList());
        out.println(
                "  " + texts.say("mean." + report.by(), percent(lines.meanOfUnits()), texts.number(lines.defined())));
        Reckoning base = file.base();
        if (base == null) return;
        PointChange change = new PointChange(base.period(), kind.apply(file.before()), now);
        out.println("  " + change(change));
    }

    private String change(PointChange change) {
        String base = texts.period(change.base());
        Optional<BigDecimal> points = change.points();
        if (points.isEmpty()) return texts.say("change.none", base);
        int sign = points.get().signum();
        String key = sign > 0 ? "change.up" : sign < 0 ? "change.down" : "change.same";
        return texts.say(
                key,
                base,
                percent(change.before().percent()),
                texts.decimal(points.get().abs()));
    }

    private void more(PrintWriter out) {
        OnTimeFigures total = report.total();
        out.println(texts.say("dueInPeriod", texts.number(total.dueInPeriod())));
        out.println(texts.say("withdrawn", texts.number(total.withdrawn())));
        out.println(texts.say("dueSoon", report.how().soonUntil(), texts.number(total.dueSoon())));
    }

    private void identities(PrintWriter out) {
        List<String> said = Arrays.stream(ReportII06a.Identity.values())
                .map(one -> one.formula() + " "
                        + texts.say(report.broken().contains(one) ? "identity.wrong" : "identity.right"))
                .toList();
        out.println();
        out.println(texts.say("identities", String.join("; ", said)));
    }

    private void rows(PrintWriter out) {
        out.println(texts.say("rows", texts.number(file.rows())));
        if (file.repeated() > 0) out.println(texts.say("repeated", texts.number(file.repeated())));
        if (file.left() > 0) out.println(texts.say("left", texts.number(file.left())));
    }

    private String percent(Optional<BigDecimal> percent) {
        return percent.map(value -> texts.say("percent", texts.decimal(value))).orElse(texts.say("undefined"));
    }
}
