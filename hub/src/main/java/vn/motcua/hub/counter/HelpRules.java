package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.event.HelpEnded;
import vn.motcua.core.event.HelpTaken;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;

/** "Second officer, please." At most one request stands at a counter. Pure: state, time and ids are arguments. */
final class HelpRules {
    /** If nobody said to come by then, the supervisors see it. */
    static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);

    private HelpRules() {}

    /** Asked again while it stands, it is the same request; one that nobody answered is asked anew. */
    static Decision<Desk> ask(
            FloorState floor, CounterId id, PersonId person, HelpAsked.Reason reason, Instant now, IdSource ids) {
        return floor.at(id, person, (counter, state) -> {
            Desk desk = floor.counters().desks().desk(id);
            Desk.Help before = desk.help();
            if (before != null && !before.isUnanswered()) return Decision.accepted(desk);
            Instant until = now.plus(ANSWER_WITHIN);
            Desk.Help help = new Desk.Help(ids.next(), person, state.visitId(), reason, until, now, null, null, false);
            return Decision.accepted(
                    desk.with(help), new HelpAsked(help.id(), id, person, state.visitId(), reason, until, now));
        });
    }

    static Decision<Desk> take(FloorState floor, String helpId, PersonId person, Instant now) {
        Optional<Desk> desk = floor.counters().desks().ofHelp(helpId);
        Desk.Help help = desk.map(Desk::help).orElse(null);
        if (desk.isEmpty() || help == null) return Refusals.decision("HELP_OVER");
        CounterId id = desk.get().counterId();
        if (person.equals(help.personId())) return Refusals.decision("OWN_COUNTER", floor.label(id));
        if (person.equals(help.takenBy())) return Decision.accepted(desk.get());
        if (help.takenBy() != null) return Refusals.decision("HELP_TAKEN", floor.nameOf(help.takenBy()));
        return Decision.accepted(
                desk.get().with(help.takenBy(person, now)), new HelpTaken(helpId, id, person, help.visitId(), now));
    }

    /** Nobody is needed (any more). What is over already is done. */
    static Decision<Desk> end(FloorState floor, CounterId id, PersonId person, Instant now) {
        return floor.at(id, person, (counter, state) -> {
            Desk desk = floor.counters().desks().desk(id);
            Desk.Help help = desk.help();
            if (help == null) return Decision.accepted(desk);
            return Decision.accepted(
                    desk.with((Desk.Help) null), new HelpEnded(help.id(), id, person, HelpEnded.Cause.DONE, now));
        });
    }

    static List<Event> due(FloorState floor, Instant now) {
        List<Event> over = new ArrayList<>();
        for (Desk desk : floor.counters().desks().all()) {
            Desk.Help help = desk.help();
            if (help != null && help.isOpen() && now.isAfter(help.until()))
                over.add(new HelpEnded(help.id(), desk.counterId(), null, HelpEnded.Cause.NOBODY_CAME, now));
        }
        return over;
    }
}
