package vn.motcua.hub;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.counter.Desk;

/** What is done with a counter itself: left, gone on with, handed over, standing in for another, helped. */
final class RandomDesk {
    private final RandomHistory history;

    RandomDesk(RandomHistory history) {
        this.history = history;
    }

    void act() {
        CounterId counter = history.pick(RandomHistory.COUNTERS);
        PersonId person = history.at(counter);
        switch (history.random.nextInt(14)) {
            case 0 -> pause(counter, person);
            case 1, 2, 3 -> resume(counter, person);
            case 4, 5 -> history.desks.offer(history.request(), person, counter, anybody());
            case 6 -> history.desks.withdraw(history.request(), person, counter);
            case 7, 8 -> accept(counter);
            case 9 -> handOver(counter);
            case 10 ->
                history.desks.serveFor(
                        history.request(), person, counter, Set.of(history.pick(RandomHistory.COUNTERS)));
            case 11 ->
                history.desks.askHelp(
                        history.request(), person, counter, history.pick(List.of(HelpAsked.Reason.values())));
            default -> help(counter, person);
        }
    }

    private PersonId anybody() {
        return history.pick(RandomHistory.PEOPLE);
    }

    private void pause(CounterId counter, PersonId person) {
        history.desks.pause(
                history.request(), person, counter, history.pick(List.of(CounterPaused.Reason.values())), null);
    }

    /** By who left it, or it would stand paused for long. */
    private void resume(CounterId counter, PersonId person) {
        PersonId holder = holder(counter);
        history.desks.resume(history.request(), holder == null ? person : holder, counter);
    }

    private @Nullable PersonId holder(CounterId counter) {
        return history.ask(rig -> rig.parts.counters.counter(counter).personId());
    }

    /** Mostly what was offered last. */
    private void accept(CounterId counter) {
        Desk offered = history.ask(rig -> rig.parts.counters.desks().all().stream()
                .filter(desk -> desk.offer() != null)
                .findFirst()
                .orElse(rig.parts.counters.desks().desk(counter)));
        boolean isAsked = offered.offer() != null && history.random.nextInt(4) > 0;
        history.desks.accept(history.request(), isAsked ? offered.offer().to() : anybody(), offered.counterId());
    }

    /** Half of the time to who usually sits there, or most officers would soon press at a counter that is not theirs. */
    private void handOver(CounterId counter) {
        PersonId holder = holder(counter);
        PersonId to = history.random.nextBoolean()
                ? RandomHistory.PEOPLE.get(RandomHistory.COUNTERS.indexOf(counter))
                : anybody();
        if (holder != null) history.desks.handOverHere(history.request(), holder, to);
    }

    private void help(CounterId counter, PersonId person) {
        Desk.Help help =
                history.ask(rig -> rig.parts.counters.desks().desk(counter).help());
        if (help == null) history.desks.askHelp(history.request(), person, counter, HelpAsked.Reason.ADVICE);
        else if (history.random.nextBoolean()) history.desks.takeHelp(history.request(), anybody(), help.id());
        else history.desks.endHelp(history.request(), holder(counter), counter);
    }
}
