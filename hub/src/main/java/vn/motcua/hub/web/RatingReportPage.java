package vn.motcua.hub.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.RatingReport.Kind;
import vn.motcua.hub.report.RatingReport.Line;

/**
 * How citizens rated: one sentence, then a table in which every share has its interval drawn and said, then what does not count and
 * why. Made on the server. Any thread.
 */
final class RatingReportPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private final HtmlTemplate template = HtmlTemplate.load(RatingReportPage.class, "report.html");
    private final PageTexts texts = new PageTexts("report");
    private final RatingSignsPart signs;
    private final RatingOpinionsPart opinions;
    private final Supplier<Site> site;

    RatingReportPage(Supplier<Site> site) {
        this.site = site;
        this.signs = new RatingSignsPart(texts, site);
        this.opinions = new RatingOpinionsPart(texts, site);
    }

    Reply of(RatingReport report, Text.Locale locale) {
        Map<String, String> values = ReportFrame.values(
                texts,
                site.get(),
                locale,
                new ReportFrame.Page("title", "/reports/ratings", report.from(), report.to()));
        values.put("content", content(report, locale));
        return Reply.html(200, template.fill(values), template.policy());
    }

    private String content(RatingReport report, Text.Locale locale) {
        StringBuilder html = new StringBuilder("<p class=\"sentence\">")
                .append(word(locale, sentenceKey(report), sentence(report, locale)))
                .append("</p>");
        if (report.total().coverage().all() > 0) {
            for (Kind kind : new Kind[] {Kind.COUNTER, Kind.SERVICE, Kind.DAY}) table(html, report, kind, locale);
            channels(html, report, locale);
            opinions.put(html, report, locale);
            signs.put(html, report, locale);
        }
        html.append("<h2>").append(word(locale, "left-out")).append("</h2><ul>");
        item(html, word(locale, "surplus", report.surplus()));
        item(html, word(locale, "otherwise", report.otherwise()));
        item(html, word(locale, "noise", report.noise()));
        return html.append("</ul><details><summary>")
                .append(word(locale, "how"))
                .append("</summary><p>")
                .append(word(locale, "how.text"))
                .append("</p></details>")
                .toString();
    }

    private static boolean isFew(Line line) {
        return line.kind() == Kind.COUNTER && line.content().all() < Share.SAID_FROM;
    }

    private static String sentenceKey(RatingReport report) {
        if (report.total().coverage().all() == 0) return "sentence.none";
        if (report.total().isHidden() && report.total().content().all() > 0) return "sentence.hidden";
        return report.total().isSaid() ? "sentence" : "sentence.unrated";
    }

    private static Object[] sentence(RatingReport report, Text.Locale locale) {
        Share coverage = report.total().coverage();
        if (!report.total().isSaid()) return new Object[] {coverage.all()};
        Share.Interval interval = report.total().content().interval().orElseThrow();
        return new Object[] {
            percent(locale, report.total().content().value().orElseThrow()),
            percent(locale, interval.low()),
            percent(locale, interval.high()),
            coverage.hits(),
            coverage.all(),
            percent(locale, coverage.value().orElseThrow())
        };
    }

    private void table(StringBuilder html, RatingReport report, Kind kind, Text.Locale locale) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        html.append("<h2>").append(word(locale, "by." + name)).append("</h2><table><thead><tr>");
        for (String column : new String[] {name, "coverage", "share", "interval"})
            html.append("<th scope=\"col\">")
                    .append(word(locale, "column." + column))
                    .append("</th>");
        html.append("</tr></thead><tbody>");
        int place = 0;
        for (Line line : report.lines()) {
            if (line.kind() != kind) continue;
            boolean isRanked = line.isRanked();
            if (isRanked) place++;
            html.append("<tr><th scope=\"row\">")
                    .append(HtmlTemplate.escape(label(line, locale)))
                    .append(kind == Kind.COUNTER ? place(isRanked, place, locale) : "")
                    .append("</th><td>")
                    .append(coverage(line.coverage(), locale))
                    .append("</td>")
                    .append(share(line, locale))
                    .append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private String place(boolean isRanked, int place, Text.Locale locale) {
        return " <small>" + (isRanked ? word(locale, "place", place) : word(locale, "unranked", Share.RANKED_FROM))
                + "</small>";
    }

    private String coverage(Share coverage, Text.Locale locale) {
        return word(
                locale,
                "coverage",
                coverage.hits(),
                coverage.all(),
                percent(locale, coverage.value().orElse(0.0)));
    }

    private String share(Line line, Text.Locale locale) {
        if (!line.isSaid())
            return "<td colspan=\"2\">"
                    + (line.content().all() == 0
                            ? word(locale, "unrated")
                            : word(locale, isFew(line) ? "too-few" : "held-back", Share.SAID_FROM))
                    + "</td>";
        double value = line.content().value().orElseThrow();
        Share.Interval interval = line.content().interval().orElseThrow();
        String said = word(locale, "interval", percent(locale, interval.low()), percent(locale, interval.high()));
        return "<td><b>" + percent(locale, value) + "&#8239;%</b></td><td><span class=\"reach\">" + said + "</span>"
                + drawn(value, interval) + "</td>";
    }

    /** From 0 to 100: the reach as a band, the share as a stroke. The words stand beside it. */
    private static String drawn(double value, Share.Interval interval) {
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 200 16\" width=\"200\" height=\"16\" aria-hidden=\"true\">"
                        + "<line class=\"axis\" x1=\"0\" y1=\"8\" x2=\"200\" y2=\"8\"/>"
                        + "<rect class=\"band\" x=\"%.1f\" y=\"4\" width=\"%.1f\" height=\"8\"/>"
                        + "<rect class=\"mark\" x=\"%.1f\" y=\"0\" width=\"3\" height=\"16\"/></svg>",
                200 * interval.low(),
                Math.max(1, 200 * (interval.high() - interval.low())),
                Math.min(197, 200 * value));
    }

    private void channels(StringBuilder html, RatingReport report, Text.Locale locale) {
        html.append("<h2>").append(word(locale, "by.channel")).append("</h2><ul>");
        for (String channel : new String[] {"TABLET", "PAD", "PHONE"}) {
            Share share = new Share(
                    report.channels().getOrDefault(channel, 0L),
                    report.total().coverage().all());
            item(html, word(locale, "channel." + channel) + ": " + coverage(share, locale));
        }
        html.append("</ul>");
    }

    private static void item(StringBuilder html, String text) {
        html.append("<li>").append(text).append("</li>");
    }

    private String label(Line line, Text.Locale locale) {
        return switch (line.kind()) {
            case TOTAL -> "";
            case COUNTER -> site.get().counterLabel(new CounterId(line.id()));
            case SERVICE ->
                site.get()
                        .service(new ServiceId(line.id()))
                        .map(Service::name)
                        .map(name -> name.in(locale))
                        .orElse(line.id());
            case DAY -> DAY.format(LocalDate.parse(line.id()));
        };
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }

    private static String percent(Text.Locale locale, double share) {
        return PageTexts.number(locale, 1, 100 * share);
    }
}
