package vn.motcua.hub.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.booking.BookingService.BookingView;
import vn.motcua.hub.booking.BookingStatus;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;

/** One booking, for whoever holds its code: when, the code large and as a QR, the calendar's entry, moving and giving up. Any thread. */
final class BookedPage {
    /** Said as a warning; the other words are good news. */
    private static final Set<String> WARNS = Set.of("unreminded", "over");

    private final BookingPage shell;
    private final BookingWords words;
    private final Supplier<Site> site;

    BookedPage(BookingPage shell, BookingWords words, Supplier<Site> site) {
        this.shell = shell;
        this.words = words;
        this.site = site;
    }

    static String path(BookingCode code) {
        return "/b/" + code.value();
    }

    /** What a phone's camera or a scanner reads. */
    String address(BookingCode code) {
        return site.get().publicUrl() + path(code);
    }

    Reply of(BookingCode code, BookingView view, String note, Instant now, Text.Locale locale) {
        boolean isToCome = view.status() == BookingStatus.BOOKED;
        String state = isToCome ? "booked" : "state." + view.status();
        StringBuilder content = new StringBuilder();
        if (!note.isEmpty())
            content.append("<p class=\"" + (WARNS.contains(note) ? "note" : "note done") + "\" role=\"status\">")
                    .append(words.word(locale, note))
                    .append("</p>");
        content.append("<section class=\"card\"><h1>")
                .append(words.word(locale, state))
                .append("</h1>");
        content.append(what(view, locale));
        if (isToCome) content.append(code(code, locale));
        else content.append("<p>").append(words.word(locale, state + ".go")).append("</p>");
        content.append("</section>");
        if (isToCome) content.append(advice(locale)).append(deeds(code, view, now, locale));
        else content.append(again(locale));
        return shell.reply(200, words.plain(locale, state), content, path(code) + "?", locale);
    }

    private String what(BookingView view, Text.Locale locale) {
        ZoneId zone = site.get().calendar().zone();
        return "<p class=\"service\">"
                + HtmlTemplate.escape(service(view.serviceId()).in(locale))
                + "</p><p class=\"hour\">" + words.time(view.startsAt(), zone) + "</p><p class=\"when\">"
                + HtmlTemplate.escape(
                        words.wholeDay(locale, view.startsAt().atZone(zone).toLocalDate())) + "</p>";
    }

    Text service(ServiceId id) {
        return site.get().service(id).map(Service::name).orElse(new Text(id.value(), id.value()));
    }

    private String code(BookingCode code, Text.Locale locale) {
        return "<p class=\"label\">" + words.word(locale, "code") + "</p><p class=\"code\">" + code.grouped() + "</p>"
                + BookingQr.svg(address(code), words.word(locale, "code.qr"));
    }

    private String advice(Text.Locale locale) {
        long late = site.get().line().appointments().late().toMinutes();
        return "<p class=\"advice\">" + words.word(locale, "keep.code") + "</p><p class=\"advice\">"
                + words.word(locale, "come", late) + "</p>";
    }

    private String deeds(BookingCode code, BookingView view, Instant now, Text.Locale locale) {
        boolean mayChange = now.isBefore(view.startsAt());
        return link("plain", path(code) + "/calendar.ics", "calendar", locale)
                + (mayChange ? link("plain", path(code) + "/move", "move", locale) : "")
                + (mayChange ? link("plain quietly", path(code) + "/cancel", "cancel", locale) : "");
    }

    private String again(Text.Locale locale) {
        return link("key", "/b", "again", locale);
    }

    private String link(String kind, String path, String key, Text.Locale locale) {
        return "<a class=\"" + kind + "\" href=\"" + HtmlTemplate.escape(path) + "?lang=" + BookingWords.tag(locale)
                + "\">" + words.word(locale, key) + "</a>";
    }

    /** Only asks; nothing has changed when this page is shown. */
    Reply askCancel(BookingCode code, BookingView view, Text.Locale locale) {
        String content =
                "<section class=\"card\"><h1>" + words.word(locale, "cancel.ask") + "</h1>" + what(view, locale)
                        + "<p>" + words.word(locale, "cancel.go") + "</p></section><form method=\"post\" action=\""
                        + HtmlTemplate.escape(path(code)) + "/cancel?lang=" + BookingWords.tag(locale) + "\">"
                        + link("key", path(code), "keep", locale)
                        + "<button class=\"plain\" name=\"confirm\" value=\"YES\">" + words.word(locale, "cancel.yes")
                        + "</button></form>";
        return shell.reply(200, words.plain(locale, "cancel.ask"), content, path(code) + "/cancel?", locale);
    }

    Reply calendar(BookingCode code, BookingView view, Instant now, Text.Locale locale) {
        Site centre = site.get();
        String title = words.plain(
                locale,
                "calendar.title",
                service(view.serviceId()).in(locale),
                centre.name().in(locale));
        String file = BookingCalendarFile.of(new BookingCalendarFile.Entry(
                view.bookingId() + "@" + centre.id(),
                now.getEpochSecond(),
                view.startsAt(),
                view.endsAt(),
                now,
                title,
                centre.name().in(locale) + ", " + centre.agency().in(locale),
                words.plain(locale, "calendar.words", code.grouped()),
                address(code)));
        return Reply.text(BookingCalendarFile.TYPE, file)
                .with("Content-Disposition", "attachment; filename=\"lich-hen.ics\"");
    }
}
