package vn.motcua.hub.counter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Site;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/**
 * Everybody who waits, as the rules of the line see him, kept from call to call: nearly everybody just took a number, and looks the same
 * until he is called. Who booked, was sent on or came with others is looked at anew each time. Writer thread.
 */
final class StandingLine {
    /** In the order of {@link DayBook#BY_ISSUE}. */
    private final List<Ticket> tickets = new ArrayList<>();
    /** Of each of them; null where it is not known yet, or may be another at every look. */
    private final List<@Nullable Waiting> known = new ArrayList<>();

    private final DayBook.Watcher watcher = this::moved;
    private @Nullable DayBook day;
    private @Nullable Site site;

    /** What one who waits looks like now. */
    @FunctionalInterface
    interface Look {
        Waiting of(Ticket ticket);
    }

    /** Everybody who waits on a day; to be read before anything moves. */
    List<Waiting> of(FloorState floor, DayBook book, Look look) {
        if (day != book) begin(book);
        Site now = floor.site();
        if (site != now) {
            Collections.fill(known, null);
            site = now;
        }
        List<Waiting> line = new ArrayList<>(tickets.size());
        for (int i = 0; i < tickets.size(); i++) {
            Waiting one = known.get(i);
            Ticket ticket = tickets.get(i);
            if (one != null && !floor.bookings().isBooked(ticket.visitId())) {
                line.add(one);
                continue;
            }
            Waiting fresh = look.of(ticket);
            if (isSteady(floor, ticket)) known.set(i, fresh);
            line.add(fresh);
        }
        return line;
    }

    private static boolean isSteady(FloorState floor, Ticket ticket) {
        return ticket.standing() == null
                && ticket.party().company() == null
                && !floor.bookings().isBooked(ticket.visitId());
    }

    private void begin(DayBook book) {
        if (day != null) day.unwatch(watcher);
        day = book;
        tickets.clear();
        known.clear();
        for (Ticket ticket : book.waiting()) add(tickets.size(), ticket);
        book.watch(watcher);
    }

    private void moved(@Nullable Ticket before, Ticket after) {
        boolean waits = after.status() == TicketStatus.WAITING;
        int from = before != null && before.status() == TicketStatus.WAITING ? place(before) : -1;
        boolean isSamePlace = from >= 0 && waits && DayBook.BY_ISSUE.compare(before, after) == 0;
        if (isSamePlace) {
            tickets.set(from, after);
            known.set(from, null);
            return;
        }
        if (from >= 0) {
            tickets.remove(from);
            known.remove(from);
        }
        if (waits) add(-place(after) - 1, after);
    }

    private void add(int place, Ticket ticket) {
        tickets.add(place, ticket);
        known.add(place, null);
    }

    /** As {@link Collections#binarySearch}; most come at the end. */
    private int place(Ticket ticket) {
        int size = tickets.size();
        if (size == 0 || DayBook.BY_ISSUE.compare(tickets.get(size - 1), ticket) < 0) return -size - 1;
        return Collections.binarySearch(tickets, ticket, DayBook.BY_ISSUE);
    }
}
