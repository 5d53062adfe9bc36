package vn.motcua.camera;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.CameraSettings.Source;
import vn.motcua.camera.RefusedCall.Code;
import vn.motcua.camera.SeenCalls.Seen;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.module.ModuleContext;
import vn.motcua.edge.module.StoreFullException;

/**
 * One sender: checks its calls and turns each into one event. A repeat of key and body gets the first answer; anything
 * else that was seen before is refused. Event loop only.
 */
final class CameraSource {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final String LOCAL_TOPIC = "camera";
    private static final int LOGGED_EVERY = 100;
    private static final int PENDING_MAX = 256;
    private static final Logger LOG = LoggerFactory.getLogger(CameraSource.class);

    private final ModuleContext context;
    private final Source source;
    private final SeenCalls seen;
    private final Map<String, Pending> pending = new HashMap<>();
    private final Set<String> pendingSignatures = new HashSet<>();
    private final Map<Code, Long> refused = new EnumMap<>(Code.class);
    private long accepted;
    private long repeated;

    /** What a call is made of. */
    record Call(String timestamp, String signature, String key, byte[] body) {}

    /** A call on its way into the outbox: a repeat that overtakes it waits for the same answer. */
    private record Pending(String bodyHash, Future<String> answer) {}

    CameraSource(ModuleContext context, Source source, SeenCalls seen) {
        this.context = context;
        this.source = source;
        this.seen = seen;
    }

    /** The id of the event; fails with {@link RefusedCall}. */
    Future<String> receive(Call call) {
        try {
            return check(call).onFailure(this::count);
        } catch (RefusedCall e) {
            count(e);
            return Future.failedFuture(e);
        }
    }

    private Future<String> check(Call call) throws RefusedCall {
        Instant now = context.hubNow();
        requireHeaders(call);
        WebhookSignature.verify(source.secret(), call.timestamp(), call.signature(), call.body(), now);
        String key = CameraCall.sha256(call.key().getBytes(StandardCharsets.UTF_8));
        String bodyHash = CameraCall.sha256(call.body());
        Optional<Future<String>> known = known(key, bodyHash);
        if (known.isPresent()) return known.get();
        String signature = call.signature().toLowerCase(Locale.ROOT);
        if (seen.hasSignature(signature) || pendingSignatures.contains(signature)) {
            throw new RefusedCall(Code.REPLAYED, "");
        }
        CameraCall content = CameraCall.read(call.body(), now);
        requireKnown(content);
        if (pending.size() >= PENDING_MAX || !seen.hasRoom(pending.size(), now))
            throw new RefusedCall(Code.TOO_MANY, "");
        return store(new Seen(key, bodyHash, signature, eventId(key, bodyHash), now), content);
    }

    private static void requireHeaders(Call call) throws RefusedCall {
        if (call.timestamp().isEmpty()) throw new RefusedCall(Code.BAD_REQUEST, "timestamp.missing");
        if (call.signature().isEmpty()) throw new RefusedCall(Code.BAD_REQUEST, "signature.missing");
        if (!KEY.matcher(call.key()).matches()) {
            throw new RefusedCall(Code.BAD_REQUEST, "key");
        }
    }

    private void requireKnown(CameraCall content) throws RefusedCall {
        if (!source.cameras().contains(content.camera())) throw new RefusedCall(Code.UNKNOWN_CAMERA, "");
        if (!source.kinds().isEmpty() && !source.kinds().contains(content.kind())) {
            String allowed = String.join(", ", new TreeSet<>(source.kinds()));
            throw new RefusedCall(Code.UNKNOWN_KIND, "kinds", allowed);
        }
    }

    private Optional<Future<String>> known(String key, String bodyHash) throws RefusedCall {
        Pending waiting = pending.get(key);
        if (waiting != null) {
            requireSameBody(waiting.bodyHash(), bodyHash);
            repeated++;
            return Optional.of(waiting.answer());
        }
        Optional<Seen> earlier = seen.byKey(key);
        if (earlier.isEmpty()) return Optional.empty();
        requireSameBody(earlier.get().bodyHash(), bodyHash);
        repeated++;
        show();
        return Optional.of(Future.succeededFuture(earlier.get().cameraEventId()));
    }

    private static void requireSameBody(String one, String other) throws RefusedCall {
        if (!one.equals(other)) throw new RefusedCall(Code.KEY_REUSED, "");
    }

    /** From the source, the key and the body, so that a repeat after a crash names the same event. */
    private String eventId(String key, String bodyHash) {
        return UUID.nameUUIDFromBytes((source.name() + "\n" + key + "\n" + bodyHash).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Future<String> store(Seen call, CameraCall content) {
        CameraEventReceived event = new CameraEventReceived(
                call.cameraEventId(),
                source.name(),
                content.camera(),
                source.counters().get(content.camera()),
                content.kind(),
                content.at(),
                call.at(),
                content.imageSha256(),
                content.imageBytes());
        pendingSignatures.add(call.signature());
        Future<String> answer = context.append(event)
                .compose(stored -> seen.remember(call))
                .map(remembered -> accept(call))
                .recover(failure -> Future.failedFuture(refusal(failure)));
        pending.put(call.key(), new Pending(call.bodyHash(), answer));
        return answer.onComplete(done -> {
            pending.remove(call.key());
            pendingSignatures.remove(call.signature());
        });
    }

    private String accept(Seen call) {
        accepted++;
        show();
        return call.cameraEventId();
    }

    private RefusedCall refusal(Throwable failure) {
        if (failure instanceof StoreFullException) return new RefusedCall(Code.STORE_FULL, "");
        LOG.error("a call of {} was not stored", source.name(), failure);
        return new RefusedCall(Code.FAILED, "");
    }

    /** Counts every refusal and logs the first and each hundredth of a kind, without anything the caller sent. */
    void count(Throwable failure) {
        if (!(failure instanceof RefusedCall refusal)) return;
        long count = refused.merge(refusal.code(), 1L, Long::sum);
        if (count % LOGGED_EVERY == 1)
            LOG.warn("camera source {}: {} refused so far: {}", source.name(), count, refusal.code());
        show();
    }

    private void show() {
        var counts = Json.object();
        refused.forEach((code, count) -> counts.put(code.name(), count));
        context.publishLocal(
                LOCAL_TOPIC,
                source.name(),
                Json.object()
                        .put("accepted", accepted)
                        .put("repeated", repeated)
                        .set("refused", counts));
    }
}
