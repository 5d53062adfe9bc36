package vn.motcua.hub.web;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.motcua.core.dossier.OnTimeFigures;
import vn.motcua.core.dossier.ReportII06a;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.report.OnTimeReport;

/** Form II.06a as a page: both rates in a sentence, the form, what must hold on it, how each column is counted. Any thread. */
final class OnTimePage {
    private final HtmlTemplate template = HtmlTemplate.load(OnTimePage.class, "report.html");
    private final PageTexts texts = new PageTexts("report");
    private final Supplier<Site> site;

    OnTimePage(Supplier<Site> site) {
        this.site = site;
    }

    Reply of(OnTimeReport report, Text.Locale locale) {
        Map<String, String> values = ReportFrame.values(
                texts,
                site.get(),
                locale,
                new ReportFrame.Page(
                        "dossiers.title",
                        "/reports/dossiers",
                        report.how().period().from(),
                        report.how().period().to(),
                        Map.of(
                                "by",
                                report.by().name(),
                                "due",
                                report.how().due().name())));
        values.put(
                "extra",
                choice(locale, "by", report.by())
                        + choice(locale, "due", report.how().due()));
        values.put("content", content(report, locale));
        return Reply.html(200, template.fill(values), template.policy());
    }

    private <E extends Enum<E>> String choice(Text.Locale locale, String name, E chosen) {
        StringBuilder html =
                new StringBuilder("<label>" + word(locale, "dossiers." + name) + " <select name=\"" + name + "\">");
        for (E one : chosen.getDeclaringClass().getEnumConstants())
            html.append("<option value=\"" + one + "\"" + (one == chosen ? " selected" : "") + ">")
                    .append(word(locale, "dossiers." + name + "." + one))
                    .append("</option>");
        return html.append("</select></label>").toString();
    }

    private String content(OnTimeReport report, Text.Locale locale) {
        OnTimeFigures total = report.total();
        StringBuilder html = new StringBuilder("<p class=\"sentence\">");
        if (total.totalHandled() == 0)
            return html.append(word(locale, "dossiers.none"))
                    .append("</p>")
                    .append(undated(report, locale))
                    .toString();
        html.append(word(
                        locale,
                        "dossiers.sentence",
                        count(locale, total.totalHandled()),
                        count(locale, total.dueInPeriod()),
                        count(locale, total.resolvedEarly() + total.resolvedOnTime()),
                        percent(locale, total.onTimeOfDue()),
                        percent(locale, total.onTimeOfResolved())))
                .append("</p>");
        OptionalDouble mean = report.meanOfLines();
        if (mean.isPresent() && report.lines().size() > 1)
            html.append("<p>")
                    .append(word(
                            locale,
                            "dossiers.mean." + report.by(),
                            PageTexts.number(locale, 2, 100 * mean.getAsDouble()),
                            percent(locale, total.onTimeOfDue())))
                    .append("</p>");
        html.append(undated(report, locale));
        table(html, report, locale);
        html.append("<p id=\"identities\">").append(identities(report, locale)).append("</p>");
        return html.append("<details><summary>")
                .append(word(locale, "how"))
                .append("</summary>")
                .append(definitions(report, locale))
                .append("</details>")
                .toString();
    }

    /** What stands in no figure is said, or the figures would seem whole. */
    private String undated(OnTimeReport report, Text.Locale locale) {
        if (report.undated() == 0) return "";
        return "<p id=\"undated\">" + word(locale, "dossiers.undated", count(locale, report.undated())) + "</p>";
    }

    private void table(StringBuilder html, OnTimeReport report, Text.Locale locale) {
        html.append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(word(locale, "dossiers.title"))
                .append("\"><table id=\"form\"><thead><tr><th scope=\"col\">")
                .append(word(locale, "dossiers.by." + report.by()))
                .append("</th>");
        for (int i = 0; i < report.total().report().columns().size(); i++) {
            int number = ReportII06a.FIRST_COLUMN + i;
            html.append("<th scope=\"col\">")
                    .append(word(locale, "dossiers.column." + number))
                    .append("<small>")
                    .append(number)
                    .append("</small></th>");
        }
        html.append("<th scope=\"col\">")
                .append(word(locale, "dossiers.column.rate"))
                .append("</th></tr></thead><tbody>");
        for (OnTimeReport.Line line : report.lines()) {
            String name = line.name().isEmpty() ? word(locale, "dossiers.unnamed") : HtmlTemplate.escape(line.name());
            row(html, name, line.figures(), locale);
        }
        row(html, "<b>" + word(locale, "dossiers.total") + "</b>", report.total(), locale);
        html.append("</tbody></table></div>");
    }

    private void row(StringBuilder html, String name, OnTimeFigures figures, Text.Locale locale) {
        html.append("<tr><th scope=\"row\">").append(name).append("</th>");
        for (long column : figures.report().columns())
            html.append("<td>").append(count(locale, column)).append("</td>");
        html.append("<td>").append(percent(locale, figures.onTimeOfDue())).append("</td></tr>");
    }

    private String identities(OnTimeReport report, Text.Locale locale) {
        var broken = report.broken();
        if (broken.isEmpty()) return word(locale, "dossiers.identities");
        String formulas = broken.stream().map(ReportII06a.Identity::formula).collect(Collectors.joining(", "));
        return "<b>" + word(locale, "dossiers.broken", formulas) + "</b>";
    }

    private String definitions(OnTimeReport report, Text.Locale locale) {
        StringBuilder html = new StringBuilder("<dl>");
        for (int i = 0; i < report.total().report().columns().size(); i++) {
            int number = ReportII06a.FIRST_COLUMN + i;
            html.append("<dt>")
                    .append(number)
                    .append(". ")
                    .append(word(locale, "dossiers.column." + number))
                    .append("</dt><dd>")
                    .append(word(locale, "dossiers.definition." + number))
                    .append("</dd>");
        }
        return html.append("</dl><p>")
                .append(word(locale, "dossiers.rates"))
                .append("</p>")
                .toString();
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }

    /** With a mark between thousands, as people here write it. */
    private static String count(Text.Locale locale, long count) {
        String marked = String.format(Locale.ROOT, "%,d", count);
        return locale == Text.Locale.VI ? marked.replace(',', '.') : marked;
    }

    private static String percent(Text.Locale locale, Share share) {
        return share.value()
                .map(value -> PageTexts.number(locale, 2, 100 * value) + " %")
                .orElse("–");
    }
}
