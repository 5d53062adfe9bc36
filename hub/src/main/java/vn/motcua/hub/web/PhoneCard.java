package vn.motcua.hub.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.ticket.WaitRange;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/** What a ticket's page says of each state: the part that a live page replaces, the same with and without a script. Any thread. */
final class PhoneCard {
    /** Fewer than this before one, and the advice is to stay. */
    private static final int NEAR = 4;
    /** Who is first, but waits for a long visit to end or for a counter to open, is not told to stand there. */
    private static final int SOON_MINUTES = 10;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final PageTexts texts;
    private final PhoneRatingForm form;
    private final Supplier<Site> site;
    private final Clock clock;

    PhoneCard(PageTexts texts, Supplier<Site> site, Clock clock) {
        this.texts = texts;
        this.form = new PhoneRatingForm(texts);
        this.site = site;
        this.clock = clock;
    }

    /** Whether somebody may still come to look at it: such a page keeps itself up to date. */
    static boolean isLive(PhoneView view) {
        return List.of("REMOTE", "WAITING", "CALLED", "PARKED", "NO_SHOW").contains(view.state());
    }

    /** The tab's title: what matters most. */
    String title(PhoneView view, Text.Locale locale) {
        String key = switch (view.state()) {
            case "CALLED" -> "phone.title.called";
            case "WAITING" -> view.ahead() >= 0 ? "phone.title.waiting" : "phone.title";
            default -> "phone.title";
        };
        return texts.say(locale, key, view.number().text(), view.ahead());
    }

    /** One element that carries what a script needs to know: what to ring for, and the title. */
    String of(PhoneView view, String path, Text.Locale locale) {
        return "<div id=\"view\" data-state=\"" + HtmlTemplate.escape(view.state()) + "\" data-call=\"" + call(view)
                + "\" data-title=\"" + HtmlTemplate.escape(title(view, locale)) + "\">" + content(view, path, locale)
                + "</div>";
    }

    /** Another value with each call and recall; empty while it is nobody's turn. */
    private static String call(PhoneView view) {
        if (!view.state().equals("CALLED") || view.calledAt() == null) return "";
        return view.calledAt().toEpochMilli() + "-" + view.times();
    }

    private String content(PhoneView view, String path, Text.Locale locale) {
        if (view.mayRate() && view.state().equals("FINISHED"))
            return served(view) + form.of(site.get().rating(), view.serviceId(), path, locale);
        boolean isTurn = view.state().equals("CALLED");
        String head = "<section class=\"card" + (isTurn ? " turn" : "") + "\"><p class=\"label\">"
                + word(locale, "phone.number") + "</p><p class=\"number\">"
                + HtmlTemplate.escape(view.number().text()) + "</p><p class=\"service\">"
                + HtmlTemplate.escape(view.service().in(locale)) + "</p>";
        return switch (view.state()) {
            case "WAITING" -> head + waiting(view, locale) + "</section>" + cancel(view, path, locale);
            case "REMOTE" -> head + remote(view, path, locale) + "</section>" + cancel(view, path, locale);
            case "CALLED" -> head + called(view, locale) + "</section>";
            case "PARKED" -> head + parked(view, locale) + "</section>";
            case "NO_SHOW" -> head + missed(view, locale) + "</section>";
            case "CANCELLED" -> head + said(locale, "phone.cancelled") + "</section>";
            case "UNSERVED" -> head + said(locale, "phone.unserved") + "</section>";
            default -> head + finished(view, locale) + "</section>";
        };
    }

    /** The number steps back so that question and all faces fit the first view. */
    private static String served(PhoneView view) {
        return "<section class=\"card slim\"><p class=\"number\">"
                + HtmlTemplate.escape(view.number().text()) + "</p></section>";
    }

    private String waiting(PhoneView view, Text.Locale locale) {
        Optional<PhoneHours.Notice> notice = PhoneHours.notice(view, site.get().calendar(), clock.instant());
        boolean stops = notice.isPresent() && notice.get().stops();
        StringBuilder card =
                new StringBuilder("<h1>").append(place(view, locale)).append("</h1>");
        if (view.range() != null && !stops)
            card.append("<p>").append(estimate(view, view.range(), locale)).append("</p>");
        PhoneAside.waiting(view, locale, clock.instant(), this::time)
                .ifPresent(one -> card.append("<p class=\"advice\" id=\"aside\">")
                        .append(word(locale, one))
                        .append("</p>"));
        notice.ifPresent(one -> card.append("<p class=\"notice\">")
                .append(word(locale, one.key(), one.times().toArray()))
                .append("</p>"));
        if (!stops)
            card.append("<p class=\"advice\">").append(advice(view, locale)).append("</p>");
        return card.toString();
    }

    /** Nobody's turn comes "in a moment" while the centre is closed. */
    private String place(PhoneView view, Text.Locale locale) {
        if (view.ahead() > 0) return word(locale, "phone.place.n", view.ahead());
        boolean isOpen = site.get().calendar().isOpen(clock.instant());
        return word(locale, view.ahead() == 0 && isOpen ? "phone.place.0" : "phone.place.unknown");
    }

    /** "In about 12 min, at most 20". */
    private String estimate(PhoneView view, WaitRange range, Text.Locale locale) {
        String words = view.estimateMinutes() == 0
                ? word(locale, "phone.estimate.soon", range.toMinutes())
                : word(locale, "phone.estimate", view.estimateMinutes(), range.toMinutes());
        return view.overBreak() ? words + " " + word(locale, "phone.estimate.break") : words;
    }

    private String advice(PhoneView view, Text.Locale locale) {
        if (view.ahead() == 0 && isSoon(view.estimateMinutes())) return word(locale, "phone.advice.next");
        if (view.ahead() < NEAR || view.range() == null) return word(locale, "phone.advice.near");
        return word(
                locale,
                "phone.advice.far",
                time(clock.instant().plusSeconds(view.range().fromMinutes() * 60L)));
    }

    private static boolean isSoon(int minutes) {
        return minutes >= 0 && minutes <= SOON_MINUTES;
    }

    private String called(PhoneView view, Text.Locale locale) {
        Text name = view.counterName();
        String counter = name != null ? name.in(locale) : String.valueOf(view.counter());
        String area = view.area() == null
                ? ""
                : "<p class=\"label\">" + HtmlTemplate.escape(view.area().in(locale)) + "</p>";
        String again = view.times() == 0
                ? ""
                : "<p class=\"label\">" + word(locale, "phone.called.again", view.times()) + "</p>";
        return "<h1>" + word(locale, "phone.called") + "</h1><p class=\"go\">"
                + word(locale, "phone.called.go", counter) + "</p>" + area + again;
    }

    /** What to hold to the kiosk, and until when the place is kept. */
    private String remote(PhoneView view, String path, Text.Locale locale) {
        StringBuilder card =
                new StringBuilder("<h1>").append(word(locale, "phone.remote")).append("</h1>");
        if (view.range() != null)
            card.append("<p>").append(estimate(view, view.range(), locale)).append("</p>");
        PhoneAside.until(view, this::time)
                .ifPresent(one -> card.append("<p class=\"go\">")
                        .append(word(locale, "phone.remote.until", one.argument()))
                        .append("</p>"));
        return card.append(BookingQr.svg(site.get().publicUrl() + path, word(locale, "phone.remote.qr")))
                .append("<p class=\"advice\">")
                .append(word(locale, "phone.remote.go"))
                .append("</p>")
                .toString();
    }

    /** What is missing, in the first line after the heading; then where to go with it. */
    private String parked(PhoneView view, Text.Locale locale) {
        StringBuilder card = new StringBuilder("<h1>" + word(locale, "phone.parked") + "</h1>");
        PhoneAside.missing(view)
                .ifPresent(one -> card.append("<p class=\"go\">")
                        .append(word(locale, one))
                        .append("</p>"));
        card.append("<p class=\"advice\">")
                .append(word(locale, PhoneAside.comeBack(view, locale)))
                .append("</p>");
        PhoneAside.until(view, this::time)
                .ifPresent(one -> card.append("<p class=\"notice\">")
                        .append(word(locale, one))
                        .append("</p>"));
        return card.toString();
    }

    private String missed(PhoneView view, Text.Locale locale) {
        String where = view.calledAt() == null || view.counter() == null
                ? ""
                : "<p class=\"label\">" + word(locale, "phone.noshow.at", time(view.calledAt()), view.counter())
                        + "</p>";
        return "<h1>" + word(locale, "phone.noshow") + "</h1>" + where + "<p class=\"advice\">"
                + word(locale, "phone.noshow.go") + "</p>";
    }

    private String finished(PhoneView view, Text.Locale locale) {
        String line = view.rated() ? "phone.rated" : "phone.finished.thanks";
        return "<h1>" + word(locale, "phone.finished") + "</h1><p>" + word(locale, line) + "</p>";
    }

    private String said(Text.Locale locale, String key) {
        return "<h1>" + word(locale, key) + "</h1><p>" + word(locale, key + ".go") + "</p>";
    }

    private String cancel(PhoneView view, String path, Text.Locale locale) {
        if (!view.mayCancel()) return "";
        return "<p class=\"more\"><a id=\"cancel\" href=\"" + HtmlTemplate.escape(path) + "/cancel?lang=" + tag(locale)
                + "\">" + word(locale, "phone.cancel") + "</a></p>";
    }

    /** The question before a number is given back: nothing has happened yet, and keeping it is the larger key. */
    String askCancel(PhoneView view, String path, Text.Locale locale) {
        String back = HtmlTemplate.escape(path) + "?lang=" + tag(locale);
        return "<section class=\"card\"><p class=\"label\">" + word(locale, "phone.number") + "</p><p class=\"number\">"
                + HtmlTemplate.escape(view.number().text()) + "</p><h1>" + word(locale, "phone.cancel.ask") + "</h1><p>"
                + word(locale, "phone.cancel.means") + "</p><form method=\"post\" action=\"" + HtmlTemplate.escape(path)
                + "/cancel?lang=" + tag(locale) + "\"><a class=\"key\" id=\"keep\" href=\"" + back + "\">"
                + word(locale, "phone.cancel.keep")
                + "</a><button class=\"plain\" id=\"give\" name=\"confirm\" value=\"YES\">"
                + word(locale, "phone.cancel.yes", view.number().text()) + "</button></form></section>";
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }

    private String word(Text.Locale locale, PhoneAside.Line line) {
        return word(locale, line.key(), line.argument());
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(site.get().calendar().zone()));
    }

    static String tag(Text.Locale locale) {
        return locale == Text.Locale.EN ? "en" : "vi";
    }
}
