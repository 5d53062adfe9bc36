package vn.motcua.hub.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;

/** What every report's page has around its content: the days it is of, the other language, the file. Pure. */
final class ReportFrame {
    private ReportFrame() {}

    /**
     * @param title key of its name
     * @param path of the page; its file is at the same with {@code .csv}
     * @param more parameters besides the days
     */
    record Page(String title, String path, LocalDate from, LocalDate to, Map<String, String> more) {
        Page(String title, String path, LocalDate from, LocalDate to) {
            this(title, path, from, to, Map.of());
        }
    }

    /** Every report, by its path, with the key of its name. */
    private static final Map<String, String> REPORTS = new TreeMap<>(Map.of(
            "/reports/ratings", "title", "/reports/criteria", "criteria.title", "/reports/dossiers", "dossiers.title"));

    /** All but the content. */
    static Map<String, String> values(PageTexts texts, Site site, Text.Locale locale, Page page) {
        Text.Locale other = locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN;
        String range = "from=" + page.from() + "&to=" + page.to();
        StringBuilder own = new StringBuilder(range);
        new TreeMap<>(page.more())
                .forEach((name, value) ->
                        own.append('&').append(name).append('=').append(value));
        Map<String, String> values = new HashMap<>();
        values.put("lang", BookingWords.tag(locale));
        values.put("title", texts.say(locale, page.title()));
        values.put("centre", site.name().in(locale));
        values.put("back", texts.say(locale, "back"));
        values.put("action", page.path());
        values.put("otherHref", page.path() + "?" + own + "&lang=" + BookingWords.tag(other));
        values.put("otherLang", BookingWords.tag(other));
        values.put("otherName", texts.say(locale, "other"));
        values.put("fromLabel", texts.say(locale, "from"));
        values.put("toLabel", texts.say(locale, "to"));
        values.put("from", page.from().toString());
        values.put("to", page.to().toString());
        values.put("show", texts.say(locale, "show"));
        values.put("csvHref", page.path() + ".csv?" + own);
        values.put("csv", texts.say(locale, "csv"));
        values.put("extra", "");
        values.put("links", links(texts, locale, page.path(), range));
        return values;
    }

    /** To the other reports on the same days. */
    private static String links(PageTexts texts, Text.Locale locale, String here, String range) {
        StringBuilder links = new StringBuilder();
        REPORTS.forEach((path, title) -> {
            if (!path.equals(here))
                links.append("<a href=\"")
                        .append(HtmlTemplate.escape(path + "?" + range))
                        .append("\">")
                        .append(HtmlTemplate.escape(texts.say(locale, title)))
                        .append("</a>");
        });
        return links.toString();
    }
}
