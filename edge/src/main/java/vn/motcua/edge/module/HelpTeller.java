package vn.motcua.edge.module;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Requests;

/**
 * Tells the hub that a visitor calls for help at a screen, beside the outbox: the fact of it is bulk and may stand behind a whole
 * backlog. Told again until it is answered or too old to be of use; of one screen only the latest call. Event loop only.
 */
public final class HelpTeller {
    /** So long a person waits at a screen. */
    public static final Duration LASTS = Duration.ofMinutes(3);

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long AGAIN_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(HelpTeller.class);

    private final Vertx vertx;
    private final Line line;
    private final Supplier<Instant> now;
    private final Map<String, Requests.CallHelp> untold = new LinkedHashMap<>();
    private final Set<Requests.CallHelp> underWay = new HashSet<>();
    private long timer = -1;
    private boolean isStopped;

    /** Asks the home hub, as {@link ModuleContext#request}. */
    @FunctionalInterface
    public interface Line {
        Future<JsonNode> request(String name, Object body, Duration timeout);
    }

    /** @param now best knowledge of hub time */
    public HelpTeller(Vertx vertx, Line line, Supplier<Instant> now) {
        this.vertx = vertx;
        this.line = line;
        this.now = now;
    }

    /**
     * @param counter where the screen stands; null in the hall
     * @return when it called, by the hub's clock: who goes there goes after it
     */
    public Instant call(String device, @Nullable CounterId counter) {
        Requests.CallHelp call = new Requests.CallHelp(device, counter, now.get());
        untold.put(device, call);
        tell(call);
        return call.at();
    }

    /** The hub may be asked again. */
    public void tellAll() {
        if (!isStopped) for (Requests.CallHelp one : List.copyOf(untold.values())) tell(one);
    }

    public void stop() {
        isStopped = true;
        untold.clear();
        vertx.cancelTimer(timer);
    }

    private void tell(Requests.CallHelp call) {
        if (now.get().isAfter(call.at().plus(LASTS))) {
            untold.remove(call.device(), call);
            return;
        }
        if (!underWay.add(call)) return;
        line.request(Requests.CALL_HELP, call, ANSWER)
                .onComplete(done -> underWay.remove(call))
                .onSuccess(answer -> untold.remove(call.device(), call))
                .onFailure(e -> notTold(call, e));
    }

    private void notTold(Requests.CallHelp call, Throwable e) {
        if (e instanceof RefusedException) {
            // An older hub knows no such request; it hears of the call by its fact.
            untold.remove(call.device(), call);
            LOG.warn("the hub did not take a call for help at {}: {}", call.device(), e.getMessage());
        } else if (!isStopped && timer < 0) {
            timer = vertx.setTimer(AGAIN_MILLIS, due -> {
                timer = -1;
                tellAll();
            });
        }
    }
}
