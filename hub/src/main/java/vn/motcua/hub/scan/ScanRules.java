package vn.motcua.hub.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.FloorState;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/** Which visit a scan belongs to: the one in hand at its counter when it was scanned. Pure. */
final class ScanRules {
    private ScanRules() {}

    /** Several scans of one request. */
    record AllRecorded(List<ScanRecorded> scans) {
        AllRecorded {
            scans = List.copyOf(scans);
        }
    }

    /** From a scanner of an agent: taken whoever is at the counter. */
    static Decision<AllRecorded> fromAgent(FloorState floor, ScanFact fact) {
        if (fact.counter() == null) return record(floor, null, null, List.of(fact));
        if (floor.site().counter(fact.counter()).isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
        CounterState state = floor.counters().counter(fact.counter());
        return record(floor, state.visitId(), state.personId(), List.of(fact));
    }

    /**
     * From a page: only at the counter one serves. What was scanned in one citizen's time is never put to the next one's visit, however
     * late it comes.
     *
     * @param inHand what the page had in hand when the scan began
     * @param facts at least one, all of one counter
     */
    static Decision<AllRecorded> fromPage(
            FloorState floor, PersonId person, @Nullable VisitId inHand, List<ScanFact> facts) {
        ScanFact first = facts.get(0);
        if (first.counter() == null) return Refusals.decision("UNKNOWN_COUNTER");
        return floor.at(first.counter(), person, (counter, state) -> {
            VisitId visit = inHand != null && inHand.equals(state.visitId()) ? inHand : null;
            return record(floor, visit, state.personId(), facts);
        });
    }

    private static Decision<AllRecorded> record(
            FloorState floor, @Nullable VisitId visit, @Nullable PersonId holder, List<ScanFact> facts) {
        String number = visit == null ? null : floor.numberOf(visit);
        List<Event> events = new ArrayList<>();
        List<ScanRecorded> recorded = new ArrayList<>();
        for (ScanFact fact : facts) {
            events.add(fact.event(visit));
            recorded.add(new ScanRecorded(fact.scanId(), visit, number, holder));
        }
        return new Decision.Accepted<>(events, new AllRecorded(recorded));
    }
}
