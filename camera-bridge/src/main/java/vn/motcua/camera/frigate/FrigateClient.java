package vn.motcua.camera.frigate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.mqtt.MqttMessage;
import vn.motcua.camera.mqtt.MqttSettings;
import vn.motcua.camera.mqtt.MqttSubscriber;
import vn.motcua.camera.source.Heard;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * Listens to Frigate's broker, and asks its API for what was missed each time the connection or Frigate itself comes back. Event
 * loop only.
 */
public final class FrigateClient implements MqttSubscriber.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(FrigateClient.class);
    private static final int ITEMS_MAX = 200;
    /** Before the first word nothing older than this is asked for. */
    private static final Duration BACK = Duration.ofMinutes(15);

    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    /** Who is told. */
    public interface Listener {
        /** Completes when it is stored. */
        Future<Void> heard(List<Heard> heard);

        /** Frigate, or its broker, is away. */
        void lost(String why);
    }

    /**
     * Where Frigate is.
     *
     * @param prefix of its topics
     * @param api scheme, host and port of its HTTP API; null to do without
     * @param token for the port with login; empty for none
     * @param trust of the API's certificate, over https
     * @param settle how long after a connection it is asked: what the broker held comes first
     */
    public record Target(String prefix, @Nullable URI api, String token, DeviceTrust trust, Duration settle) {
        @Override
        public String toString() {
            return "Target[" + prefix + " at " + api + "]";
        }
    }

    private final Vertx vertx;
    private final Target target;
    private final Listener listener;
    private final Supplier<Instant> clock;
    private final FrigateMessages messages;
    private final FrigateOpen open = new FrigateOpen();
    private final Optional<FrigateApi> api;
    private final MqttSubscriber subscriber;
    private Instant heardUntil;
    private boolean isOnline = true;
    private boolean isStopped;
    private long timer = -1;

    public FrigateClient(
            Vertx vertx,
            MqttSettings broker,
            Target target,
            Listener listener,
            Supplier<Instant> clock,
            DoubleSupplier jitter) {
        this.vertx = vertx;
        this.target = target;
        this.listener = listener;
        this.clock = clock;
        messages = new FrigateMessages(target.prefix());
        api = Optional.ofNullable(target.api())
                .map(address -> new FrigateApi(vertx, address, target.token(), target.trust()));
        subscriber = new MqttSubscriber(vertx, broker, this, jitter);
        heardUntil = clock.get().minus(BACK);
    }

    /** Topics worth a message: pictures are not among them. */
    public static List<String> filters(String prefix) {
        return List.of(
                prefix + "/available",
                prefix + "/events",
                prefix + "/reviews",
                prefix + "/stats",
                prefix + "/+/motion",
                prefix + "/+/review_status",
                prefix + "/+/status/+",
                prefix + "/+/audio/+",
                prefix + "/+/person",
                prefix + "/+/person/active");
    }

    public void start() {
        subscriber.start();
    }

    public Future<Void> stop() {
        isStopped = true;
        vertx.cancelTimer(timer);
        return subscriber.stop().eventually(() -> api.map(FrigateApi::close).orElseGet(Future::succeededFuture));
    }

    @Override
    public Future<Void> take(MqttMessage message) {
        List<Heard> heard = messages.heard(message);
        open.heard(heard);
        if (message.topic().equals(target.prefix() + "/available")) available(heard);
        else if (isOnline) heardUntil = clock.get();
        return heard.isEmpty() ? Future.succeededFuture() : listener.heard(heard);
    }

    /** What it had to say around its absence it may not have said. */
    private void available(List<Heard> heard) {
        isOnline = heard.stream().anyMatch(Heard.Alive.class::isInstance);
        if (isOnline) readSoon(target.settle());
    }

    @Override
    public void connected(boolean isKept) {
        if (!isKept) LOG.info("{}: the broker had no session of ours; what was missed is asked for", target);
        readSoon(target.settle());
    }

    @Override
    public void disconnected(String why) {
        listener.lost("NO_CONNECTION");
    }

    private void readSoon(Duration delay) {
        if (isStopped || api.isEmpty()) return;
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, delay.toMillis()), now -> read());
    }

    private void read() {
        Instant asked = clock.get();
        long after = since().getEpochSecond();
        read("reviews/", "/api/review?limit=" + ITEMS_MAX + "&after=" + after)
                .compose(reviews ->
                        read("events/", "/api/events?include_thumbnails=0&limit=" + ITEMS_MAX + "&after=" + after))
                .onSuccess(events -> heardUntil = asked)
                .onFailure(failure -> {
                    LOG.warn("{}: what was missed is not known yet: {}", target, failure.getMessage());
                    readSoon(AGAIN);
                });
    }

    /** From the oldest that is open here, or from the last word. */
    private Instant since() {
        Instant oldest = open.keys().stream()
                .map(id -> Instant.ofEpochSecond(Long.parseLong(id.substring(0, id.indexOf('.')))))
                .min(Instant::compareTo)
                .orElse(heardUntil);
        return (oldest.isBefore(heardUntil) ? oldest : heardUntil).minus(MARGIN);
    }

    private Future<Void> read(String family, String path) {
        return api.orElseThrow().get(path).compose(answer -> missed(family, answer));
    }

    private Future<Void> missed(String family, Buffer answer) {
        boolean isWhole;
        try {
            var items = Json.parseNode(answer.toString());
            if (!items.isArray()) return Future.failedFuture("Frigate's answer is no list");
            isWhole = items.size() < ITEMS_MAX;
        } catch (WireException e) {
            return Future.failedFuture("Frigate's answer is no JSON");
        }
        List<Heard> listed = messages.heard(new MqttMessage("", answer.getBytes(), false, false));
        List<Heard> missed = open.missed(listed, family, isWhole);
        return missed.isEmpty() ? Future.succeededFuture() : listener.heard(missed);
    }
}
