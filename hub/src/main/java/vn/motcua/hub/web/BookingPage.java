package vn.motcua.hub.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.booking.BookingService.DayState;
import vn.motcua.hub.booking.BookingService.DayView;
import vn.motcua.hub.booking.BookingService.SlotView;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;

/**
 * Booking in three taps: service, day, time. Made on the server, without a script, a font or a picture to load; every tap is a link or
 * a button of a form. Any thread.
 */
final class BookingPage {
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private final HtmlTemplate template = HtmlTemplate.load(BookingPage.class, "booking.html");
    private final BookingWords words;
    private final Supplier<Site> site;
    private final boolean reminds;

    BookingPage(Supplier<Site> site, BookingWords words, boolean reminds) {
        this.reminds = reminds;
        this.site = site;
        this.words = words;
    }

    /**
     * Where somebody is on his way to a slot.
     *
     * @param path of the page, such as {@code /b}
     * @param query what stands in it already, such as {@code service=x&}
     * @param service what for
     * @param note key of a line above, or empty
     */
    record Way(String path, String query, Service service, String note) {}

    /** The first step, and the way to a booking made before. */
    Reply services(List<Service> services, String note, Text.Locale locale) {
        StringBuilder content = new StringBuilder(note(note, locale));
        if (services.isEmpty()) {
            content.append("<section class=\"card\"><h1>")
                    .append(words.word(locale, "none"))
                    .append("</h1><p>");
            content.append(words.word(locale, "none.go")).append("</p></section>");
        } else {
            content.append("<h1>").append(words.word(locale, "service.ask")).append("</h1><ul class=\"list\">");
            for (Service service : services) content.append(service(service, locale));
            content.append("</ul>");
        }
        if (!RemoteRoutes.offered(site.get()).isEmpty())
            content.append("<p class=\"more\"><a href=\"/r?lang=")
                    .append(BookingWords.tag(locale))
                    .append("\">")
                    .append(words.word(locale, "remote.go"))
                    .append("</a></p>");
        content.append(find(locale));
        return reply(note.equals("code.wrong") ? 404 : 200, words.plain(locale, "title"), content, "/b?", locale);
    }

    private String service(Service service, Text.Locale locale) {
        String hint = service.hint().in(locale);
        return "<li><a class=\"pick below\" href=\"/b?service=" + service.id() + "&amp;lang=" + BookingWords.tag(locale)
                + "\"><b>"
                + HtmlTemplate.escape(service.name().in(locale)) + "</b>"
                + (hint.isEmpty() ? "" : "<span>" + HtmlTemplate.escape(hint) + "</span>") + "</a></li>";
    }

    private String find(Text.Locale locale) {
        return "<form class=\"card find\" method=\"get\" action=\"/b\"><input type=\"hidden\" name=\"lang\" value=\""
                + BookingWords.tag(locale) + "\"><label for=\"code\">" + words.word(locale, "find") + "</label>"
                + "<input id=\"code\" name=\"code\" required maxlength=\"24\" autocomplete=\"off\" autocapitalize=\"characters\""
                + " spellcheck=\"false\" placeholder=\"BCGH-KLMN-PQTV\"><button class=\"plain\">"
                + words.word(locale, "find.go") + "</button></form>";
    }

    /** The second step. Closed days are said, so that nobody looks for them. */
    Reply days(Way way, List<DayView> days, Text.Locale locale) {
        StringBuilder content = head(way, "day.ask", locale);
        content.append("<ul class=\"list\">");
        for (DayView day : days)
            content.append("<li>").append(day(way, day, locale)).append("</li>");
        content.append("</ul>").append(back(way, locale));
        return reply(200, words.plain(locale, "day.ask"), content, way.path() + "?" + way.query(), locale);
    }

    private String day(Way way, DayView day, Text.Locale locale) {
        String name = HtmlTemplate.escape(words.day(locale, day.day()));
        if (day.state() != DayState.FREE) {
            String why = words.word(locale, day.state() == DayState.FULL ? "full" : "closed");
            return "<p class=\"gone\"><b>" + name + "</b><span>" + why + "</span></p>";
        }
        return "<a class=\"pick\" href=\"" + HtmlTemplate.escape(way.path() + "?" + way.query()) + "day=" + day.day()
                + "&amp;lang=" + BookingWords.tag(locale) + "\"><b>" + name + "</b><span>"
                + words.word(locale, "free", day.free()) + "</span></a>";
    }

    /** The third step: one form, one button a slot. */
    Reply slots(Way way, LocalDate day, List<SlotView> slots, Text.Locale locale) {
        StringBuilder content = head(way, "time.ask", locale);
        content.append("<p class=\"when\">")
                .append(HtmlTemplate.escape(words.wholeDay(locale, day)))
                .append("</p>");
        content.append("<form method=\"post\" action=\"")
                .append(HtmlTemplate.escape(way.path()))
                .append("?lang=");
        content.append(BookingWords.tag(locale))
                .append("\">")
                .append(hidden("nonce", UUID.randomUUID().toString()));
        content.append(hidden("service", way.service().id().value())).append(hidden("day", day.toString()));
        ZoneId zone = site.get().calendar().zone();
        List<SlotView> open = slots.stream().filter(SlotView::open).toList();
        if (open.isEmpty())
            content.append("<p>").append(words.word(locale, "day.over")).append("</p>");
        else if (reminds && way.path().equals("/b")) content.append(contact(locale));
        half(
                content,
                open.stream().filter(one -> isMorning(one.startsAt(), zone)).toList(),
                "morning",
                locale);
        half(
                content,
                open.stream().filter(one -> !isMorning(one.startsAt(), zone)).toList(),
                "afternoon",
                locale);
        content.append("</form><p class=\"more\"><a href=\"")
                .append(HtmlTemplate.escape(way.path() + "?" + way.query()));
        content.append("lang=").append(BookingWords.tag(locale)).append("\">").append(words.word(locale, "day.other"));
        content.append("</a></p>");
        String here = way.path() + "?" + way.query() + "day=" + day + "&";
        return reply(200, words.plain(locale, "time.ask"), content, here, locale);
    }

    private String contact(Text.Locale locale) {
        return "<div class=\"find\"><label for=\"contact\">" + words.word(locale, "contact")
                + "</label><input class=\"contact\" id=\"contact\" name=\"contact\" maxlength=\"100\" autocomplete=\"off\""
                + " autocapitalize=\"off\" spellcheck=\"false\" aria-describedby=\"contact-why\"><p id=\"contact-why\" class=\"label\">"
                + words.word(locale, "contact.why") + "</p></div>";
    }

    private static boolean isMorning(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalTime().isBefore(NOON);
    }

    private void half(StringBuilder content, List<SlotView> slots, String name, Text.Locale locale) {
        if (slots.isEmpty()) return;
        content.append("<h2>").append(words.word(locale, name)).append("</h2><div class=\"times\">");
        ZoneId zone = site.get().calendar().zone();
        for (SlotView slot : slots) {
            String time = words.time(slot.startsAt(), zone);
            if (slot.hasPlace())
                content.append("<button class=\"time\" name=\"start\" value=\"")
                        .append(slot.startsAt())
                        .append("\">");
            else content.append("<p class=\"time gone\">");
            content.append("<b>").append(time).append("</b>");
            if (!slot.hasPlace())
                content.append("<span>").append(words.word(locale, "full")).append("</span>");
            content.append(slot.hasPlace() ? "</button>" : "</p>");
        }
        content.append("</div>");
    }

    private StringBuilder head(Way way, String question, Text.Locale locale) {
        return new StringBuilder(note(way.note(), locale))
                .append("<p class=\"label\">")
                .append(HtmlTemplate.escape(way.service().name().in(locale)))
                .append("</p><h1>")
                .append(words.word(locale, question))
                .append("</h1>");
    }

    private String back(Way way, Text.Locale locale) {
        boolean isNew = way.path().equals("/b");
        return "<p class=\"more\"><a href=\""
                + HtmlTemplate.escape(isNew ? "/b" : way.path().replace("/move", ""))
                + "?lang=" + BookingWords.tag(locale) + "\">"
                + words.word(locale, isNew ? "service.other" : "keep") + "</a></p>";
    }

    private String note(String key, Text.Locale locale) {
        return key.isEmpty() ? "" : "<p class=\"note\" role=\"alert\">" + words.word(locale, key) + "</p>";
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + HtmlTemplate.escape(value) + "\">";
    }

    /** @param here address of this page up to its language */
    Reply reply(int status, String title, CharSequence content, String here, Text.Locale locale) {
        Text.Locale other = locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN;
        Site now = site.get();
        Map<String, String> values = new HashMap<>();
        values.put("lang", BookingWords.tag(locale));
        values.put("title", title);
        values.put("agency", now.agency().in(locale));
        values.put("centre", now.name().in(locale));
        values.put("otherHref", here + "lang=" + BookingWords.tag(other));
        values.put("otherLang", BookingWords.tag(other));
        values.put("otherName", words.plain(locale, "other"));
        values.put(
                "training", now.training() ? "<p class=\"training\">" + words.word(locale, "training") + "</p>" : "");
        values.put("content", content.toString());
        return Reply.html(status, template.fill(values), template.policy()).with("X-Robots-Tag", "noindex, nofollow");
    }
}
