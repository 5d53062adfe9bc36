package vn.motcua.camera;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.http.DeviceStream;
import vn.motcua.camera.http.HttpHead;
import vn.motcua.camera.http.HttpStream;
import vn.motcua.camera.onvif.OnvifSettings;
import vn.motcua.camera.onvif.OnvifStream;
import vn.motcua.camera.source.Backoff;
import vn.motcua.camera.source.Backoff.Memory;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Fold;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Liveness;
import vn.motcua.camera.source.Seen;
import vn.motcua.camera.source.Skew;
import vn.motcua.camera.source.SourceFormat;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.module.ModuleContext;

/**
 * One device and its stream: what it says becomes sightings, what it does not say becomes known too. At most
 * {@value #QUEUE_MAX} facts wait for the store; more are counted and dropped, as a camera never holds up a kiosk. Event loop only.
 */
final class StreamSource implements HttpStream.Listener {
    static final int QUEUE_MAX = 1_000;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int KEY_ROUNDS = 10_000;
    private static final int KEY_BITS = 128;
    /** Of every centre this system is made for; a device's time without an offset is read in it. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Logger LOG = LoggerFactory.getLogger(StreamSource.class);

    private final ModuleContext context;
    private final StreamSettings settings;
    private final Fold fold;
    private final Liveness liveness;
    private final Skew skew = new Skew();
    private final Deque<Event> queue = new ArrayDeque<>();
    private final long startedNanos = System.nanoTime();
    private final DeviceStream stream;
    private @Nullable Long ticking;
    private Memory login;
    private boolean isStoring;
    private boolean isWarned;
    private long told;
    private long refused;
    private long faults;
    private long dropped;

    private StreamSource(ModuleContext context, StreamSettings settings, Memory login) {
        this.context = context;
        this.settings = settings;
        this.login = login;
        fold = new Fold(settings.idleEnd());
        liveness = new Liveness(settings.silentAfter(), steady());
        stream = stream(new Backoff(login, new Random()));
    }

    private DeviceStream stream(Backoff backoff) {
        if (settings.type().equals(StreamSettings.ONVIF))
            return new OnvifStream(
                    context.vertx(),
                    OnvifSettings.of(
                            settings.url(),
                            settings.login().user(),
                            settings.login().password()),
                    backoff,
                    this,
                    context::hubNow,
                    new Random());
        return new HttpStream(
                context.vertx(),
                new HttpStream.Target(settings.url(), settings.path(), settings.login(), settings.silentAfter()),
                backoff,
                this::decoder,
                this);
    }

    static Future<StreamSource> load(ModuleContext context, StreamSettings settings) {
        return context.load(key(settings)).map(text -> new StreamSource(context, settings, memory(text, settings)));
    }

    private static String key(StreamSettings settings) {
        return "login:" + settings.name();
    }

    private static Memory memory(Optional<String> text, StreamSettings settings) {
        String login = fingerprint(settings);
        try {
            var json = Json.parseObject(text.orElse("{}"));
            return new Memory(
                            json.path("login").asText(),
                            json.path("refusals").asInt(),
                            json.path("good").asBoolean())
                    .of(login);
        } catch (WireException unreadable) {
            return new Memory(login, 0, false);
        }
    }

    /** Tells whether the login is another than last time; slow to guess from. */
    private static String fingerprint(StreamSettings settings) {
        try {
            byte[] salt = (settings.name() + "\n" + settings.url() + "\n"
                            + settings.login().user())
                    .getBytes(StandardCharsets.UTF_8);
            char[] password = settings.login().password().toCharArray();
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(new PBEKeySpec(password, salt, KEY_ROUNDS, KEY_BITS))
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        }
    }

    /** Begins with the head as a capture would: the type names the boundary. */
    private Decoder decoder(HttpHead head) {
        SourceFormat format = ServiceLoader.load(SourceFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(settings.type()))
                .findFirst()
                .orElseThrow();
        Decoder decoder =
                format.decoder(new SourceFormat.Setting(ZONE, settings.url().getHost()));
        String lines = "HTTP/1.1 200 OK\r\nContent-Type: " + head.headers().get("content-type") + "\r\n\r\n";
        decoder.feed(lines.getBytes(StandardCharsets.ISO_8859_1));
        return decoder;
    }

    void start() {
        ticking = context.vertx().setPeriodic(TICK.toMillis(), tick -> tick());
        stream.start();
    }

    Future<Void> stop() {
        if (ticking != null) context.vertx().cancelTimer(ticking);
        return stream.stop();
    }

    /** Goes on evenly whatever is done to a clock. */
    private Instant steady() {
        return Instant.EPOCH.plusNanos(System.nanoTime() - startedNanos);
    }

    @Override
    public void opened(Optional<Instant> clock) {
        clock.ifPresent(device -> skew.clock(device, context.hubNow()));
        changed(liveness.heard(steady()));
    }

    @Override
    public void heard(List<Heard> heard) {
        changed(liveness.heard(steady()));
        for (Heard one : heard) one.match(this::seen, alive -> true, this::refuse, this::fault);
    }

    private boolean seen(Seen seen) {
        fold.heard(seen, steady()).forEach(this::tell);
        return true;
    }

    private boolean refuse(Heard.Refused what) {
        return ++refused > 0;
    }

    private boolean fault(Heard.Fault what) {
        if (++faults % 100 == 1)
            LOG.warn("camera {}: {} {} ({} so far)", settings.name(), what.code(), what.what(), faults);
        return true;
    }

    @Override
    public void lost(String reason) {
        changed(liveness.lost(reason, steady()));
    }

    @Override
    public void login(Memory memory) {
        if (memory.equals(login)) return;
        login = memory;
        String text = Json.write(Json.object()
                .put("login", memory.login())
                .put("refusals", memory.refusals())
                .put("good", memory.isGood()));
        context.save(key(settings), text)
                .onFailure(e -> LOG.warn("camera {}: refused logins are forgotten at a restart", settings.name(), e));
    }

    private void tick() {
        changed(liveness.tick(steady()));
        fold.tick(steady()).forEach(this::tell);
        show();
    }

    private void changed(Optional<Liveness.Change> change) {
        change.ifPresent(
                to -> offer(new CameraLiveness(settings.name(), "", to.state().name(), context.hubNow(), to.reason())));
    }

    private void tell(Fold.Folded folded) {
        Seen seen = folded.seen();
        Instant now = context.hubNow();
        Instant at = folded.isInferred() ? now : skew.correct(seen.deviceAt(), seen.isLate(), now);
        if (skew.isOff() && !isWarned) {
            isWarned = true;
            LOG.warn(
                    "camera {}: its clock is {} s ahead",
                    settings.name(),
                    skew.ahead().toSeconds());
        }
        CounterId counter = settings.counters().get(seen.channel());
        offer(new CameraSighting(
                UUID.randomUUID().toString(),
                settings.name(),
                seen.channel().isEmpty() ? settings.name() : seen.channel(),
                seen.channel(),
                counter,
                seen.kind().word(),
                folded.phase().name(),
                seen.key(),
                seen.deviceAt(),
                at,
                now,
                folded.isInferred(),
                folded.repeats(),
                plain(seen.detail()),
                seen.isLate()));
    }

    private static Map<String, String> plain(Map<String, String> detail) {
        return detail.entrySet().stream()
                .filter(one ->
                        one.getKey().matches("[a-zA-Z]{1,24}") && one.getValue().length() <= CameraSighting.VALUE_MAX)
                .limit(CameraSighting.DETAILS_MAX)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void offer(Event event) {
        if (queue.size() >= QUEUE_MAX) {
            dropped++;
            return;
        }
        queue.add(event);
        told++;
        store();
    }

    /** One at a time and in order. */
    private void store() {
        Event next = isStoring ? null : queue.poll();
        if (next == null) return;
        isStoring = true;
        context.append(next).onComplete(stored -> {
            if (stored.failed()) dropped++;
            isStoring = false;
            context.vertx().runOnContext(then -> store());
        });
    }

    private void show() {
        context.publishLocal(
                "camera",
                settings.name(),
                Json.object()
                        .put("state", liveness.state().name())
                        .put("told", told)
                        .put("refused", refused)
                        .put("faults", faults)
                        .put("dropped", dropped + fold.dropped())
                        .put("clockAheadSeconds", skew.ahead().toSeconds()));
    }
}
