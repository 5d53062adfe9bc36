package vn.motcua.hub.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentAsked;
import vn.motcua.core.event.IncidentClaimed;
import vn.motcua.core.event.IncidentClosed;
import vn.motcua.core.event.IncidentDecided;
import vn.motcua.core.event.IncidentNoted;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.IncidentReleased;
import vn.motcua.core.event.IncidentReopened;
import vn.motcua.core.event.IncidentSeconded;
import vn.motcua.core.event.IncidentSignalled;
import vn.motcua.core.event.IncidentVerdictUndone;
import vn.motcua.core.model.PersonId;

/**
 * One incident as its facts left it. Its state is not kept but follows from what it holds and the clock, so that a lease which ran out
 * needs no fact.
 *
 * @param severity the most urgent of all its signs
 * @param lastAt of the latest sign
 * @param claim who looks into it; may have run out
 * @param ask of whom a statement is still awaited
 * @param hearing of the officer concerned
 * @param given the verdict in force; null before one, and after it was taken back
 * @param reopened how often
 */
record Incident(
        IncidentOpened opened,
        IncidentOpened.Severity severity,
        Instant lastAt,
        @Nullable Claim claim,
        @Nullable Ask ask,
        Hearing hearing,
        @Nullable Given given,
        int reopened,
        @Nullable Instant closedAt) {
    /** How long nobody else may look into it after the last thing its holder did. The same for ever: old facts are read with it. */
    static final Duration LEASE = Duration.ofMinutes(10);

    enum State {
        NEW,
        CLAIMED,
        NEEDS_INFO,
        DECIDED,
        CLOSED
    }

    record Claim(PersonId person, Instant until) {}

    record Ask(PersonId of, Instant until) {}

    /**
     * Whether the officer concerned was heard.
     *
     * @param due asked until then; null if never asked
     */
    record Hearing(boolean isHeard, @Nullable Instant due) {
        static final Hearing NONE = new Hearing(false, null);
    }

    /**
     * A verdict in force.
     *
     * @param second who agreed; null before
     */
    record Given(IncidentDecided decided, @Nullable PersonId second) {
        /** Whether it may have an effect: what hurts somebody needs two. */
        boolean counts() {
            return decided.consequence() == IncidentDecided.Consequence.NONE || second != null;
        }
    }

    static Incident of(IncidentOpened opened) {
        return new Incident(opened, opened.severity(), opened.happenedAt(), null, null, Hearing.NONE, null, 0, null);
    }

    String id() {
        return opened.incidentId();
    }

    State stateAt(Instant now) {
        if (closedAt != null) return State.CLOSED;
        if (given != null) return State.DECIDED;
        if (ask != null) return State.NEEDS_INFO;
        return holderAt(now) == null ? State.NEW : State.CLAIMED;
    }

    /** Whose lease lives. */
    @Nullable
    PersonId holderAt(Instant now) {
        return claim != null && now.isBefore(claim.until()) ? claim.person() : null;
    }

    /** What it is after one of its own facts; any other fact leaves it as it is. */
    Incident after(Event event) {
        if (event instanceof IncidentSignalled sign) return sign(sign);
        if (event instanceof IncidentClaimed claimed) return with(new Claim(claimed.personId(), claimed.until()));
        if (event instanceof IncidentReleased) return with((Claim) null);
        if (event instanceof IncidentAsked asked) return asked(asked);
        if (event instanceof IncidentNoted noted) return noted(noted);
        if (event instanceof IncidentDecided decided) return decided(new Given(decided, null), null, claim);
        if (event instanceof IncidentSeconded seconded) return seconded(seconded);
        if (event instanceof IncidentVerdictUndone undone)
            return decided(null, null, new Claim(undone.personId(), undone.at().plus(LEASE)));
        if (event instanceof IncidentReopened) return again();
        if (event instanceof IncidentClosed closed) return decided(given, closed.at(), null);
        return this;
    }

    private Incident sign(IncidentSignalled sign) {
        Instant latest = sign.happenedAt().isAfter(lastAt) ? sign.happenedAt() : lastAt;
        return new Incident(
                opened, severity.or(sign.severity()), latest, claim, ask, hearing, given, reopened, closedAt);
    }

    private Incident asked(IncidentAsked asked) {
        Hearing then = asked.asked().equals(opened.officer()) ? new Hearing(hearing.isHeard(), asked.until()) : hearing;
        Ask open = new Ask(asked.asked(), asked.until());
        return new Incident(opened, severity, lastAt, claim, open, then, given, reopened, closedAt)
                .renewed(asked.personId(), asked.at());
    }

    private Incident noted(IncidentNoted noted) {
        if (noted.kind() != IncidentNoted.Kind.STATEMENT) return renewed(noted.personId(), noted.at());
        Hearing then = noted.personId().equals(opened.officer()) ? new Hearing(true, hearing.due()) : hearing;
        return new Incident(opened, severity, lastAt, claim, null, then, given, reopened, closedAt);
    }

    private Incident seconded(IncidentSeconded seconded) {
        if (given == null || !seconded.agrees()) return decided(null, null, null);
        return decided(new Given(given.decided(), seconded.personId()), null, claim);
    }

    private Incident again() {
        return new Incident(opened, severity, lastAt, null, null, hearing, null, reopened + 1, null);
    }

    /** With a verdict nobody is waited for. */
    private Incident decided(@Nullable Given then, @Nullable Instant closed, @Nullable Claim holder) {
        Ask open = then == null && closed == null ? ask : null;
        return new Incident(opened, severity, lastAt, holder, open, hearing, then, reopened, closed);
    }

    private Incident renewed(PersonId person, Instant at) {
        return person.equals(holderAt(at)) ? with(new Claim(person, at.plus(LEASE))) : this;
    }

    private Incident with(@Nullable Claim holder) {
        return new Incident(opened, severity, lastAt, holder, ask, hearing, given, reopened, closedAt);
    }
}
