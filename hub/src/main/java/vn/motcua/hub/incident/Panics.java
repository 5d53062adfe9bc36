package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicPressed;
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
}
