package vn.motcua.hub.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;

/** What every report's page has around its content: the days it is of, the other language, the file. Pure. */
final class ReportFrame {
    private ReportFrame() {}

    /**
     * @param title key of its name
     * @param path of the page; its file is at the same with {@code .csv}
     */
    record Page(String title, String path, LocalDate from, LocalDate to) {}

    /** All but the content. */
    static Map<String, String> values(PageTexts texts, Site site, Text.Locale locale, Page page) {
        Text.Locale other = locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN;
        String range = "from=" + page.from() + "&to=" + page.to();
        Map<String, String> values = new HashMap<>();
        values.put("lang", BookingWords.tag(locale));
        values.put("title", texts.say(locale, page.title()));
        values.put("centre", site.name().in(locale));
        values.put("back", texts.say(locale, "back"));
        values.put("action", page.path());
        values.put("otherHref", page.path() + "?" + range + "&lang=" + BookingWords.tag(other));
        values.put("otherLang", BookingWords.tag(other));
        values.put("otherName", texts.say(locale, "other"));
        values.put("fromLabel", texts.say(locale, "from"));
        values.put("toLabel", texts.say(locale, "to"));
        values.put("from", page.from().toString());
        values.put("to", page.to().toString());
        values.put("show", texts.say(locale, "show"));
        values.put("csvHref", page.path() + ".csv?" + range);
        values.put("csv", texts.say(locale, "csv"));
        boolean isRatings = page.path().endsWith("/ratings");
        values.put("nextHref", (isRatings ? "/reports/criteria?" : "/reports/ratings?") + range);
        values.put("next", texts.say(locale, isRatings ? "criteria.title" : "title"));
        return values;
    }
}
