package vn.motcua.camera;

import io.vertx.core.Future;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.evidence.DeviceRecorder;
import vn.motcua.camera.evidence.Recorder;
import vn.motcua.camera.http.DeviceStream;
import vn.motcua.camera.http.HttpHead;
import vn.motcua.camera.http.HttpStream;
import vn.motcua.camera.onvif.OnvifSettings;
import vn.motcua.camera.onvif.OnvifStream;
import vn.motcua.camera.push.PushAccess;
import vn.motcua.camera.push.PushPeer;
import vn.motcua.camera.source.Backoff;
import vn.motcua.camera.source.Backoff.Memory;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.SourceFormat;
import vn.motcua.camera.source.SourceFormats;
import vn.motcua.camera.still.StillClient;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.module.ModuleContext;

/** One device this agent asks for its stream of events. Event loop only. */
final class StreamSource implements HttpStream.Listener {
    private static final int KEY_ROUNDS = 10_000;
    private static final int KEY_BITS = 128;

    private static final Logger LOG = LoggerFactory.getLogger(StreamSource.class);

    private final ModuleContext context;
    private final StreamSettings settings;
    private final String key = UUID.randomUUID().toString();
    private final Optional<URI> consumer;
    private final Teller teller;
    private final DeviceStream stream;
    private Memory login;

    private StreamSource(
            ModuleContext context, StreamSettings settings, Memory login, Optional<URI> door, Teller.Shared shared) {
        this.context = context;
        this.settings = settings;
        // A door for others makes no poster of a device that is asked.
        this.consumer =
                (isPosting() ? door : Optional.<URI>empty()).map(at -> at.resolve("/" + settings.name() + "/" + key));
        this.login = login;
        teller = new Teller(
                context,
                new Teller.About(
                        settings.name(), settings.counters(), settings.idleEnd(), settings.silentAfter(), isPosting()),
                shared);
        stream = stream(new Backoff(login, new Random()));
    }

    private boolean isPosting() {
        return settings.type().equals(StreamSettings.ONVIF_PUSH);
    }

    /** How a device that posts is known at the door; its address there is made anew with each start, and told nobody else. */
    PushPeer peer() {
        return new PushPeer(
                settings.name(),
                new PushAccess(Set.of(), key, null),
                () -> SourceFormats.named(settings.type()).decoder(setting()),
                teller::heard,
                teller::refused);
    }

    private SourceFormat.Setting setting() {
        return new SourceFormat.Setting(SiteZone.of(context), settings.url().getHost());
    }

    private DeviceStream stream(Backoff backoff) {
        URI url = settings.url();
        String user = settings.login().user();
        String password = settings.login().password();
        boolean isOnvif = isPosting() || settings.type().equals(StreamSettings.ONVIF);
        if (isOnvif)
            return new OnvifStream(
                    context.vertx(),
                    isPosting()
                            ? OnvifSettings.posting(url, settings.trust(), user, password)
                            : OnvifSettings.of(url, settings.trust(), user, password),
                    backoff,
                    this,
                    context::hubNow,
                    new Random(),
                    consumer);
        return new HttpStream(
                context.vertx(),
                new HttpStream.Target(
                        settings.url(), settings.trust(), settings.path(), settings.login(), settings.silentAfter()),
                backoff,
                this::decoder,
                this);
    }

    /** @param door where it posts to; empty for a device that is asked, or where no door opens */
    static Future<StreamSource> load(
            ModuleContext context, StreamSettings settings, Optional<URI> door, Teller.Shared shared) {
        return context.load(key(settings))
                .map(text -> new StreamSource(context, settings, memory(text, settings), door, shared));
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
        Decoder decoder = SourceFormats.named(settings.type()).decoder(setting());
        String lines = "HTTP/1.1 200 OK\r\nContent-Type: " + head.headers().get("content-type") + "\r\n\r\n";
        decoder.feed(lines.getBytes(StandardCharsets.ISO_8859_1));
        return decoder;
    }

    /** Where its pictures are; empty where they are not wanted. It is asked with a login only that it has taken before. */
    Optional<Recorder> recorder() {
        return settings.stills()
                .map(stills -> new DeviceRecorder(
                        new StillClient(
                                context.vertx(),
                                settings.url(),
                                settings.trust(),
                                settings.login(),
                                "",
                                StreamSettings.PATIENCE,
                                StillClient.AGENT_BYTES_MAX),
                        channel -> stills.path(context, settings, channel),
                        () -> login.isGood(),
                        context::hubNow));
    }

    void start() {
        teller.start();
        if (isPosting() && consumer.isEmpty()) teller.lost("NO_DOOR");
        else stream.start();
    }

    Future<Void> stop() {
        teller.stop();
        return stream.stop();
    }

    @Override
    public void opened(Optional<Instant> clock) {
        teller.opened(clock);
    }

    @Override
    public void heard(List<Heard> heard) {
        teller.heard(heard).onFailure(failure -> LOG.warn("camera {}: {}", settings.name(), failure.getMessage()));
    }

    @Override
    public void lost(String reason) {
        teller.lost(reason);
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
}
