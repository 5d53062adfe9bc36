package vn.motcua.hub;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.SendOn;
import vn.motcua.hub.counter.Undoable;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** Officers at their counters: calling, ending, sending on, and taking back. Sometimes at one that is not theirs. */
final class RandomOfficer {
    private final RandomHistory history;

    RandomOfficer(RandomHistory history) {
        this.history = history;
    }

    void act() {
        CounterId counter = history.pick(RandomHistory.COUNTERS);
        PersonId person = history.at(counter);
        int dice = history.random.nextInt(43);
        if (dice < 12) history.counters.callNext(history.request(), person, counter);
        else if (dice < 22) finish(counter, person, null);
        else if (dice < 25) undo(counter, person);
        else if (dice < 28) history.counters.open(history.request(), person, counter);
        else if (dice < 34) move(counter, person);
        else other(dice, counter, person);
    }

    private void other(int dice, CounterId counter, PersonId person) {
        switch (dice) {
            case 34 -> finish(counter, person, Sites.CIVIL);
            case 35, 36 -> finishPerson(counter);
            case 37 -> history.counters.recall(history.request(), person, counter);
            case 38 -> history.counters.noShow(history.request(), person, counter);
            case 39, 40 -> choose(counter, person);
            case 41 -> history.counters.startWithoutNumber(history.request(), person, counter, history.service(), "");
            default -> {
                if (history.random.nextInt(3) == 0) history.counters.close(history.request(), person, counter);
            }
        }
    }

    private void finish(CounterId counter, PersonId person, @Nullable ServiceId next) {
        history.then(
                history.counters.finish(history.request(), person, counter, next),
                ended -> history.kiosk().served(ended));
    }

    /** Where a group is in hand, if it is anywhere. */
    private void finishPerson(CounterId counter) {
        CounterId at = history.ask(rig -> rig.parts.counters.all().stream()
                .filter(one -> one.visitId() != null)
                .filter(one ->
                        rig.parts.tickets.ticket(one.visitId()).orElseThrow().people() > 1)
                .map(CounterState::counterId)
                .findFirst()
                .orElse(counter));
        history.counters.finishPerson(history.request(), history.at(at), at);
    }

    private void choose(CounterId counter, PersonId person) {
        ChoiceReason because = history.random.nextBoolean() ? null : history.pick(List.of(ChoiceReason.values()));
        history.someVisit()
                .ifPresent(visit -> history.counters.call(history.request(), person, counter, visit, because));
    }

    private void move(CounterId counter, PersonId person) {
        switch (history.random.nextInt(4)) {
            case 0 ->
                away().or(history::someVisit)
                        .ifPresent(visit -> history.counters.bringBack(history.request(), person, counter, visit));
            case 1 ->
                history.counters.park(
                        history.request(),
                        person,
                        counter,
                        history.pick(List.of(VisitParked.Reason.values())),
                        until());
            default -> history.counters.transfer(history.request(), person, counter, sendOn());
        }
    }

    /** Mostly somebody who was put aside or missed his call. */
    private Optional<VisitId> away() {
        if (history.random.nextInt(4) == 0) return Optional.empty();
        return history.ask(rig -> rig.parts.tickets.day(rig.floor.today(history.clock.instant())).tickets().stream()
                .filter(ticket -> ticket.status() == TicketStatus.PARKED || ticket.status() == TicketStatus.NO_SHOW)
                .map(Ticket::visitId)
                .reduce((earlier, later) -> later));
    }

    private @Nullable Duration until() {
        return history.random.nextBoolean() ? null : Duration.ofSeconds(1 + history.random.nextInt(60));
    }

    private SendOn sendOn() {
        int to = history.random.nextInt(3);
        return new SendOn(
                to == 0 ? history.service() : null,
                to == 1 ? history.pick(RandomHistory.COUNTERS) : null,
                to == 2 ? history.pick(RandomHistory.PEOPLE) : null,
                history.random.nextBoolean() ? SendOn.Place.FIRST : SendOn.Place.LAST,
                Duration.ofMinutes(history.random.nextInt(3)),
                history.random.nextBoolean());
    }

    /** Whatever is offered at this counter or else at any, sometimes too late or by somebody else. */
    private void undo(CounterId counter, PersonId person) {
        List<CounterId> counters = new ArrayList<>(List.of(counter));
        counters.addAll(RandomHistory.COUNTERS);
        Optional<Undoable> last = history.ask(rig -> counters.stream()
                .flatMap(one -> rig.parts.counters.undo().last(one).stream())
                .findFirst());
        if (last.isEmpty()) return;
        PersonId who = history.random.nextInt(8) > 0 ? last.get().personId() : person;
        history.counters.undo(
                history.request(),
                who,
                last.get().state().counterId(),
                last.get().position());
    }

    /**
     * Three officers call until nobody is left for them.
     *
     * @return how many commands it took
     */
    int callEverybody() {
        int commands = 0;
        for (int i = 0; i < RandomHistory.COUNTERS.size(); i++) commands += sit(RandomHistory.COUNTERS.get(i));
        history.clock.advance(Duration.ofMinutes(20));
        boolean isAnybodyCalled = true;
        while (isAnybodyCalled) {
            isAnybodyCalled = false;
            for (CounterId counter : RandomHistory.COUNTERS) {
                PersonId person =
                        history.ask(rig -> rig.parts.counters.counter(counter).personId());
                Future<? extends Outcome<?>> call = history.counters.callNext(history.request(), person, counter);
                isAnybodyCalled |= HubRig.await(call) instanceof Outcome.Done<?>;
                history.counters.finish(history.request(), person, counter, null);
                commands += 2;
            }
        }
        return commands;
    }

    /** Somebody sits there, serves what is its own, and has nobody in hand. */
    private int sit(CounterId counter) {
        CounterState state = history.ask(rig -> rig.parts.counters.counter(counter));
        PersonId person = state.personId();
        if (person == null) {
            person = history.ask(rig -> RandomHistory.PEOPLE.stream()
                    .filter(one -> rig.parts.counters.openedBy(one).isEmpty())
                    .findFirst()
                    .orElseThrow());
            history.counters.open(history.request(), person, counter);
        }
        history.desks.resume(history.request(), person, counter);
        history.counters.finish(history.request(), person, counter, null);
        history.settle();
        return 3;
    }
}
