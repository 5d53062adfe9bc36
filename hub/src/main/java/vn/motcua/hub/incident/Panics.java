package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.PanicTestAnnounced;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** Decides on calls for help. Any thread. */
public final class Panics implements PanicService {
    /** Long enough to walk to the counter, and short enough that nobody forgets it. */
    private static final Duration TEST_LASTS = Duration.ofMinutes(5);

    private final SiteWriter writer;
    private final Supplier<Site> site;
    private final PanicBook book;

    public Panics(SiteWriter writer, Supplier<Site> site, PanicBook book) {
        this.writer = writer;
        this.site = site;
        this.book = book;
    }

    @Override
    public Future<Outcome<Requests.PanicRaised>> raise(Requests.RaisePanic press) {
        return writer.command(null, "RaisePanic", Requests.PanicRaised.class, (now, ids) -> {
            Requests.PanicRaised raised = new Requests.PanicRaised(press.panicId());
            if (book.panic(press.panicId()).isPresent()) return Decision.accepted(raised);
            if (site.get().counter(press.counterId()).isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
            return new Decision.Accepted<>(
                    List.of(new PanicPressed(press.panicId(), press.counterId(), press.device(), press.at())), raised);
        });
    }

    @Override
    public Future<Outcome<Seen>> acknowledge(RequestId requestId, PersonId person, String panicId) {
        return writer.command(requestId, "AcknowledgePanic", Seen.class, (now, ids) -> {
            Optional<PanicBook.Panic> known = book.panic(panicId);
            if (known.isEmpty()) return Refusals.decision("UNKNOWN_PANIC");
            PersonId by = known.get().seenBy();
            if (by != null) return Decision.accepted(new Seen(panicId, by));
            return new Decision.Accepted<>(
                    List.of(new PanicAcknowledged(panicId, person, now)), new Seen(panicId, person));
        });
    }

    @Override
    public Future<Outcome<Ended>> end(RequestId requestId, PersonId person, String panicId, PanicEnded.Reason reason) {
        return writer.command(requestId, "EndPanic", Ended.class, (now, ids) -> {
            Optional<PanicBook.Panic> known = book.panic(panicId);
            if (known.isEmpty()) return Refusals.decision("UNKNOWN_PANIC");
            if (known.get().isTest()) return Refusals.decision("PANIC_TEST");
            PersonId by = known.get().endedBy();
            PanicEnded.Reason was = known.get().reason();
            if (by != null && was != null) return Decision.accepted(new Ended(panicId, by, was));
            return new Decision.Accepted<>(
                    List.of(new PanicEnded(panicId, person, reason, now)), new Ended(panicId, person, reason));
        });
    }

    @Override
    public Future<Outcome<TestAnnounced>> announceTest(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(requestId, "AnnouncePanicTest", TestAnnounced.class, (now, ids) -> {
            if (site.get().counter(counter).isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
            boolean isAlarmed = book.all().stream()
                    .anyMatch(one -> one.stands(now) && one.counter().equals(counter));
            if (isAlarmed) return Refusals.decision("PANIC_OPEN");
            String id = ids.next();
            Instant until = now.plus(TEST_LASTS);
            return new Decision.Accepted<>(
                    List.of(new PanicTestAnnounced(id, counter, person, until, now)),
                    new TestAnnounced(id, counter, until));
        });
    }
}
