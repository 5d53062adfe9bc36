package vn.motcua.hub.counter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * What is special about an open counter now, beside whom it serves. Undoing an action does not touch it.
 *
 * @param counterId which
 * @param pause nobody is called there; null if it goes on
 * @param others counters whose services are served here too
 * @param offer to take it over; null if nobody was asked
 * @param help a second officer who is needed; null if nobody is
 */
public record Desk(
        CounterId counterId,
        @Nullable Pause pause,
        List<CounterId> others,
        @Nullable Offer offer,
        @Nullable Help help) {
    public Desk {
        others = List.copyOf(others);
    }

    /**
     * @param reason why
     * @param until when the officer means to be back; null if nobody said
     * @param at since when
     */
    public record Pause(
            CounterPaused.Reason reason, @Nullable Instant until, Instant at) {}

    /**
     * @param to who is asked to take it over
     * @param until void after that
     */
    public record Offer(PersonId to, Instant until) {}

    /**
     * @param id of the request
     * @param personId who asked
     * @param visitId whom it is about; null if nobody is in hand
     * @param reason what for
     * @param until the supervisors are told if nobody said to come by then
     * @param at when it was asked
     * @param takenBy who comes; null if nobody yet
     * @param takenAt when that was said
     * @param isUnanswered the time ran out and nobody said to come
     */
    public record Help(
            String id,
            PersonId personId,
            @Nullable VisitId visitId,
            HelpAsked.Reason reason,
            Instant until,
            Instant at,
            @Nullable PersonId takenBy,
            @Nullable Instant takenAt,
            boolean isUnanswered) {
        /** Somebody may still say to come. */
        boolean isOpen() {
            return takenBy == null && !isUnanswered;
        }

        Help takenBy(PersonId person, Instant when) {
            return new Help(id, personId, visitId, reason, until, at, person, when, false);
        }

        Help unanswered() {
            return new Help(id, personId, visitId, reason, until, at, null, null, true);
        }
    }

    static Desk plain(CounterId id) {
        return new Desk(id, null, List.of(), null, null);
    }

    public boolean isPlain() {
        return pause == null && others.isEmpty() && offer == null && help == null;
    }

    Desk with(@Nullable Pause now) {
        return new Desk(counterId, now, others, offer, help);
    }

    Desk with(List<CounterId> now) {
        return new Desk(counterId, pause, now, offer, help);
    }

    Desk with(@Nullable Offer now) {
        return new Desk(counterId, pause, others, now, help);
    }

    Desk with(@Nullable Help now) {
        return new Desk(counterId, pause, others, offer, now);
    }
}
