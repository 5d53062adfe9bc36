package vn.motcua.hub.web;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;

/** A number for today in one tap, without a script, a font or a picture to load. Any thread. */
final class RemotePage {
    private final BookingPage shell;
    private final BookingWords words;

    RemotePage(BookingPage shell, BookingWords words) {
        this.shell = shell;
        this.words = words;
    }

    /** Why the last choice was not taken. */
    String said(String code, Text.Locale locale) {
        return words.plain(locale, "remote." + code);
    }

    /** @param note why the last choice was not taken, or empty */
    Reply services(int status, List<Service> services, Duration keeps, String note, Text.Locale locale) {
        StringBuilder content = new StringBuilder();
        if (!note.isEmpty())
            content.append("<p class=\"note\" role=\"alert\">")
                    .append(HtmlTemplate.escape(note))
                    .append("</p>");
        if (services.isEmpty()) {
            content.append("<section class=\"card\"><h1>")
                    .append(words.word(locale, "remote.none"))
                    .append("</h1><p>")
                    .append(words.word(locale, "none.go"))
                    .append("</p></section>");
        } else {
            content.append("<h1>")
                    .append(words.word(locale, "remote.ask"))
                    .append("</h1><p class=\"advice\">")
                    .append(words.word(locale, "remote.how", keeps.toMinutes()))
                    .append("</p><form method=\"post\" action=\"/r?lang=")
                    .append(BookingWords.tag(locale))
                    .append("\"><input type=\"hidden\" name=\"nonce\" value=\"")
                    .append(UUID.randomUUID())
                    .append("\"><ul class=\"list\">");
            for (Service service : services) content.append(service(service, locale));
            content.append("</ul></form>");
        }
        return shell.reply(status, words.plain(locale, "remote.title"), content, "/r?", locale);
    }

    private static String service(Service service, Text.Locale locale) {
        String hint = service.hint().in(locale);
        return "<li><button class=\"pick below\" name=\"service\" value=\"" + service.id() + "\"><b>"
                + HtmlTemplate.escape(service.name().in(locale)) + "</b>"
                + (hint.isEmpty() ? "" : "<span>" + HtmlTemplate.escape(hint) + "</span>") + "</button></li>";
    }
}
