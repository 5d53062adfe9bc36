package vn.motcua.hub.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;

/**
 * How long supervisors looked into an incident: from each claim to its verdict, to letting go, or to the end of the lease, which what they
 * do there renews. A verdict without a claim before it costs nothing here: nobody knows how long somebody looked at the list.
 */
final class RuleCost {
    private RuleCost() {}

    /** What somebody did. */
    enum Deed {
        IncidentClaimed,
        IncidentAsked,
        IncidentNoted,
        IncidentReleased,
        IncidentDecided,
        IncidentVerdictUndone
    }

    /** One fact of an incident. */
    record Step(Deed deed, PersonId person, Instant at) {}

    /** @param steps of one incident, in order */
    static Duration of(List<Step> steps, Instant now) {
        Duration spent = Duration.ZERO;
        Look look = null;
        for (Step step : steps) {
            boolean isOwn = look != null
                    && look.person().equals(step.person())
                    && step.at().isBefore(look.until());
            boolean isWord = step.deed() == Deed.IncidentAsked || step.deed() == Deed.IncidentNoted;
            if (look != null && isOwn && (isWord || step.deed() == Deed.IncidentClaimed))
                look = new Look(step.person(), look.from(), step.at().plus(Incident.LEASE));
            // What others write meanwhile takes nothing from who looks.
            if (isWord || isOwn && step.deed() == Deed.IncidentClaimed) continue;
            spent = spent.plus(length(look, step.at()));
            boolean begins = step.deed() == Deed.IncidentClaimed || step.deed() == Deed.IncidentVerdictUndone;
            look = begins ? new Look(step.person(), step.at(), step.at().plus(Incident.LEASE)) : null;
        }
        return spent.plus(length(look, now));
    }

    private record Look(PersonId person, Instant from, Instant until) {}

    /** A clock that was set back makes no time. */
    private static Duration length(@Nullable Look look, Instant end) {
        if (look == null || end.isBefore(look.from())) return Duration.ZERO;
        return Duration.between(look.from(), end.isBefore(look.until()) ? end : look.until());
    }
}
