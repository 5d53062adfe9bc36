package vn.motcua.display;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.Requests.AcquireAnnouncer;
import vn.motcua.core.wire.Requests.AnnouncerLease;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.module.ModuleContext;

/**
 * The right to be the one announcer of a zone. The hub grants it for as long as our link lives; we cannot see every link
 * break, so a grant is trusted for a few seconds and asked for again well before. Event loop only.
 */
final class ZoneLease {
    static final Duration ASK_EVERY = Duration.ofSeconds(3);
    private static final Duration TRUSTED = Duration.ofSeconds(8);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(ZoneLease.class);

    private final ModuleContext context;
    private final ZoneId zone;
    private final Runnable onChange;
    private boolean isGranted;
    private long askedAtNanos;

    ZoneLease(ModuleContext context, ZoneId zone, Runnable onChange) {
        this.context = context;
        this.zone = zone;
        this.onChange = onChange;
    }

    boolean isHeld() {
        return isGranted && System.nanoTime() - askedAtNanos < TRUSTED.toNanos();
    }

    /** No answer is no change: the grant then runs out by itself. */
    void ask() {
        long now = System.nanoTime();
        context.request(Requests.ACQUIRE_ANNOUNCER, new AcquireAnnouncer(zone), ANSWER_LIMIT)
                .map(ZoneLease::read)
                .onSuccess(granted -> answered(granted, now))
                .onFailure(failure -> LOG.debug("announcer of {}: no answer: {}", zone, failure.getMessage()));
    }

    private static boolean read(JsonNode answer) throws WireException {
        return Json.read(answer, AnnouncerLease.class).granted();
    }

    private void answered(boolean granted, long askedAt) {
        boolean wasHeld = isHeld();
        isGranted = granted;
        askedAtNanos = askedAt;
        if (wasHeld == granted) return;
        LOG.info(granted ? "this agent is the announcer of {}" : "another agent is the announcer of {}", zone);
        onChange.run();
    }
}
