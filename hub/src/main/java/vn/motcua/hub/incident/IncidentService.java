package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.event.IncidentOpened.Kind;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.ledger.Outcome;

/**
 * What people do about incidents. Any thread; every answer comes after the commit, and a repeat of a request has one effect.
 * Refused everywhere: {@code UNKNOWN_INCIDENT}.
 */
public interface IncidentService {
    /** Somebody reports conduct. Refused: {@code UNKNOWN_COUNTER}, {@code UNKNOWN_VISIT}, {@code BAD_REQUEST} (the time). */
    Future<Outcome<Step>> flag(Act act, Flag flag);

    /** Takes it for a lease. Refused: {@code INCIDENT_TAKEN}, {@code INCIDENT_DECIDED}, {@code INCIDENT_OWN}. */
    Future<Outcome<Step>> claim(Act act);

    /** Refused: {@code INCIDENT_NOT_HELD}. */
    Future<Outcome<Step>> release(Act act);

    /** @param of whom; null for the officer concerned. Refused: {@code NOBODY_ON_DUTY} and as {@link #claim} */
    Future<Outcome<Step>> ask(Act act, @Nullable PersonId of);

    /** The answer of who was asked. Refused: {@code NOT_ASKED}. */
    Future<Outcome<Step>> state(Act act, String text);

    Future<Outcome<Step>> note(Act act, String text);

    /** Refused: {@code BAD_VERDICT}, {@code OFFICER_NOT_HEARD} and as {@link #claim}. */
    Future<Outcome<Step>> decide(
            Act act, Verdict verdict, @Nullable Cause cause, @Nullable String other, Consequence consequence);

    /** Refused: {@code SECOND_SAME}, {@code SECOND_NOT_NEEDED}, {@code INCIDENT_NOT_DECIDED}, {@code INCIDENT_OWN}. */
    Future<Outcome<Step>> second(Act act, boolean agrees);

    /** Within ten seconds, by who decided. Refused: {@code VERDICT_STANDS}. */
    Future<Outcome<Step>> undo(Act act);

    /** Refused: {@code REOPEN_SUPERIOR}, {@code INCIDENT_NOT_DECIDED}, {@code INCIDENT_OWN}. */
    Future<Outcome<Step>> reopen(Act act, String reason);

    /** Refused: {@code SECOND_MISSING}, {@code INCIDENT_NOT_DECIDED}. */
    Future<Outcome<Step>> close(Act act);

    /**
     * A rule opens nothing until then; the past ends it. Refused: {@code RULE_ALWAYS_SPEAKS} for calls for help and reports, {@code
     * BAD_REQUEST} beyond 90 days.
     */
    Future<Outcome<Muted>> mute(Act act, Kind kind, Duration length);

    /** Which rule opens nothing, until when, and who answers for it. */
    record Muted(String kind, PersonId owner, Instant until) {}

    /**
     * Who does something to which incident.
     *
     * @param incidentId empty for one that is only begun
     */
    record Act(RequestId requestId, PersonId person, Role role, String incidentId) {}

    /**
     * What somebody reports.
     *
     * @param counter where; null if it was in the hall
     * @param visit whose visit; null if not known
     */
    record Flag(@Nullable CounterId counter, @Nullable VisitId visit, Instant at, String text) {}

    /**
     * How it stands afterwards.
     *
     * @param leaseUntil of whoever holds it; null if nobody does
     * @param decisionId of the verdict in force; null if there is none
     * @param counts whether that verdict may have an effect
     */
    record Step(
            String incidentId,
            String state,
            @Nullable Instant leaseUntil,
            @Nullable String decisionId,
            boolean counts) {}
}
