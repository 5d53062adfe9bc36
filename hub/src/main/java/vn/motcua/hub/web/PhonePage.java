package vn.motcua.hub.web;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/**
 * The ticket on a phone: one small document, no script, no font, no image to load; it reloads itself while somebody waits. Says
 * nothing but what the paper in the holder's hand says too. Any thread.
 */
final class PhonePage {
    /** Fewer than this and the advice is to stay. */
    private static final int NEAR = 4;

    private static final int REFRESH_SECONDS = 15;
    private static final List<String> REASONS =
            List.of("FAST", "FRIENDLY", "CLEAR", "WAIT_LONG", "ATTITUDE", "UNCLEAR", "EXTRA_PAPERS", "SEVERAL_TRIPS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final HtmlTemplate template = HtmlTemplate.load(PhonePage.class, "phone.html");
    private final PageTexts texts = new PageTexts();
    private final Site site;
    private final Clock clock;

    PhonePage(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    Reply of(PhoneView view, String path, Text.Locale locale) {
        boolean isLive = view.state().equals("WAITING") || view.state().equals("CALLED");
        String title = texts.say(locale, "phone.title", view.number().text());
        return page(200, title, content(view, path, locale), isLive, locale);
    }

    Reply unknown(Text.Locale locale) {
        String content = "<section class=\"card\"><h1>" + word(locale, "phone.unknown") + "</h1><p>"
                + word(locale, "phone.unknown.go") + "</p></section>";
        return page(404, texts.say(locale, "phone.unknown"), content, false, locale);
    }

    private Reply page(int status, String title, String content, boolean isLive, Text.Locale locale) {
        Text.Locale other = locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN;
        Map<String, String> values = new HashMap<>();
        values.put("lang", tag(locale));
        values.put("title", title);
        values.put("agency", site.agency().in(locale));
        values.put("centre", site.name().in(locale));
        values.put("otherLang", tag(other));
        values.put("otherName", texts.say(locale, "phone.other"));
        values.put("refresh", isLive ? "<meta http-equiv=\"refresh\" content=\"" + REFRESH_SECONDS + "\">\n" : "");
        values.put("training", site.training() ? "<p class=\"training\">" + word(locale, "training") + "</p>\n" : "");
        values.put("content", content);
        values.put("footer", isLive ? "<p class=\"quiet\">" + word(locale, "phone.refresh", time()) + "</p>" : "");
        return Reply.html(status, template.fill(values), template.policy());
    }

    private String content(PhoneView view, String path, Text.Locale locale) {
        if (view.mayRate() && view.state().equals("FINISHED")) return served(view, locale) + rating(path, locale);
        boolean isTurn = view.state().equals("CALLED");
        String head = "<section class=\"card" + (isTurn ? " turn" : "") + "\"><p class=\"label\">"
                + word(locale, "phone.number") + "</p><p class=\"number\">"
                + HtmlTemplate.escape(view.number().text()) + "</p><p class=\"service\">"
                + HtmlTemplate.escape(view.service().in(locale)) + "</p>";
        return switch (view.state()) {
            case "WAITING" -> head + waiting(view, locale) + "</section>";
            case "CALLED" -> head + called(view, locale) + "</section>";
            case "NO_SHOW" -> head + said(locale, "phone.noshow") + "</section>";
            case "UNSERVED" -> head + said(locale, "phone.unserved") + "</section>";
            default -> head + finished(view, locale) + "</section>";
        };
    }

    /** The number steps back so that question and all five faces fit the first view. */
    private static String served(PhoneView view, Text.Locale locale) {
        return "<section class=\"card slim\"><p class=\"number\">"
                + HtmlTemplate.escape(view.number().text()) + "</p><p class=\"service\">"
                + HtmlTemplate.escape(view.service().in(locale)) + "</p></section>";
    }

    private String waiting(PhoneView view, Text.Locale locale) {
        String place = view.ahead() < 0
                ? word(locale, "phone.place.unknown")
                : view.ahead() == 0 ? word(locale, "phone.place.0") : word(locale, "phone.place.n", view.ahead());
        boolean isKnown = view.estimateMinutes() >= 0;
        // The estimate is a mean: three in ten either way, and never less than two minutes wide.
        int from = Math.max(1, (int) Math.floor(view.estimateMinutes() * 0.7));
        int to = Math.max(from + 2, (int) Math.ceil(view.estimateMinutes() * 1.3));
        String wait = isKnown ? word(locale, "phone.estimate", from, to) : word(locale, "phone.estimate.unknown");
        boolean isNear = view.ahead() < NEAR || !isKnown;
        String advice = isNear ? word(locale, "phone.advice.near") : word(locale, "phone.advice.far", from);
        return "<h1>" + place + "</h1><p>" + wait + "</p><p class=\"advice\">" + advice + "</p>";
    }

    private String called(PhoneView view, Text.Locale locale) {
        Text name = view.counterName();
        String counter = name != null ? name.in(locale) : String.valueOf(view.counter());
        return "<h1>" + word(locale, "phone.called") + "</h1><p class=\"label\">"
                + word(locale, "phone.called.go", counter) + "</p>";
    }

    private String finished(PhoneView view, Text.Locale locale) {
        String line = view.rated() ? "phone.rated" : "phone.finished.thanks";
        return "<h1>" + word(locale, "phone.finished") + "</h1><p>" + word(locale, line) + "</p>";
    }

    private String said(Text.Locale locale, String key) {
        return "<h1>" + word(locale, key) + "</h1><p>" + word(locale, key + ".go") + "</p>";
    }

    private String rating(String path, Text.Locale locale) {
        StringBuilder form = new StringBuilder("<form method=\"post\" action=\"" + HtmlTemplate.escape(path)
                + "/rating?lang=" + tag(locale) + "\"><h1>" + word(locale, "phone.rate") + "</h1><p class=\"quiet\">"
                + word(locale, "phone.rate.anonymous") + "</p><div class=\"faces\">");
        for (int score = 5; score >= 1; score--) {
            form.append("<button name=\"score\" value=\"")
                    .append(score)
                    .append("\">")
                    .append(Faces.svg(score))
                    .append(word(locale, "phone.face." + score))
                    .append("</button>");
        }
        form.append("</div><details><summary>")
                .append(word(locale, "phone.reasons"))
                .append("</summary><div class=\"reasons\">");
        for (String reason : REASONS) {
            form.append("<label><input type=\"checkbox\" name=\"reasons\" value=\"")
                    .append(reason)
                    .append("\">")
                    .append(word(locale, "phone.reason." + reason))
                    .append("</label>");
        }
        return form.append("</div></details></form>").toString();
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }

    private String time() {
        return TIME.format(clock.instant().atZone(site.calendar().zone()));
    }

    private static String tag(Text.Locale locale) {
        return locale == Text.Locale.EN ? "en" : "vi";
    }

    /** Five faces, told apart by the mouth and never by colour alone. */
    private static final class Faces {
        private static final List<String> MOUTHS = List.of(
                "M14 34c4-8 16-8 20 0",
                "M15 33c4-4 14-4 18 0",
                "M15 31h18",
                "M15 29c4 4 14 4 18 0",
                "M13 27c3 10 19 10 22 0z");

        static String svg(int score) {
            return "<svg class=\"f" + score + "\" viewBox=\"0 0 48 48\" fill=\"none\" stroke=\"currentColor\" "
                    + "stroke-width=\"3\" stroke-linecap=\"round\" aria-hidden=\"true\"><circle cx=\"24\" cy=\"24\" "
                    + "r=\"20\"/><path d=\"M17 18v2M31 18v2\"/><path d=\"" + MOUTHS.get(score - 1) + "\"/></svg>";
        }
    }
}
