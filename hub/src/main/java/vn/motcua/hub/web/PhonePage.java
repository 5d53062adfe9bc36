package vn.motcua.hub.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/**
 * The ticket on a phone: one small document with its style and script in it, nothing else to load. Without the script it reloads
 * itself while somebody waits. Says nothing but what the paper in the holder's hand says too. Any thread.
 */
final class PhonePage {
    private static final int REFRESH_SECONDS = 15;

    private final HtmlTemplate template = HtmlTemplate.load(PhonePage.class, "phone.html", "phone.js");
    private final PageTexts texts = new PageTexts();
    private final PhoneCard card;
    private final Supplier<Site> site;
    private final Clock clock;

    PhonePage(Supplier<Site> site, Clock clock) {
        this.site = site;
        this.clock = clock;
        this.card = new PhoneCard(texts, site, clock);
    }

    /** By these a page knows that it must be made anew though its ticket did not move. */
    PhoneHours.Hours hours() {
        return PhoneHours.Hours.at(site.get().calendar(), clock.instant());
    }

    /** The part that a live page replaces. */
    String part(PhoneView view, String path, Text.Locale locale) {
        return card.of(view, path, locale);
    }

    /** @param note key of a line to say above the ticket, or empty */
    Reply of(PhoneView view, String path, String note, Text.Locale locale) {
        String said =
                note.isEmpty() ? "" : "<p id=\"note\" class=\"note\" role=\"status\">" + word(locale, note) + "</p>";
        Map<String, String> values = values(card.title(view, locale), path + "?lang=", locale);
        values.put("content", said + "<div id=\"live\">" + part(view, path, locale) + "</div>");
        if (PhoneCard.isLive(view)) {
            values.put(
                    "refresh",
                    "<noscript><meta http-equiv=\"refresh\" content=\"" + REFRESH_SECONDS + "\"></noscript>");
            values.put("footer", footer(path, locale));
        }
        return reply(200, values);
    }

    Reply askCancel(PhoneView view, String path, Text.Locale locale) {
        String title = texts.say(locale, "phone.cancel.ask");
        Map<String, String> values = values(title, path + "/cancel?lang=", locale);
        values.put("content", card.askCancel(view, path, locale));
        return reply(200, values);
    }

    Reply unknown(Text.Locale locale) {
        Map<String, String> values = values(texts.say(locale, "phone.unknown"), "?lang=", locale);
        values.put(
                "content",
                "<section class=\"card\"><h1>" + word(locale, "phone.unknown") + "</h1><p>"
                        + word(locale, "phone.unknown.go") + "</p></section>");
        return reply(404, values);
    }

    private Map<String, String> values(String title, String here, Text.Locale locale) {
        Text.Locale other = locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN;
        Map<String, String> values = new HashMap<>();
        values.put("lang", PhoneCard.tag(locale));
        values.put("title", title);
        values.put("agency", site.get().agency().in(locale));
        values.put("centre", site.get().name().in(locale));
        values.put("otherHref", here + PhoneCard.tag(other));
        values.put("otherLang", PhoneCard.tag(other));
        values.put("otherName", texts.say(locale, "phone.other"));
        values.put("refresh", "");
        values.put(
                "training",
                site.get().training() ? "<p class=\"training\">" + word(locale, "training") + "</p>\n" : "");
        values.put("footer", "");
        return values;
    }

    /** The bell stays hidden until the script knows that it can ring. */
    private String footer(String path, Text.Locale locale) {
        return "<p id=\"stale\" class=\"stale\" role=\"alert\" hidden data-text=\"" + word(locale, "phone.stale", "{0}")
                + "\"></p>"
                + "<p id=\"ring\" class=\"ring\" hidden><button type=\"button\" class=\"plain\" aria-pressed=\"false\" data-on=\""
                + word(locale, "phone.ring.off") + "\" data-off=\"" + word(locale, "phone.ring.on") + "\">"
                + word(locale, "phone.ring.on") + "</button><span class=\"quiet\" data-on=\""
                + word(locale, "phone.ring.muted") + "\"></span><span class=\"quiet\">"
                + word(locale, "phone.ring.keep")
                + "</span></p>"
                + "<p id=\"said\" class=\"unseen\" aria-live=\"polite\"></p><noscript><p class=\"quiet\">"
                + word(locale, "phone.refresh", REFRESH_SECONDS) + " <a href=\"" + HtmlTemplate.escape(path) + "?lang="
                + PhoneCard.tag(locale) + "\">" + word(locale, "phone.reload") + "</a></p></noscript>";
    }

    private Reply reply(int status, Map<String, String> values) {
        return Reply.html(status, template.fill(values), template.policy()).with("X-Robots-Tag", "noindex, nofollow");
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }
}
