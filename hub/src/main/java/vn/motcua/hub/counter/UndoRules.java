package vn.motcua.hub.counter;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** What may be taken back, by whom and how long. Pure: state and time are arguments. */
final class UndoRules {
    private UndoRules() {}

    /** @param position of the action the officer saw offered: a second press never takes back what was done before it */
    static Decision<Undone> undo(FloorState floor, CounterId id, PersonId person, long position, Instant now) {
        return floor.at(id, person, (counter, state) -> {
            Optional<Undoable> last = floor.counters()
                    .undo()
                    .last(id)
                    .filter(action ->
                            action.position() == position && action.personId().equals(person));
            if (last.isEmpty()) return Refusals.decision("NOTHING_TO_UNDO");
            if (last.get().isOver(now)) return Refusals.decision("UNDO_OVER");
            return takeBack(floor, last.get(), id, person, now);
        });
    }

    private static Decision<Undone> takeBack(
            FloorState floor, Undoable action, CounterId id, PersonId person, Instant now) {
        Optional<Ticket> known = floor.tickets().ticket(action.ticket().visitId());
        if (known.isEmpty()) return Refusals.decision("NOTHING_TO_UNDO");
        Ticket ticket = known.get();
        CounterId where = ticket.counter();
        if (!isAsLeft(action, ticket, id) || !floor.counters().undo().isLatest(action))
            return ticket.status() == TicketStatus.CALLED && where != null
                    ? Refusals.decision("ALREADY_CALLED", ticket.number().text(), floor.label(where))
                    : Refusals.decision("NOTHING_TO_UNDO");
        return Decision.accepted(
                answer(action, ticket),
                new ActionUndone(ticket.visitId(), id, person, action.action(), action.position(), action.at(), now));
    }

    /** Nobody else did anything with the visit since. A call may have been repeated: its recalls go with it. */
    private static boolean isAsLeft(Undoable action, Ticket ticket, CounterId id) {
        boolean isHere = id.equals(ticket.counter());
        return switch (action.action()) {
            case CALL -> isHere && ticket.status() == TicketStatus.CALLED;
            case FINISH -> isHere && ticket.status() == TicketStatus.FINISHED && isEnd(action, ticket);
            case NO_SHOW -> isHere && ticket.status() == TicketStatus.NO_SHOW && isEnd(action, ticket);
            case TRANSFER, STAGE -> ticket.status() == TicketStatus.WAITING && isMoved(action, ticket);
            case PERSON ->
                isHere
                        && ticket.status() == TicketStatus.CALLED
                        && ticket.people() == action.ticket().people() - 1;
            case PARK -> ticket.status() == TicketStatus.PARKED && isMoved(action, ticket);
        };
    }

    private static boolean isMoved(Undoable action, Ticket ticket) {
        return ticket.standing() != null && action.at().equals(ticket.standing().movedAt());
    }

    private static boolean isEnd(Undoable action, Ticket ticket) {
        return action.at().equals(ticket.endedAt());
    }

    private static Undone answer(Undoable action, Ticket ticket) {
        boolean isInHand = ticket.visitId().equals(action.state().visitId());
        return new Undone(
                action.action(),
                ticket.visitId(),
                ticket.number(),
                isInHand ? inHand(action.ticket(), ticket, action.state().counterId()) : null);
    }

    private static @Nullable VisitInHand inHand(Ticket before, Ticket now, CounterId counter) {
        Instant called = before.calledAt();
        if (called == null) return null;
        return new VisitInHand(
                now.visitId(),
                now.number(),
                before.service(),
                before.priority(),
                counter,
                called,
                before.times(),
                before.announcement());
    }
}
