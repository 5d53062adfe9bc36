package vn.motcua.hub;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.GroupPersonFinished;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.CounterId;
import vn.motcua.hub.ticket.Ticket;

/** What an officer may take back, and what must then be as before. */
final class Acts {
    private Acts() {}

    /** Where it was done; null if it cannot be taken back. */
    static @Nullable CounterId counterOf(Event event) {
        if (event instanceof TicketCalled one) return one.counterId();
        if (event instanceof VisitFinished one) return one.counterId();
        if (event instanceof VisitNoShow one) return one.counterId();
        if (event instanceof VisitTransferred one) return one.counterId();
        if (event instanceof VisitParked one) return one.counterId();
        if (event instanceof GroupPersonFinished one) return one.counterId();
        if (event instanceof StageFinished one) return one.counterId();
        return null;
    }

    /**
     * Of a ticket what taking back restores. Its number, its paper and whom it goes with may have become known since; a recall between
     * was heard.
     */
    static String picture(Ticket ticket) {
        return ticket.status() + " " + ticket.service() + " at " + ticket.counter() + " since " + ticket.calledAt()
                + " ended " + ticket.endedAt() + " " + ticket.standing() + " people " + ticket.people()
                + " waits since "
                + ticket.waitsSince() + " class " + ticket.priority();
    }
}
