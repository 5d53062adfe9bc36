package vn.motcua.hub.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.SiteEdits;
import vn.motcua.core.config.SiteMerge;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.event.CatalogueScheduleEnded;
import vn.motcua.core.event.CatalogueScheduleEnded.Fault;
import vn.motcua.core.event.CatalogueScheduleEnded.Outcome;
import vn.motcua.core.event.CatalogueScheduled;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.catalogue.Verdict.Problem;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/**
 * Changes for a later day: kept until then, carried over to whatever the catalogue is by then, and judged as any other before they hold.
 * Pure: state and time are arguments.
 */
final class ScheduleRules {
    static final int DAYS_MAX = 366;
    /** More that wait at once is a mistake rather than a plan. */
    static final int WAITING_MAX = 20;

    private ScheduleRules() {}

    /** What a person and the hub say of it now is what cannot be otherwise on its day; who waits then, nobody knows yet. */
    static Decision<Verdict> schedule(CatalogueState state, Proposal proposal, LocalDate day, Instant now) {
        CatalogueBook book = state.book();
        if (proposal.base() != book.number())
            return Refusals.decision("CATALOGUE_MOVED", book.number(), proposal.base());
        LocalDate today = book.site().calendar().businessDay(now);
        if (!day.isAfter(today) || day.isAfter(today.plusDays(DAYS_MAX)))
            return Refusals.decision("BAD_SCHEDULE_DAY", today.plusDays(1), today.plusDays(DAYS_MAX));
        if (book.scheduled().size() >= WAITING_MAX) return Refusals.decision("TOO_MANY_SCHEDULED", WAITING_MAX);
        List<Problem> problems = new ArrayList<>();
        CatalogueRules.born(book.site(), proposal.site(), now, problems);
        Verdict verdict = new Verdict(book.number(), SiteEdits.between(book.site(), proposal.site()), problems);
        if (!problems.isEmpty() || verdict.edits().isEmpty()) return Decision.accepted(verdict);
        CatalogueScheduled scheduled = new CatalogueScheduled(
                book.lastSchedule() + 1,
                book.number(),
                day,
                book.site(),
                proposal.site(),
                verdict.edits(),
                proposal.personId(),
                proposal.reason(),
                now);
        return new Decision.Accepted<>(List.of(scheduled), verdict);
    }

    static Decision<Boolean> cancel(CatalogueState state, long number, PersonId person, Instant now) {
        if (state.book().scheduled(number).isEmpty()) return Refusals.decision("UNKNOWN_SCHEDULE", number);
        return new Decision.Accepted<>(
                List.of(new CatalogueScheduleEnded(number, Outcome.CANCELLED, null, List.of(), person, now)), true);
    }

    /** What holds from this business day on, the oldest first; one at a time, for each is judged on what those before made. */
    static List<Event> due(CatalogueState state, Instant now) {
        Optional<Scheduled> next = state.book().due(now);
        return next.isEmpty() ? List.of() : apply(state, next.get(), now);
    }

    private static List<Event> apply(CatalogueState state, Scheduled one, Instant now) {
        Map<String, Object> merged =
                SiteMerge.of(one.before(), one.site(), state.book().site());
        Draft draft = Draft.read(Json.write(merged));
        if (!draft.problems().isEmpty()) return List.of(unfit(one, draft.problems(), now));
        Verdict verdict = CatalogueRules.judge(state, draft.site(), now);
        if (!verdict.problems().isEmpty()) return List.of(unfit(one, verdict.problems(), now));
        if (verdict.edits().isEmpty()) return List.of(ended(one, Outcome.NOTHING_LEFT, null, List.of(), now));
        List<Event> events = new ArrayList<>(
                CatalogueRules.changed(state, draft.site(), verdict.edits(), one.personId(), one.reason(), now));
        long version = ((CatalogueChanged) events.get(0)).version();
        events.add(ended(one, Outcome.APPLIED, version, List.of(), now));
        return events;
    }

    private static CatalogueScheduleEnded unfit(Scheduled one, List<Problem> problems, Instant now) {
        List<Fault> faults = problems.stream()
                .map(problem -> new Fault(problem.path(), problem.value(), problem.allowed()))
                .toList();
        return ended(one, Outcome.UNFIT, null, faults, now);
    }

    private static CatalogueScheduleEnded ended(
            Scheduled one, Outcome outcome, @Nullable Long version, List<Fault> faults, Instant now) {
        return new CatalogueScheduleEnded(one.number(), outcome, version, faults, null, now);
    }
}
