package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * The calls of the last hours with what was waited for, as they happened: a call that was taken back never was. Writer thread.
 */
final class CallLog {
    /** Longer than anybody waits for calls to pass who missed his own. */
    private static final Duration KEPT = Duration.ofHours(4);

    private static final int KEPT_MOST = 5_000;
    private final ArrayDeque<Made> calls = new ArrayDeque<>();

    private record Made(VisitId visit, CounterId counter, ServiceId service, Instant at) {}

    void clear() {
        calls.clear();
    }

    void add(VisitId visit, CounterId counter, ServiceId service, Instant at) {
        calls.addLast(new Made(visit, counter, service, at));
        while (calls.size() > KEPT_MOST || !isKept(calls.getFirst().at, at)) calls.removeFirst();
    }

    static boolean isKept(Instant call, Instant latest) {
        return !call.isBefore(latest.minus(KEPT));
    }

    /** Takes back the counter's latest call of this visit. */
    void withdraw(VisitId visit, CounterId counter) {
        for (Iterator<Made> latest = calls.descendingIterator(); latest.hasNext(); ) {
            Made call = latest.next();
            if (!call.visit.equals(visit) || !call.counter.equals(counter)) continue;
            latest.remove();
            return;
        }
    }

    /** Calls of a service after that moment, of others than this visit; counted to {@code most} at most. */
    int since(Instant moment, ServiceId service, VisitId but, int most) {
        int count = 0;
        Iterator<Made> latest = calls.descendingIterator();
        while (latest.hasNext() && count < most) {
            Made call = latest.next();
            if (!call.at.isAfter(moment)) break;
            if (call.service.equals(service) && !call.visit.equals(but)) count++;
        }
        return count;
    }
}
