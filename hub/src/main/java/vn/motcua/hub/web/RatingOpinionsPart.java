package vn.motcua.hub.web;

import java.util.function.Supplier;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.RatingPolicy;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.report.RatingOpinions;
import vn.motcua.hub.report.RatingOpinions.Question;
import vn.motcua.hub.report.RatingReport;

/** The part of the report on ratings that says why: reasons touched, and how the centre's questions were answered. Any thread. */
final class RatingOpinionsPart {
    private final PageTexts texts;
    private final PageTexts phone = new PageTexts();
    private final Supplier<Site> site;

    RatingOpinionsPart(PageTexts texts, Supplier<Site> site) {
        this.texts = texts;
        this.site = site;
    }

    void put(StringBuilder html, RatingReport report, Text.Locale locale) {
        RatingOpinions told = report.opinions();
        if (!told.reasons().isEmpty()) reasons(html, report, locale);
        if (!told.questions().isEmpty()) questions(html, told, locale);
    }

    private void reasons(StringBuilder html, RatingReport report, Text.Locale locale) {
        head(html, locale, "reasons", "reason", "reason.ratings");
        long rated = report.total().coverage().hits();
        for (RatingOpinions.Reason one : report.opinions().reasons())
            row(html, reason(one.code(), locale))
                    .append("<td>")
                    .append(word(
                            locale,
                            "coverage",
                            one.ratings(),
                            rated,
                            percent(
                                    locale,
                                    new Share(one.ratings(), rated).value().orElseThrow())))
                    .append("</td></tr>");
        html.append("</tbody></table><p class=\"quiet\">")
                .append(word(locale, "reasons.text"))
                .append("</p>");
    }

    private void questions(StringBuilder html, RatingOpinions told, Text.Locale locale) {
        head(html, locale, "questions", "question", "answers", "yes", "interval");
        for (Question one : told.questions()) {
            row(html, question(one.code(), locale));
            if (one.isSaid()) answers(html, one, locale);
            else
                html.append("<td colspan=\"3\">")
                        .append(word(locale, "question.few", Share.SAID_FROM))
                        .append("</td></tr>");
        }
        html.append("</tbody></table>");
    }

    private void answers(StringBuilder html, Question one, Text.Locale locale) {
        Share.Interval interval = one.share().interval().orElseThrow();
        html.append("<td>")
                .append(word(locale, "answers", one.yes(), one.partly(), one.no()))
                .append("</td><td><b>")
                .append(percent(locale, one.share().value().orElseThrow()))
                .append("&#8239;%</b></td><td>")
                .append(word(locale, "interval", percent(locale, interval.low()), percent(locale, interval.high())))
                .append("</td></tr>");
    }

    private void head(StringBuilder html, Text.Locale locale, String title, String... columns) {
        html.append("<h2>").append(word(locale, title)).append("</h2><table id=\"" + title + "\"><thead><tr>");
        for (String column : columns)
            html.append("<th scope=\"col\">")
                    .append(word(locale, "column." + column))
                    .append("</th>");
        html.append("</tr></thead><tbody>");
    }

    private static StringBuilder row(StringBuilder html, String head) {
        return html.append("<tr><th scope=\"row\">")
                .append(HtmlTemplate.escape(head))
                .append("</th>");
    }

    /** The words that were touched; of a reason that is no longer offered its code. */
    private String reason(String code, Text.Locale locale) {
        return site.get().rating().reasons().stream()
                .filter(one -> one.code().equals(code) && one.text() != null)
                .map(one -> one.text().in(locale))
                .findFirst()
                .orElseGet(() -> RatingPolicy.KNOWN.contains(code) ? phone.say(locale, "phone.reason." + code) : code);
    }

    private String question(String code, Text.Locale locale) {
        return site.get().rating().questions().stream()
                .filter(one -> one.code().equals(code))
                .map(one -> one.text().in(locale))
                .findFirst()
                .orElse(code);
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }

    private static String percent(Text.Locale locale, double share) {
        return PageTexts.number(locale, 1, 100 * share);
    }
}
