package vn.motcua.hub.web;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.evidence.Retention;
import vn.motcua.hub.notice.CameraNotice;
import vn.motcua.hub.notice.CameraNotices;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;

/**
 * The notice on cameras as a page, and as a sign for the wall (A4, both languages, with the page's address as a QR). Made on the
 * server, without a script, a font or a picture to load. Any thread.
 */
final class NoticePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    /** Up to here people think in hours. */
    private static final long HOURS_MOST = 72;

    private final HtmlTemplate page = HtmlTemplate.load(NoticePage.class, "notice.html");
    private final HtmlTemplate sign = HtmlTemplate.load(NoticePage.class, "notice-sign.html");
    private final PageTexts texts = new PageTexts("notice");
    private final CameraNotices notices;
    private final Supplier<Site> site;

    NoticePage(CameraNotices notices, Supplier<Site> site) {
        this.notices = notices;
        this.site = site;
    }

    Reply notice(CameraNotice notice, Text.Locale locale) {
        String content = "<h1>" + word(locale, "title") + "</h1>" + facts(notice, locale)
                + "<p class=\"more\"><a href=\"" + path(notice) + "/sign\">" + word(locale, "sign") + "</a></p>";
        return reply(200, texts.say(locale, "title"), content, path(notice), locale);
    }

    /**
     * Every notice with its sign.
     *
     * @param title key of the line on top
     */
    Reply list(int status, String title, Text.Locale locale) {
        StringBuilder content =
                new StringBuilder("<h1>").append(word(locale, title)).append("</h1>");
        if (notices.all().isEmpty())
            content.append("<p>").append(word(locale, "none")).append("</p>");
        else {
            content.append("<ul class=\"list\">");
            for (CameraNotice notice : notices.all())
                content.append("<li class=\"card\"><b>")
                        .append(HtmlTemplate.escape(notice.purpose().in(locale)))
                        .append("</b>")
                        .append(cameras(notice, locale))
                        .append("<p><a href=\"")
                        .append(path(notice))
                        .append("\">")
                        .append(word(locale, "open"))
                        .append("</a> <a href=\"")
                        .append(path(notice))
                        .append("/sign\">")
                        .append(word(locale, "sign"))
                        .append("</a></p></li>");
            content.append("</ul>");
        }
        return reply(status, texts.say(locale, title), content.toString(), "", locale);
    }

    /** @param locale of the window's title; the paper speaks both languages */
    Reply sign(CameraNotice notice, Text.Locale locale) {
        String address = site.get().publicUrl() + path(notice);
        Map<String, String> values = new HashMap<>(head(texts.say(locale, "sign"), locale));
        values.put("qr", BookingQr.svg(address, word(locale, "qr")));
        values.put("address", address);
        values.put("vi", half(notice, Text.Locale.VI));
        values.put("en", half(notice, Text.Locale.EN));
        return Reply.html(200, sign.fill(values), sign.policy());
    }

    private String half(CameraNotice notice, Text.Locale locale) {
        return "<h2>" + word(locale, "title") + "</h2>" + facts(notice, locale);
    }

    private String facts(CameraNotice notice, Text.Locale locale) {
        Retention kept = notices.retention();
        return "<dl>"
                + fact(
                        locale,
                        "purpose",
                        "<p>" + HtmlTemplate.escape(notice.purpose().in(locale)) + "</p>")
                + fact(locale, "where", cameras(notice, locale))
                + fact(
                        locale,
                        "kept",
                        "<p>"
                                + word(
                                        locale,
                                        "kept.text",
                                        length(kept.falsePositive(), locale),
                                        length(kept.notConfirmed(), locale),
                                        length(kept.confirmed(), locale))
                                + "</p>")
                + fact(locale, "rights", "<p>" + word(locale, "rights.text") + "</p>")
                + fact(
                        locale,
                        "contact",
                        "<p>" + HtmlTemplate.escape(notice.contact().in(locale)) + "</p>")
                + fact(locale, "law", "<p>" + word(locale, "law.text", kept.law(), DAY.format(kept.lawDate())) + "</p>")
                + "</dl>";
    }

    private String fact(Text.Locale locale, String name, String html) {
        return "<dt>" + word(locale, name) + "</dt><dd>" + html + "</dd>";
    }

    private static String cameras(CameraNotice notice, Text.Locale locale) {
        StringBuilder list = new StringBuilder("<ul>");
        for (Text camera : notice.cameras())
            list.append("<li>").append(HtmlTemplate.escape(camera.in(locale))).append("</li>");
        return list.append("</ul>").toString();
    }

    private String length(Duration length, Text.Locale locale) {
        return length.toHours() <= HOURS_MOST || length.toHours() % 24 != 0
                ? texts.say(locale, "hours", length.toHours())
                : texts.say(locale, "days", length.toDays());
    }

    private Reply reply(int status, String title, String content, String here, Text.Locale locale) {
        Text.Locale other = locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN;
        Map<String, String> values = new HashMap<>(head(title, locale));
        values.put("otherHref", here + "?lang=" + BookingWords.tag(other));
        values.put("otherLang", BookingWords.tag(other));
        values.put("otherName", texts.say(locale, "other"));
        values.put("content", content);
        return Reply.html(status, page.fill(values), page.policy());
    }

    private Map<String, String> head(String title, Text.Locale locale) {
        return Map.of(
                "lang",
                BookingWords.tag(locale),
                "title",
                title,
                "agency",
                site.get().agency().in(locale),
                "centre",
                site.get().name().in(locale));
    }

    private static String path(CameraNotice notice) {
        return "/notice/" + notice.id();
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }
}
