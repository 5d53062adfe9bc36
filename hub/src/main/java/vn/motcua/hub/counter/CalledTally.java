package vn.motcua.hub.counter;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Ticket;

/** How many of a day were called, and how many of them in time: kept with each change, for a day is too long to be walked through each second. Writer thread. */
final class CalledTally {
    private final Duration target;
    private final Map<ServiceId, Called> called = new HashMap<>();
    private final DayBook.Watcher watcher = this::moved;
    private @Nullable DayBook day;
    private int keyedIn;

    /** Waits that ended with a call. @param inTime those within the target */
    record Called(int all, int inTime) {
        static final Called NONE = new Called(0, 0);
    }

    /** @param target from number to call, as the centre promises */
    CalledTally(Duration target) {
        this.target = target;
    }

    Duration target() {
        return target;
    }

    /** Turns to a day; the same again costs nothing. */
    CalledTally of(DayBook book) {
        if (day == book) return this;
        if (day != null) day.unwatch(watcher);
        day = book;
        called.clear();
        keyedIn = 0;
        for (Ticket ticket : book.tickets()) count(ticket, 1);
        book.watch(watcher);
        return this;
    }

    Called called(ServiceId service) {
        return called.getOrDefault(service, Called.NONE);
    }

    /** Visits keyed in after they were over, and not taken out again. */
    int keyedIn() {
        return keyedIn;
    }

    private void moved(@Nullable Ticket before, Ticket after) {
        if (before != null) count(before, -1);
        count(after, 1);
    }

    private void count(Ticket ticket, int more) {
        if (ticket.countsAsKeyedIn()) keyedIn += more;
        if (ticket.calledAt() == null || !ticket.waitedInLine()) return;
        boolean isInTime =
                Duration.between(ticket.standsSince(), ticket.calledAt()).compareTo(target) <= 0;
        Called known = called(ticket.service());
        called.put(ticket.service(), new Called(known.all + more, known.inTime + (isInTime ? more : 0)));
    }
}
