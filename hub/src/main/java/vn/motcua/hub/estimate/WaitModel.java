package vn.motcua.hub.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * All that is learned about waits, moved by what happens at counters. Depends on nothing but that and its order: no clock, no
 * configuration (I7). A visit is learned from when the next one is called at its counter: until then its end may be undone. Writer
 * thread.
 */
final class WaitModel {
    /** A longer pause between two visits is no change-over, and one this long counts no more than {@link #CHANGEOVER_MAX}. */
    private static final Duration PAUSE = Duration.ofMinutes(20);

    private static final long CHANGEOVER_MAX = Duration.ofMinutes(4).toMillis();
    private static final long CHANGEOVER_FIRST = Duration.ofSeconds(20).toMillis();
    private static final long SERVICE_FIRST = Duration.ofMinutes(10).toMillis();

    private final Learned learned;
    private final Map<CounterId, Seat> seats = new LinkedHashMap<>();
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
        Seat before = seat(counter);
        settle(before);
        changeOver(before, since, at);
        put(counter, before.called(visit, service, at));
    }

    private void changeOver(Seat before, Instant since, Instant at) {
        Instant end = before.endedAt();
        if (end == null || since.isAfter(end)) return;
        Duration gap = Duration.between(end, at);
        if (gap.isNegative() || gap.compareTo(PAUSE) > 0) return;
        learned.changeOver().add(Math.min(CHANGEOVER_MAX, gap.toMillis()));
        learned.changed(Learned.Part.CHANGEOVER, null);
    }

    void ended(CounterId counter, VisitId visit, Instant at) {
        Seat before = seat(counter);
        if (visit.equals(before.visit())) put(counter, before.ended(at));
    }

    /** The visit waits again; what it was told stands until it is called for good. */
    void callUndone(CounterId counter, VisitId visit) {
        Seat before = seat(counter);
        if (visit.equals(before.visit())) put(counter, before.emptied());
    }

    /** The visit is in hand again, as if it had never ended. */
    void endUndone(CounterId counter, VisitId visit) {
        Seat before = seat(counter);
        if (visit.equals(before.visit())) put(counter, before.ended(null));
    }

    void opened(CounterId counter, Instant at) {
        Seat before = seat(counter);
        settle(before);
        put(counter, before.opened(at));
    }

    void closed(CounterId counter, Instant at) {
        Seat before = seat(counter);
        settle(before);
        put(counter, before.closed(at));
    }

    /** The day ended without this visit being served. */
    void dropped(VisitId visit) {
        for (Map.Entry<CounterId, Seat> entry : seats.entrySet()) {
            Seat seat = entry.getValue();
            if (!visit.equals(seat.visit())) continue;
            settle(seat);
            entry.setValue(seat.emptied());
            listener.seatChanged(entry.getKey(), entry.getValue());
        }
        if (told.remove(visit) != null) listener.toldChanged(visit, null);
    }

    private void put(CounterId counter, Seat seat) {
        seats.put(counter, seat);
        listener.seatChanged(counter, seat);
    }

    private void settle(Seat seat) {
        ServiceId service = seat.service();
        Instant called = seat.calledAt();
        VisitId visit = seat.visit();
        if (service == null || called == null || visit == null) return;
        Told said = told.remove(visit);
        if (said != null) {
            listener.toldChanged(visit, null);
            long real = Duration.between(said.at(), called).toMillis();
            learned.wait(service, said, Math.max(0, said.pause().toWorking(real)));
            listener.measured(said, called);
        }
        Instant end = seat.endedAt();
        if (end == null || end.isBefore(called)) return;
        long expected = said != null && said.service().equals(service)
                ? said.serviceMillis()
                : learned.tempo(service).millis(called, SERVICE_FIRST);
        learned.visit(service, called, Duration.between(called, end).toMillis(), expected, end);
    }

    /** Mean time between the end of a visit and the next call while somebody waits. */
    static long changeOver(Learned learned) {
        return learned.changeOver().shrunk(CHANGEOVER_FIRST, 20);
    }
}
