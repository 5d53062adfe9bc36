package vn.motcua.rating;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.module.ModuleContext;

/**
 * Calls for staff from rating pages: the page stands as a device that needs attention for as long as a person waits. Let through at most
 * once in {@link #PAUSE} and counter: a child at the button must not bury the next one. Event loop only.
 */
final class RatingHelp {
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long LASTS_MS = 180_000;
    private static final Logger LOG = LoggerFactory.getLogger(RatingHelp.class);

    private final ModuleContext context;
    private final Map<CounterId, Long> calledNanos = new HashMap<>();
    private final Map<CounterId, Long> timers = new HashMap<>();

    RatingHelp(ModuleContext context) {
        this.context = context;
    }

    static String device(CounterId counter) {
        return "rating-" + counter;
    }

    /** False if somebody called a moment ago: staff know. */
    Future<Boolean> call(CounterId counter, long nanos) {
        Long before = calledNanos.get(counter);
        if (before != null && nanos - before < PAUSE.toNanos()) return Future.succeededFuture(false);
        calledNanos.put(counter, nanos);
        return context.append(status(counter, "ATTENTION", "HELP_REQUESTED"))
                .map(stored -> {
                    endLater(counter);
                    return true;
                })
                .onFailure(full -> calledNanos.remove(counter));
    }

    private void endLater(CounterId counter) {
        Vertx vertx = context.vertx();
        Long old = timers.put(counter, vertx.setTimer(LASTS_MS, fired -> end(counter)));
        if (old != null) vertx.cancelTimer(old);
    }

    private void end(CounterId counter) {
        timers.remove(counter);
        context.append(status(counter, "READY", ""))
                .onFailure(e -> LOG.warn("the end of a call for help is not recorded: {}", e.toString()));
    }

    private static DeviceStatusChanged status(CounterId counter, String status, String code) {
        return new DeviceStatusChanged(device(counter), "RatingPage", status, code, "", counter);
    }

    void stop() {
        timers.values().forEach(context.vertx()::cancelTimer);
        timers.clear();
    }
}
