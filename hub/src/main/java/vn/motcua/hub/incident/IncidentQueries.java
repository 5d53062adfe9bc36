package vn.motcua.hub.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;

/** What is known of incidents. Any thread. An officer is shown those that he was asked about, and no false positive. */
public interface IncidentQueries {
    int PAGE_MAX = 200;

    Future<List<Summary>> list(Viewer viewer, Filter filter);

    /** Empty if there is none, or it is none of the viewer's. */
    Future<Optional<Whole>> one(Viewer viewer, String incidentId);

    /** How each rule that said anything did, or is muted, in the last so many days. */
    Future<List<RuleFigures>> rules(int days);

    /**
     * How one rule does.
     *
     * @param kind of the rule
     * @param alerts incidents it began
     * @param alertsPerDay over all days of the time
     * @param judged verdicts that say whether it was right: not duplicates, not those without footage
     * @param confirmed of them, partly ones included
     * @param precision {@code confirmed} of {@code judged}; null without any
     * @param low lower end of the precision's 95 % interval
     * @param high upper end
     * @param medianMinutes from opening to verdict; null without a verdict
     * @param minutesSpent of supervisors, from each claim to verdict, letting go or end of the lease
     * @param minutesPerDay the same over all days of the time
     * @param autoClosed share that closed itself before anybody looked; null without alerts
     * @param silenced what it would have said while muted
     * @param asksForCare right in less than 30 % of at least 50 verdicts: mute or tune it
     * @param owner who answers for its being muted; null if it is not
     * @param mutedUntil when it speaks again
     */
    record RuleFigures(
            String kind,
            long alerts,
            double alertsPerDay,
            long judged,
            long confirmed,
            @Nullable Double precision,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double medianMinutes,
            double minutesSpent,
            double minutesPerDay,
            @Nullable Double autoClosed,
            long silenced,
            boolean asksForCare,
            @Nullable Person owner,
            @Nullable Instant mutedUntil) {}

    /**
     * Who looks.
     *
     * @param asksNames whether the names of officers are asked for, which stands in the chain of the evidence by then
     */
    record Viewer(PersonId person, Role role, boolean asksNames) {
        /** As everybody looks at first. */
        public Viewer(PersonId person, Role role) {
            this(person, role, false);
        }

        /** The same person, who said why the names are needed. */
        public Viewer withNames() {
            return new Viewer(person, role, true);
        }

        boolean isSupervisor() {
            return role.includes(Role.SUPERVISOR);
        }
    }

    /**
     * Which of them; null asks for any.
     *
     * @param before the position of the last one seen, for the next page
     */
    record Filter(
            @Nullable String state,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long before,
            int limit) {}

    /** Somebody, named as far as the viewer may know. */
    record Person(PersonId id, @Nullable String name) {}

    /**
     * One line of the list.
     *
     * @param position for the next page
     * @param officer who was on duty; null if nobody was, or the viewer did not ask or must not know before the verdict
     * @param isBlind whether the officer is left out until the verdict
     * @param isHidden whether the officer is left out until the viewer asks for the names
     * @param holder who looks into it; null if nobody does
     * @param counts whether the verdict may have an effect; false before it
     * @param signals how many signs it is made of
     */
    record Summary(
            long position,
            String incidentId,
            String kind,
            String severity,
            String state,
            Instant happenedAt,
            Instant openedAt,
            @Nullable CounterId counterId,
            @Nullable String counter,
            @Nullable VisitId visitId,
            @Nullable String number,
            @Nullable Text service,
            @Nullable Person officer,
            boolean isBlind,
            boolean isHidden,
            @Nullable Person holder,
            @Nullable Instant leaseUntil,
            @Nullable String verdict,
            @Nullable String consequence,
            boolean counts,
            int reopened,
            int signals) {}

    /**
     * Everything of one.
     *
     * @param onDutySince when the officer's turn at the counter began; null if nobody was there
     * @param ask of whom a statement is awaited; null if of nobody
     * @param isHeard whether the officer concerned answered
     * @param hiddenNames how many names would be shown beside these if the viewer asked for them
     */
    record Whole(
            Summary incident,
            @Nullable Instant onDutySince,
            @Nullable Asked ask,
            boolean isHeard,
            int hiddenNames,
            List<Signal> signals,
            List<Entry> timeline,
            List<Words> words,
            List<Decided> decisions) {}

    /** @param isOfficer whether that is the officer concerned, who is named only when the viewer may know */
    record Asked(boolean isOfficer, @Nullable Person person, Instant until) {}

    record Signal(String kind, String severity, String signal, Instant happenedAt) {}

    /**
     * One thing on the time axis.
     *
     * @param data what is shown of it: no person
     */
    record Entry(Instant at, String type, String source, JsonNode data) {
        /** The same under another name: one that tells what it came to. */
        Entry called(String other) {
            return new Entry(at, other, source, data);
        }
    }

    /**
     * What somebody wrote.
     *
     * @param person null where the viewer must not know, or did not ask
     * @param text null once it was destroyed
     */
    record Words(
            String textId,
            String kind,
            boolean isOfficer,
            @Nullable Person person,
            Instant at,
            @Nullable String text) {}

    /** A verdict, in force or not. */
    record Decided(
            String decisionId,
            Person person,
            String verdict,
            @Nullable String cause,
            @Nullable String duplicateOf,
            String consequence,
            Instant at,
            @Nullable Person second,
            @Nullable Boolean agrees,
            @Nullable Instant undoneAt) {}
}
