package vn.motcua.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.PaperVisitRecorded;
import vn.motcua.core.event.PaperVisitWithdrawn;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.FloorLine;
import vn.motcua.hub.counter.Undoable;
import vn.motcua.hub.line.LineJudge;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/**
 * Sees every fact of a hub before it is taken into the state, and again after, and holds it against what must always be so. It keeps its
 * own books of who has which number. Writer thread; what it found is read by any.
 */
final class HallWatch {
    /** As it was before what may be taken back. */
    private record Before(Ticket ticket, CounterState counter) {}

    private final Map<LocalDate, Map<String, VisitId>> bearers = new HashMap<>();
    /** Taken out again, but held by somebody: it may be keyed in once more, and never given. */
    private final Set<String> onPaper = new HashSet<>();

    private final Map<Long, Before> undoable = new HashMap<>();
    private final LineJudge judge = new LineJudge();
    private @Nullable LedgerRig rig;
    private @Nullable Long position;
    private int taken;
    private volatile String wrong = "";

    /** The hub that runs from now on. */
    void over(LedgerRig started) {
        rig = started;
    }

    /** The first thing that was not as it must be; empty so far. */
    String wrong() {
        return wrong;
    }

    /** Calls held against the reference. */
    int judged() {
        return judge.judged();
    }

    /** Actions taken back, exactly. */
    int takenBack() {
        return taken;
    }

    Projection first() {
        return new Look(this::before);
    }

    Projection last() {
        return new Look(this::after);
    }

    private void found(String what, Recorded recorded) {
        if (!what.isEmpty() && wrong.isEmpty())
            wrong = "at " + recorded.position() + ", " + recorded.event() + ": " + what;
    }

    private void before(Recorded recorded) {
        Event event = recorded.event();
        remember(recorded);
        if (event instanceof TicketIssued one) number(recorded, one.businessDay(), one.number(), one.visitId());
        else if (event instanceof TicketStored one) number(recorded, one.businessDay(), one.number(), one.visitId());
        else if (event instanceof PaperVisitRecorded one)
            number(recorded, one.businessDay(), one.number(), one.visitId());
        else if (event instanceof PaperVisitWithdrawn one) {
            String number = one.number().series() + " " + one.number().value();
            bearers.getOrDefault(one.businessDay(), new HashMap<>()).remove(number, one.visitId());
            if (one.reason() == PaperVisitWithdrawn.Reason.WRONG_DETAILS) onPaper.add(one.businessDay() + " " + number);
        } else if (event instanceof VisitStarted one) {
            number(recorded, one.businessDay(), one.number(), one.visitId());
            found(busy(one.counterId(), one.personId(), one.visitId()), recorded);
        } else if (event instanceof CounterOpened one) {
            found(seated(one.counterId(), one.personId()), recorded);
            judge.opened(one.counterId());
        } else if (event instanceof CounterHandedOver one) {
            if (rig().parts.counters.openedBy(one.to()).isPresent()) found("sits at a counter already", recorded);
        } else if (event instanceof TicketCalled one) called(one, recorded);
        else if (event instanceof ActionUndone one) position = one.position();
    }

    private LedgerRig rig() {
        if (rig == null) throw new IllegalStateException("over no hub");
        return rig;
    }

    private void number(Recorded recorded, LocalDate day, TicketNumber number, VisitId visit) {
        String key = number.series() + " " + number.value();
        VisitId other = bearers.computeIfAbsent(day, any -> new HashMap<>()).putIfAbsent(key, visit);
        if (onPaper.contains(day + " " + key) && !(recorded.event() instanceof PaperVisitRecorded))
            found("is on somebody's paper, though it was taken out again", recorded);
        if (other != null && !other.equals(visit)) found("is the number of " + other, recorded);
    }

    private String seated(CounterId counter, PersonId person) {
        if (rig().parts.counters.counter(counter).isOpen()) return "the counter is open";
        return rig().parts.counters.openedBy(person).isPresent() ? "sits at another counter" : "";
    }

    private String busy(CounterId id, PersonId person, VisitId visit) {
        for (CounterState one : rig().parts.counters.all()) {
            if (visit.equals(one.visitId())) return "is in hand at " + one.counterId();
            boolean isHere = one.counterId().equals(id);
            if (isHere && !person.equals(one.personId())) return "it is the counter of " + one.personId();
            if (isHere && one.visitId() != null) return "has " + one.visitId() + " in hand";
            if (!isHere && person.equals(one.personId())) return "sits at " + one.counterId() + " too";
        }
        return rig().parts.counters.desks().desk(id).pause() == null ? "" : "the counter is paused";
    }

    private void called(TicketCalled call, Recorded recorded) {
        found(busy(call.counterId(), call.personId(), call.visitId()), recorded);
        Optional<Ticket> ticket = rig().parts.tickets.ticket(call.visitId());
        boolean mayBe = ticket.filter(one -> one.status() == TicketStatus.WAITING
                        || one.status() == TicketStatus.NO_SHOW
                        || one.status() == TicketStatus.PARKED)
                .filter(one -> one.day().equals(rig().floor.today(call.at())))
                .isPresent();
        if (!mayBe) found("stands as " + ticket, recorded);
        Counter counter = rig().floor.site().counter(call.counterId()).orElseThrow();
        found(
                judge.wrong(
                        recorded.position(),
                        call,
                        FloorLine.seat(rig().floor, counter, call.personId()),
                        FloorLine.hall(rig().floor, call.at()),
                        rig().parts.counters.counter(call.counterId()).memory(),
                        line(rig(), call.at())),
                recorded);
        judge.left(call.visitId());
    }

    /** Everybody who waits today, found by looking at every ticket: the queue's own index may be wrong. */
    static List<Waiting> line(LedgerRig rig, Instant now) {
        List<Waiting> line = new ArrayList<>();
        for (Ticket ticket : rig.parts.tickets.day(rig.floor.today(now)).tickets())
            if (ticket.status() == TicketStatus.WAITING) line.add(FloorLine.waiting(rig.floor, ticket, now));
        return line;
    }

    private void remember(Recorded recorded) {
        Event event = recorded.event();
        CounterId counter = Acts.counterOf(event);
        if (counter == null || !(event instanceof Event.OfVisit visit)) return;
        rig().parts
                .tickets
                .ticket(visit.visitId())
                .ifPresent(ticket -> undoable.put(
                        recorded.position(),
                        new Before(ticket, rig().parts.counters.counter(counter))));
        if (undoable.size() > 200) undoable.keySet().removeIf(old -> old < recorded.position() - 2_000);
    }

    private void after(Recorded recorded) {
        if (!(recorded.event() instanceof ActionUndone undone) || position == null) return;
        Before before = undoable.remove(position);
        position = null;
        if (before == null) {
            found("takes back what was not done lately", recorded);
            return;
        }
        taken++;
        judge.takenBack(undone.position());
        CounterState counter = rig().parts.counters.counter(undone.counterId());
        if (!counter.equals(before.counter)) found("the counter is " + counter + ", was " + before.counter, recorded);
        Ticket ticket = rig().parts.tickets.ticket(undone.visitId()).orElseThrow();
        String then = Acts.picture(before.ticket);
        String now = Acts.picture(ticket);
        if (!now.equals(then)) found("the ticket is " + now + ", was " + then, recorded);
        boolean isStillOffered = rig().parts
                .counters
                .undo()
                .last(undone.counterId())
                .map(Undoable::position)
                .filter(last -> last == undone.position())
                .isPresent();
        if (isStillOffered) found("is offered once more", recorded);
    }

    /** Looks, and keeps no rows. */
    private record Look(Consumer<Recorded> at) implements Projection {
        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public void load(Sql db) {}

        @Override
        public void apply(Recorded recorded, Sql db) {
            at.accept(recorded);
        }
    }
}
