package vn.motcua.hub.ticket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.VisitId;

/**
 * All tickets the rules may ask for. Days still open are in memory; an older day, touched by a fact that came late, is read
 * back whole and kept for a while. Writer thread.
 */
public final class TicketBook {
    /** Closed days kept in memory at most. */
    private static final int OLD_DAYS = 3;

    private final TreeMap<LocalDate, DayBook> days = new TreeMap<>();
    private final Map<VisitId, LocalDate> dayOf = new HashMap<>();
    /** Changed, and not yet in the table. */
    private final Map<VisitId, Ticket> unwritten = new LinkedHashMap<>();

    private DaySource source = DaySource.NONE;

    void reset(DaySource from) {
        unwritten.clear();
        days.clear();
        dayOf.clear();
        source = from;
    }

    public DayBook day(LocalDate day) {
        DayBook known = days.get(day);
        if (known != null) return known;
        DayBook read = new DayBook();
        days.put(day, read);
        for (Ticket ticket : source.tickets(day)) {
            read.put(ticket);
            dayOf.put(ticket.visitId(), day);
        }
        return read;
    }

    void put(Ticket ticket) {
        day(ticket.day()).put(ticket);
        dayOf.put(ticket.visitId(), ticket.day());
        unwritten.put(ticket.visitId(), ticket);
    }

    /** Puts a visit back as it was before an action that was undone; what machines told of it since then stays. */
    public void restore(Ticket before) {
        put(ticket(before.visitId()).map(now -> now.restored(before)).orElse(before));
    }

    /** Tickets as they are to be written now, once each. */
    List<Ticket> takeUnwritten() {
        List<Ticket> taken = List.copyOf(unwritten.values());
        unwritten.clear();
        return taken;
    }

    public Optional<Ticket> ticket(VisitId visit) {
        LocalDate day = dayOf.get(visit);
        if (day != null) return day(day).ticket(visit);
        return source.dayOf(visit).flatMap(older -> day(older).ticket(visit));
    }

    /** By the request it was asked with, on whatever day. */
    public Optional<Ticket> ticket(RequestId request) {
        for (DayBook book : days.values()) {
            Optional<Ticket> found = book.ticket(request);
            if (found.isPresent()) return found;
        }
        return source.dayOf(request).flatMap(day -> day(day).ticket(request));
    }

    /** Waiting or called on a day before this one. */
    public List<Ticket> openBefore(LocalDate today) {
        List<Ticket> found = new ArrayList<>();
        for (DayBook book : days.headMap(today).values()) {
            if (!book.hasOpen()) continue;
            book.tickets().stream().filter(ticket -> ticket.status().isOpen()).forEach(found::add);
        }
        return found;
    }

    public Collection<LocalDate> daysInMemory() {
        return List.copyOf(days.keySet());
    }

    /** Lets go of closed days beyond the few kept. Only after a commit: an uncommitted day is not in the store. */
    void trim() {
        while (days.size() > OLD_DAYS + 2) {
            LocalDate oldest = days.firstKey();
            DayBook book = days.get(oldest);
            if (book == null || book.hasOpen()) return;
            book.tickets().forEach(ticket -> dayOf.remove(ticket.visitId()));
            days.remove(oldest);
        }
    }
}
