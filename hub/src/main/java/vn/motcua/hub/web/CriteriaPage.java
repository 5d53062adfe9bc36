package vn.motcua.hub.web;

import java.util.Map;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.report.Criteria;
import vn.motcua.hub.report.Criteria.Criterion;

/** The nine criteria as one table, each with where its points come from. Made on the server. Any thread. */
final class CriteriaPage {
    private final HtmlTemplate template = HtmlTemplate.load(CriteriaPage.class, "report.html");
    private final PageTexts texts = new PageTexts("report");
    private final Supplier<Site> site;

    CriteriaPage(Supplier<Site> site) {
        this.site = site;
    }

    Reply of(Criteria criteria, Text.Locale locale) {
        Map<String, String> values = ReportFrame.values(
                texts,
                site.get(),
                locale,
                new ReportFrame.Page("criteria.title", "/reports/criteria", criteria.from(), criteria.to()));
        values.put("content", content(criteria, locale));
        return Reply.html(200, template.fill(values), template.policy());
    }

    private String content(Criteria criteria, Text.Locale locale) {
        StringBuilder html = new StringBuilder("<p class=\"sentence\">")
                .append(word(
                        locale,
                        "criteria.sentence",
                        PageTexts.number(locale, 2, criteria.points()),
                        criteria.pointsMost(),
                        criteria.pointsMost() / Criteria.POINTS_MAX))
                .append("</p><table><thead><tr>");
        for (String column : new String[] {"name", "points", "how"})
            html.append("<th scope=\"col\">")
                    .append(word(locale, "criteria.column." + column))
                    .append("</th>");
        html.append("</tr></thead><tbody>");
        criteria.all().forEach(one -> row(html, one, locale));
        return html.append("</tbody></table><p class=\"quiet\">")
                .append(word(locale, "criteria.text"))
                .append("</p>")
                .toString();
    }

    private void row(StringBuilder html, Criterion one, Text.Locale locale) {
        String key = "criteria." + one.number();
        html.append("<tr><th scope=\"row\">")
                .append(one.number())
                .append(". ")
                .append(word(locale, key))
                .append("</th><td>")
                .append(
                        one.points().isPresent()
                                ? "<b>"
                                        + PageTexts.number(
                                                locale, 2, one.points().getAsDouble()) + "</b>"
                                : "–")
                .append("</td><td>")
                .append(word(locale, "criteria.how." + one.how()))
                .append(one.points().isPresent() ? counts(one, locale) : "")
                .append("<small>")
                .append(word(locale, key + ".source"))
                .append("</small></td></tr>");
    }

    private String counts(Criterion one, Text.Locale locale) {
        return ": "
                + word(
                        locale,
                        "criteria." + one.number() + ".counts",
                        one.share().hits(),
                        one.share().all());
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }
}
