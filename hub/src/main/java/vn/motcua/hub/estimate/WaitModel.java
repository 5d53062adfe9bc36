package vn.motcua.hub.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * All that is learned about waits, moved by what happens at counters. Depends on nothing but that and its order: no clock, no
 * configuration (I7). A wait is learned once the call that ended it is for good, a visit once the next call at its counter is: what can
 * be taken back is not learned yet, so that nothing has to be unlearned. Writer thread.
 */
final class WaitModel {
    /** A longer pause between two visits is no change-over, and one this long counts no more than {@link #CHANGEOVER_MAX}. */
    private static final Duration PAUSE = Duration.ofMinutes(20);

    /** Longer than anything at a counter can be taken back. */
    static final Duration FOR_GOOD = Duration.ofSeconds(15);

    private static final int STAYS_MAX = 16;

    private static final long CHANGEOVER_MAX = Duration.ofMinutes(4).toMillis();
    private static final long CHANGEOVER_FIRST = Duration.ofSeconds(20).toMillis();
    private static final long SERVICE_FIRST = Duration.ofMinutes(10).toMillis();

    private static final Comparator<CounterId> BY_ID = Comparator.comparing(CounterId::value);

    private final Learned learned;
    /** Sorted, so that what is learned in one moment is learned in the same order after every start. */
    private final Map<CounterId, Seat> seats = new TreeMap<>(BY_ID);

    private final Set<CounterId> unlearned = new TreeSet<>(BY_ID);
    private final Map<VisitId, Told> told = new HashMap<>();

    /** Hears of what must be stored or reported. */
    interface Listener {
        void toldChanged(VisitId visit, @Nullable Told now);

        void seatChanged(CounterId counter, Seat now);

        void measured(Told told, Instant calledAt);
    }

    private final Listener listener;

    WaitModel(Learned learned, Listener listener) {
        this.learned = learned;
        this.listener = listener;
    }

    void restore(CounterId counter, Seat seat) {
        seats.put(counter, seat);
        note(counter, seat);
    }

    void restore(VisitId visit, Told said) {
        told.put(visit, said);
    }

    Seat seat(CounterId counter) {
        return seats.getOrDefault(counter, Seat.EMPTY);
    }

    Map<CounterId, Seat> seats() {
        return Collections.unmodifiableMap(seats);
    }

    @Nullable
    Told toldTo(VisitId visit) {
        return told.get(visit);
    }

    void told(VisitId visit, Told said) {
        told.put(visit, said);
        listener.toldChanged(visit, said);
    }

    /** @param since since when the visitor waited */
    void called(CounterId counter, VisitId visit, ServiceId service, Instant since, Instant at) {
        settle(at);
        // A wait ends with its first call, wherever that is: what was said of it goes with that one.
        Told said = told.remove(visit);
        if (said != null) listener.toldChanged(visit, null);
        put(counter, seat(counter).called(Stay.called(visit, service, since, at, said)));
        // Only a clock that was set back lets so many pile up.
        if (seat(counter).stays().size() > STAYS_MAX) settleFirst(counter);
    }

    void ended(CounterId counter, VisitId visit, Instant at) {
        settle(at);
        Seat before = seat(counter);
        Stay latest = before.latest();
        if (latest != null && before.isOf(visit)) put(counter, before.latest(latest.ended(at)));
    }

    /** The visit waits again; what it was told stands until it is called for good. */
    void callUndone(CounterId counter, VisitId visit) {
        Seat before = seat(counter);
        Stay latest = before.latest();
        if (latest == null || !before.isOf(visit)) return;
        put(counter, before.uncalled());
        if (latest.told() != null) told(visit, latest.told());
    }

    /** The visit is in hand again, as if it had never ended. */
    void endUndone(CounterId counter, VisitId visit) {
        Seat before = seat(counter);
        Stay latest = before.latest();
        if (latest != null && before.isOf(visit)) put(counter, before.latest(latest.ended(null)));
    }

    /** Nothing before it can be taken back any more. */
    void opened(CounterId counter, Instant at) {
        settle(at);
        settleAll(counter);
        put(counter, seat(counter).opened(at));
    }

    void closed(CounterId counter, Instant at) {
        settle(at);
        settleAll(counter);
        put(counter, seat(counter).closed(at));
    }

    /** The day ended without this visit being served, or it was given back. */
    void dropped(VisitId visit) {
        for (CounterId counter : List.copyOf(seats.keySet())) {
            if (!seat(counter).isOf(visit) || !seat(counter).isBusy()) continue;
            settleAll(counter);
            put(counter, seat(counter).emptied());
        }
        if (told.remove(visit) != null) listener.toldChanged(visit, null);
    }

    private void put(CounterId counter, Seat seat) {
        seats.put(counter, seat);
        note(counter, seat);
        listener.seatChanged(counter, seat);
    }

    private void note(CounterId counter, Seat seat) {
        Stay latest = seat.latest();
        if (latest != null && (seat.stays().size() > 1 || latest.told() != null)) unlearned.add(counter);
        else unlearned.remove(counter);
    }

    /** Learns whatever is for good at that moment. */
    private void settle(Instant now) {
        if (unlearned.isEmpty()) return;
        Instant before = now.minus(FOR_GOOD);
        for (CounterId counter : List.copyOf(unlearned)) settle(counter, before);
    }

    private void settle(CounterId counter, Instant before) {
        while (seat(counter).stays().size() > 1
                && seat(counter).stays().get(1).calledAt().isBefore(before)) settleFirst(counter);
        List<Stay> stays = seat(counter).stays();
        for (int i = 0; i < stays.size(); i++)
            if (stays.get(i).told() != null && stays.get(i).calledAt().isBefore(before))
                put(counter, seat(counter).with(i, measured(stays.get(i))));
    }

    private void settleAll(CounterId counter) {
        while (!seat(counter).stays().isEmpty()) settleFirst(counter);
    }

    private void settleFirst(CounterId counter) {
        List<Stay> stays = seat(counter).stays();
        Stay first = measured(stays.get(0));
        Instant end = first.endedAt();
        if (end != null && !end.isBefore(first.calledAt())) {
            long expected = first.expectedMillis() != null
                    ? first.expectedMillis()
                    : learned.tempo(first.service()).millis(first.calledAt(), SERVICE_FIRST);
            long millis = Duration.between(first.calledAt(), end).toMillis();
            learned.visit(first.service(), first.calledAt(), millis, expected, end);
            if (stays.size() > 1) changeOver(end, stays.get(1));
        }
        put(counter, seat(counter).withoutFirst());
    }

    private void changeOver(Instant end, Stay next) {
        if (next.since().isAfter(end)) return;
        Duration gap = Duration.between(end, next.calledAt());
        if (gap.isNegative() || gap.compareTo(PAUSE) > 0) return;
        learned.changeOver().add(Math.min(CHANGEOVER_MAX, gap.toMillis()));
        learned.changed(Learned.Part.CHANGEOVER, null);
    }

    private Stay measured(Stay stay) {
        Told said = stay.told();
        if (said == null) return stay;
        long real = Duration.between(said.at(), stay.calledAt()).toMillis();
        learned.wait(stay.service(), said, Math.max(0, said.pause().toWorking(real)));
        listener.measured(said, stay.calledAt());
        return stay.measured();
    }

    /** Mean time between the end of a visit and the next call while somebody waits. */
    static long changeOver(Learned learned) {
        return learned.changeOver().shrunk(CHANGEOVER_FIRST, 20);
    }
}
