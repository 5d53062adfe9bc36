package vn.motcua.hub.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentAsked;
import vn.motcua.core.event.IncidentClaimed;
import vn.motcua.core.event.IncidentClosed;
import vn.motcua.core.event.IncidentDecided;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.event.IncidentNoted;
import vn.motcua.core.event.IncidentReleased;
import vn.motcua.core.event.IncidentReopened;
import vn.motcua.core.event.IncidentSeconded;
import vn.motcua.core.event.IncidentVerdictUndone;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/** Who may do what to an incident. Pure; the answer is the incident as the facts leave it. */
final class IncidentRules {
    /** How long a verdict can be taken back by who gave it. */
    static final Duration UNDO = Duration.ofSeconds(10);

    private IncidentRules() {}

    /** Who acts. */
    record Actor(PersonId id, Role role) {}

    /** What a supervisor says it was. */
    record Judgement(
            Verdict verdict,
            @Nullable Cause cause,
            @Nullable String duplicateOf,
            Consequence consequence) {
        /** A cause belongs to a false positive and to nothing else; only what was confirmed can have consequences. */
        boolean isWhole() {
            boolean hasCause = cause != null;
            boolean hasOther = duplicateOf != null;
            boolean isFound = verdict == Verdict.CONFIRMED || verdict == Verdict.PARTLY;
            return hasCause == (verdict == Verdict.FALSE_POSITIVE)
                    && hasOther == (verdict == Verdict.DUPLICATE)
                    && (isFound || consequence == Consequence.NONE);
        }
    }

    static Decision<Incident> claim(Incident incident, Actor by, Instant now) {
        return openFor(incident, by, now, () -> then(incident, claimed(incident, by, now)));
    }

    static Decision<Incident> release(Incident incident, Actor by, Instant now) {
        if (!by.id().equals(incident.holderAt(now))) return Refusals.decision("INCIDENT_NOT_HELD");
        return then(incident, new IncidentReleased(incident.id(), by.id(), now));
    }

    /** @param of whom */
    static Decision<Incident> ask(Incident incident, Actor by, PersonId of, Duration patience, Instant now) {
        return openFor(
                incident,
                by,
                now,
                () -> held(incident, by, now, new IncidentAsked(incident.id(), by.id(), of, now.plus(patience), now)));
    }

    /** Anybody who may read it may add to it, until it is closed. */
    static Decision<Incident> note(Incident incident, Actor by, String textId, Instant now) {
        if (incident.closedAt() != null) return Refusals.decision("INCIDENT_CLOSED");
        return then(incident, new IncidentNoted(incident.id(), textId, by.id(), IncidentNoted.Kind.NOTE, now));
    }

    /** Who was asked answers, also after the time was over, as long as nothing is decided. */
    static Decision<Incident> state(Incident incident, PersonId by, String textId, Instant now) {
        Incident.Ask ask = incident.ask();
        if (ask == null || !ask.of().equals(by)) return Refusals.decision("NOT_ASKED");
        return then(incident, new IncidentNoted(incident.id(), textId, by, IncidentNoted.Kind.STATEMENT, now));
    }

    /** A verdict of whoever holds it, or takes it by this. One with consequences comes after the officer was heard. */
    static Decision<Incident> decide(Incident incident, Actor by, Judgement said, String decisionId, Instant now) {
        if (!said.isWhole()) return Refusals.decision("BAD_VERDICT");
        return openFor(incident, by, now, () -> {
            if (said.consequence() != Consequence.NONE && !wasHeard(incident, now))
                return Refusals.decision("OFFICER_NOT_HEARD");
            return held(
                    incident,
                    by,
                    now,
                    new IncidentDecided(
                            incident.id(),
                            decisionId,
                            by.id(),
                            said.verdict(),
                            said.cause(),
                            said.duplicateOf(),
                            said.consequence(),
                            now));
        });
    }

    /** Heard, given the time to answer, or nobody is concerned. */
    private static boolean wasHeard(Incident incident, Instant now) {
        Instant due = incident.hearing().due();
        return incident.opened().officer() == null || incident.hearing().isHeard() || due != null && !now.isBefore(due);
    }

    static Decision<Incident> second(Incident incident, Actor by, boolean agrees, Instant now) {
        Incident.Given given = incident.given();
        if (given == null || incident.closedAt() != null) return Refusals.decision("INCIDENT_NOT_DECIDED");
        if (given.counts()) return Refusals.decision("SECOND_NOT_NEEDED");
        if (by.id().equals(given.decided().personId())) return Refusals.decision("SECOND_SAME");
        if (by.id().equals(incident.opened().officer())) return Refusals.decision("INCIDENT_OWN");
        return then(
                incident, new IncidentSeconded(incident.id(), given.decided().decisionId(), by.id(), agrees, now));
    }

    static Decision<Incident> undo(Incident incident, Actor by, Instant now) {
        Incident.Given given = incident.given();
        if (given == null || incident.closedAt() != null) return Refusals.decision("INCIDENT_NOT_DECIDED");
        IncidentDecided last = given.decided();
        boolean isTime = !now.isAfter(last.at().plus(UNDO)) && given.second() == null;
        if (!isTime || !by.id().equals(last.personId())) return Refusals.decision("VERDICT_STANDS");
        return then(incident, new IncidentVerdictUndone(incident.id(), last.decisionId(), by.id(), now));
    }

    /** Only a superior, and not one of those whose verdict it was. */
    static Decision<Incident> reopen(Incident incident, Actor by, String textId, Instant now) {
        Incident.Given given = incident.given();
        if (!by.role().includes(Role.ADMINISTRATOR)) return Refusals.decision("REOPEN_SUPERIOR");
        if (given == null && incident.closedAt() == null) return Refusals.decision("INCIDENT_NOT_DECIDED");
        boolean isOwn = given != null
                && (by.id().equals(given.decided().personId()) || by.id().equals(given.second()));
        if (isOwn) return Refusals.decision("REOPEN_SUPERIOR");
        if (by.id().equals(incident.opened().officer())) return Refusals.decision("INCIDENT_OWN");
        return then(
                incident,
                new IncidentNoted(incident.id(), textId, by.id(), IncidentNoted.Kind.REASON, now),
                new IncidentReopened(incident.id(), by.id(), textId, now));
    }

    static Decision<Incident> close(Incident incident, Actor by, Instant now) {
        Incident.Given given = incident.given();
        if (incident.closedAt() != null) return Decision.accepted(incident);
        if (given == null) return Refusals.decision("INCIDENT_NOT_DECIDED");
        if (!given.counts()) return Refusals.decision("SECOND_MISSING");
        return then(incident, new IncidentClosed(incident.id(), by.id(), now));
    }

    /** The rest of a rule where nothing is decided, nobody else looks into it, and it is not about the person itself. */
    private static Decision<Incident> openFor(
            Incident incident, Actor by, Instant now, java.util.function.Supplier<Decision<Incident>> rule) {
        if (incident.closedAt() != null) return Refusals.decision("INCIDENT_CLOSED");
        if (incident.given() != null) return Refusals.decision("INCIDENT_DECIDED");
        if (by.id().equals(incident.opened().officer())) return Refusals.decision("INCIDENT_OWN");
        PersonId holder = incident.holderAt(now);
        if (holder != null && !holder.equals(by.id())) return Refusals.decision("INCIDENT_TAKEN");
        return rule.get();
    }

    private static IncidentClaimed claimed(Incident incident, Actor by, Instant now) {
        return new IncidentClaimed(incident.id(), by.id(), now.plus(Incident.LEASE), now);
    }

    /** Who acts on what nobody holds takes it. */
    private static Decision<Incident> held(Incident incident, Actor by, Instant now, Event event) {
        return incident.holderAt(now) != null
                ? then(incident, event)
                : then(incident, claimed(incident, by, now), event);
    }

    private static Decision<Incident> then(Incident incident, Event... events) {
        List<Event> facts = new ArrayList<>(List.of(events));
        Incident after = incident;
        for (Event event : facts) after = after.after(event);
        return new Decision.Accepted<>(facts, after);
    }
}
