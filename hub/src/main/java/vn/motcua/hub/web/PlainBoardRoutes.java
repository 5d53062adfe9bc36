package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.ZoneId;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;

/**
 * A board for old televisions: what the topic {@code board:<zone>} holds, as one plain document that reloads itself each 5 s. When
 * the hub is gone the television shows its own error, never an old number as new.
 */
final class PlainBoardRoutes {
    private static final int ROWS = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private final HtmlTemplate template = HtmlTemplate.load(PlainBoardRoutes.class, "board.html");
    private final PageTexts texts = new PageTexts();
    private final FeedServer feed;
    private final Supplier<Site> site;
    private final Clock clock;

    PlainBoardRoutes(FeedServer feed, Supplier<Site> site, Clock clock) {
        this.feed = feed;
        this.site = site;
        this.clock = clock;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.PLAIN_BOARD, this::show);
    }

    private Future<Reply> show(Call call) {
        HallZone zone = call.query("zone", "slug", ZoneId::new)
                .map(this::zone)
                .orElseGet(() -> site.get().zones().get(0));
        Map<String, JsonNode> values = feed.values("board:" + zone.id().value());
        return Future.succeededFuture(Reply.html(200, page(zone, values, call.locale()), template.policy()));
    }

    private HallZone zone(ZoneId id) {
        return site.get().zones().stream()
                .filter(zone -> zone.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException("UNKNOWN_ZONE"));
    }

    private String page(HallZone zone, Map<String, JsonNode> values, Text.Locale locale) {
        Site known = site.get();
        Map<String, String> holes = new HashMap<>();
        holes.put("lang", locale == Text.Locale.EN ? "en" : "vi");
        holes.put("title", known.name().in(locale));
        holes.put("agency", known.agency().in(locale));
        holes.put("centre", known.name().in(locale));
        holes.put("zone", zone.name().in(locale));
        holes.put("training", known.training() ? "<p class=\"training\">" + word(locale, "training") + "</p>" : "");
        holes.put("calls", calls(values, locale));
        holes.put("next", next(values.get("next"), locale));
        String now = TIME.format(clock.instant().atZone(known.calendar().zone()));
        holes.put("updated", texts.say(locale, "board.updated", now));
        return template.fill(holes);
    }

    private String calls(Map<String, JsonNode> values, Text.Locale locale) {
        List<JsonNode> calls = values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("call:"))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing((JsonNode one) -> one.path("at").asText())
                        .reversed())
                .limit(ROWS)
                .toList();
        if (calls.isEmpty()) return "<p class=\"none\">" + word(locale, "board.nobody") + "</p>";
        StringBuilder rows = new StringBuilder("<table class=\"calls\"><thead><tr><th>"
                + word(locale, "board.number") + "</th><th>" + word(locale, "board.counter")
                + "</th></tr></thead><tbody>");
        for (int i = 0; i < calls.size(); i++) rows.append(row(calls.get(i), i == 0));
        return rows.append("</tbody></table>").toString();
    }

    private static String row(JsonNode call, boolean isNewest) {
        boolean isDone = call.path("state").asText().equals("DONE");
        String kind = isDone ? "done" : isNewest ? "new" : "";
        return "<tr class=\"" + kind + "\"><td>" + number(call.path("number")) + "</td><td>"
                + HtmlTemplate.escape(call.path("counter").asText()) + "</td></tr>";
    }

    private String next(@org.jspecify.annotations.Nullable JsonNode next, Text.Locale locale) {
        if (next == null) return "";
        List<String> numbers = StreamSupport.stream(next.path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("numbers").spliterator(), false))
                .map(PlainBoardRoutes::number)
                .toList();
        return numbers.isEmpty()
                ? ""
                : "<span>" + word(locale, "board.next") + ":</span> " + String.join(" · ", numbers);
    }

    /** A number as text, or as {@code {series,value,text}}. */
    private static String number(JsonNode number) {
        return HtmlTemplate.escape(
                number.isTextual() ? number.asText() : number.path("text").asText());
    }

    private String word(Text.Locale locale, String key) {
        return HtmlTemplate.escape(texts.say(locale, key));
    }
}
