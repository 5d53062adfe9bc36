package vn.motcua.display;

import io.vertx.core.Future;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.ZoneId;
import vn.motcua.display.AnnouncerMemory.Ending;
import vn.motcua.display.AnnouncerMemory.Unreported;
import vn.motcua.edge.module.ModuleContext;

/** Makes each ending durable and tells it to the outbox once, one at a time and in order. Event loop only. */
final class EndingReporter {
    static final String KEY = "announcer";
    private static final Logger LOG = LoggerFactory.getLogger(EndingReporter.class);

    private final ModuleContext context;
    private final ZoneId zone;
    private final AnnouncerMemory memory;
    private boolean isBusy;

    EndingReporter(ModuleContext context, ZoneId zone, AnnouncerMemory memory) {
        this.context = context;
        this.zone = zone;
        this.memory = memory;
    }

    boolean hasEnded(AnnouncementId id) {
        return memory.hasEnded(id);
    }

    void spoken(AnnouncementId id, Instant at) {
        if (memory.end(id, new Ending("", at, false))) flush();
    }

    void missed(AnnouncementId id, String reason, Instant at) {
        if (memory.end(id, new Ending(reason, at, false))) flush();
    }

    /** Notes one that is none of ours: it ended before this agent first came here. */
    void ignore(AnnouncementId id, Instant at) {
        memory.end(id, new Ending("", at, true));
    }

    /** Reports what is not reported yet; called again later if it fails. */
    void flush() {
        if (isBusy || memory.unreported().isEmpty()) return;
        isBusy = true;
        context.save(KEY, memory.text())
                .compose(saved -> reportAll())
                .compose(reported -> context.save(KEY, memory.text()))
                .onComplete(done -> {
                    isBusy = false;
                    if (done.succeeded()) flush();
                    else
                        LOG.warn(
                                "endings of announcements wait to be stored: {}",
                                done.cause().getMessage());
                });
    }

    private Future<Void> reportAll() {
        Future<Void> chain = Future.succeededFuture();
        for (Unreported one : memory.unreported()) {
            chain = chain.compose(before -> context.append(event(one))).onSuccess(stored -> memory.reported(one.id()));
        }
        return chain;
    }

    private Event event(Unreported one) {
        Ending ending = one.ending();
        return ending.reason().isEmpty()
                ? new AnnouncementSpoken(one.id(), zone, ending.at())
                : new AnnouncementMissed(one.id(), zone, ending.reason(), ending.at());
    }
}
