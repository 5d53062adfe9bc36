package vn.motcua.hub.ticket;

import java.util.Collection;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Service;

/**
 * Place in line and expected wait. Pure.
 *
 * @param ahead callable before this one
 * @param minutes expected wait, or {@link #UNKNOWN} with no counter open
 */
public record Estimate(int ahead, int minutes) {
    public static final int UNKNOWN = -1;

    /** For one who waits already. */
    public static Estimate of(Collection<Ticket> waiting, Ticket one, Service service, int counters) {
        int ahead = (int) waiting.stream()
                .filter(ticket -> ticket.service().equals(service.id()))
                .filter(ticket -> isBefore(ticket, one))
                .count();
        return new Estimate(ahead, minutes(ahead, service, counters));
    }

    private static boolean isBefore(Ticket other, Ticket one) {
        if (!other.priority().equals(one.priority())) return other.priority().equals(Priority.PRIORITY);
        return DayBook.BY_ISSUE.compare(other, one) < 0;
    }

    /** Mean service time × those ahead ÷ counters open for it, rounded up. */
    public static int minutes(int ahead, Service service, int counters) {
        return counters == 0 ? UNKNOWN : (ahead * service.meanServiceMinutes() + counters - 1) / counters;
    }
}
