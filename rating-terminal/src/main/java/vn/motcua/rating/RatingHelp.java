package vn.motcua.rating;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.module.HelpTeller;
import vn.motcua.edge.module.ModuleContext;

/**
 * Calls for staff from rating pages: the page stands as a device that needs attention for as long as a person waits. Let through at most
 * once in {@link #PAUSE} and counter: a child at the button must not bury the next one. Event loop only.
 */
final class RatingHelp {
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long LASTS_MS = HelpTeller.LASTS.toMillis();
    private static final Logger LOG = LoggerFactory.getLogger(RatingHelp.class);

    private final ModuleContext context;
    private final HelpTeller teller;
    private final Map<CounterId, Long> calledNanos = new HashMap<>();
    private final Map<CounterId, Instant> calledAt = new HashMap<>();
    private final Map<CounterId, Long> timers = new HashMap<>();

    RatingHelp(ModuleContext context) {
        this.context = context;
        teller = new HelpTeller(context.vertx(), context::request, context::hubNow);
        context.onLinked(teller::tellAll);
    }

    static String device(CounterId counter) {
        return "rating-" + counter;
    }

    /** When it was called; the call before, if somebody called a moment ago: staff know. */
    Future<Instant> call(CounterId counter, long nanos) {
        Long before = calledNanos.get(counter);
        if (before != null && nanos - before < PAUSE.toNanos())
            return Future.succeededFuture(calledAt.getOrDefault(counter, Instant.MIN));
        calledNanos.put(counter, nanos);
        Instant at = teller.call(device(counter), counter);
        calledAt.put(counter, at);
        return context.append(status(counter, "ATTENTION", "HELP_REQUESTED"))
                .map(stored -> {
                    endLater(counter);
                    return at;
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
        teller.stop();
        timers.values().forEach(context.vertx()::cancelTimer);
        timers.clear();
    }
}
