package vn.motcua.hub.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.RatingSigns;
import vn.motcua.hub.report.RatingSigns.Place;
import vn.motcua.hub.report.RatingSigns.Sign;

/** The part of the report on ratings that asks somebody to look: each sign in a sentence, then the funnel. Any thread. */
final class RatingSignsPart {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private final PageTexts texts;
    private final Supplier<Site> site;

    RatingSignsPart(PageTexts texts, Supplier<Site> site) {
        this.texts = texts;
        this.site = site;
    }

    void put(StringBuilder html, RatingReport report, Text.Locale locale) {
        RatingSigns signs = report.signs();
        if (signs.counters().isEmpty() && signs.alarm() == null) return;
        html.append("<h2>").append(word(locale, "signs")).append("</h2>");
        List<String> said = new ArrayList<>();
        LocalDate alarm = signs.alarm();
        if (alarm != null) said.add(word(locale, "sign.alarm", DAY.format(alarm)));
        for (Sign sign : signs.counters()) if (!sign.isQuiet()) said.add(said(sign, locale));
        if (said.isEmpty())
            html.append("<p>").append(word(locale, "signs.none")).append("</p>");
        else
            html.append("<ul id=\"signs\">")
                    .append(said.stream().map(one -> "<li>" + one + "</li>").collect(Collectors.joining()))
                    .append("</ul>");
        if (signs.counters().isEmpty() || !report.total().isSaid()) return;
        double target = report.total().content().value().orElseThrow();
        html.append("<h3>").append(word(locale, "funnel")).append("</h3>");
        html.append(FunnelChart.svg(
                target, signs.counters(), texts.say(locale, "funnel.said"), sign -> counter(sign.counter())));
        html.append("<p class=\"quiet\">").append(word(locale, "funnel.text")).append("</p>");
    }

    private String said(Sign sign, Text.Locale locale) {
        List<String> parts = new ArrayList<>();
        if (sign.place() != Place.INSIDE) parts.add(word(locale, "place." + sign.place()));
        @Nullable LocalDate alarm = sign.alarm();
        if (alarm != null) parts.add(word(locale, "counter.alarm", DAY.format(alarm)));
        if (!sign.looks().isEmpty()) {
            String looks = sign.looks().stream()
                    .sorted()
                    .map(look -> texts.say(locale, "look." + look))
                    .collect(Collectors.joining(", "));
            parts.add(word(locale, "audit", looks, sign.marked()));
        }
        return "<b>" + word(locale, "counter", counter(sign.counter())) + "</b>: " + String.join(" ", parts);
    }

    private String counter(String id) {
        return site.get().counterLabel(new CounterId(id));
    }

    private String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(texts.say(locale, key, args));
    }
}
