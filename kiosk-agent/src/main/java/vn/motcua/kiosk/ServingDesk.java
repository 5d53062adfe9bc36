package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.event.ServingNumberRecorded;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.Tx;
import vn.motcua.edge.web.LocalFeed;

/**
 * Which numbers were served at this PC's counters while the hub was away. The fact and the short list that the page shows are
 * stored in one transaction, so that what stands on the screen is what the hub will hear of. Event loop only.
 */
final class ServingDesk {
    static final String TOPIC = "serving";
    static final int SHOWN = 30;

    private static final String KEY = "serving";
    /** A list of yesterday helps nobody at a counter. */
    private static final Duration SHOWN_FOR = Duration.ofHours(18);

    private final Context context;
    private final AgentStore store;
    private final AgentClock clock;
    private final Supplier<Optional<Site>> site;
    private final LocalFeed feed;
    private final KioskTexts texts;

    ServingDesk(
            Vertx vertx,
            AgentStore store,
            AgentClock clock,
            Supplier<Optional<Site>> site,
            LocalFeed feed,
            KioskTexts texts) {
        this.context = vertx.getOrCreateContext();
        this.store = store;
        this.clock = clock;
        this.site = site;
        this.feed = feed;
        this.texts = texts;
    }

    /** Shows what was recorded before this agent's last start. */
    Future<Void> start() {
        return store.read(ServingDesk::load).onSuccess(this::show).mapEmpty();
    }

    /**
     * Records one number; a repeat of the request records nothing more.
     *
     * @param number as read from the paper
     * @return done once durable; fails with a refusal, or with {@code StoreFullException}
     */
    Future<Void> record(RequestId request, CounterId counter, String number) {
        Optional<Site> known = site.get();
        if (known.flatMap(one -> one.counter(counter)).isEmpty())
            return Future.failedFuture(texts.refused("UNKNOWN_COUNTER"));
        if (!KioskRules.isNumberOf(known.orElseThrow(), number))
            return Future.failedFuture(texts.refused("UNKNOWN_NUMBER"));
        String read = number.toUpperCase(Locale.ROOT);
        Instant at = clock.now();
        return store.essential(tx -> keep(tx, request, new ServingNumberRecorded(counter, read, at)))
                .onSuccess(this::show)
                .mapEmpty();
    }

    private static ObjectNode load(Tx tx) throws SQLException {
        return tx.keyValues().get(KEY).map(Json::parseObject).orElseGet(Json::object);
    }

    private static ObjectNode keep(Tx tx, RequestId request, ServingNumberRecorded event) throws SQLException {
        ObjectNode all = load(tx);
        ObjectNode desk = Json.object();
        ArrayNode recent = desk.putArray("recent");
        recent.addObject()
                .put("number", event.number())
                .put("at", event.at().toString())
                .put("requestId", request.value());
        for (JsonNode before : all.path(event.counterId().value()).path("recent")) {
            if (before.path("requestId").asText().equals(request.value())) return all;
            Instant at = Instant.parse(before.path("at").asText());
            if (recent.size() < SHOWN && at.isAfter(event.at().minus(SHOWN_FOR))) recent.add(before);
        }
        all.set(event.counterId().value(), desk);
        tx.outbox().append(event);
        tx.keyValues().put(KEY, Json.write(all));
        return all;
    }

    private void show(ObjectNode all) {
        context.runOnContext(go -> all.properties().forEach(desk -> feed.set(TOPIC, desk.getKey(), desk.getValue())));
    }
}
