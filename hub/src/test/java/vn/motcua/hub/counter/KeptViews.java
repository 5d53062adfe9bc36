package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.motcua.core.model.ServiceId;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Ticket;

/** Holds what is kept of a day from change to change against the whole day looked at anew. Writer thread. */
public final class KeptViews {
    private static final Duration TARGET = Duration.ofMinutes(15);
    private final CalledTally tally = new CalledTally(TARGET);

    /** @return what is wrong; empty if nothing is */
    public String wrong(FloorState floor, Instant now) {
        DayBook day = floor.tickets().day(floor.today(now));
        List<Waiting> kept = FloorLine.waiting(floor, now);
        List<Waiting> anew = day.waiting().stream()
                .map(ticket -> FloorLine.waiting(floor, ticket, now))
                .toList();
        if (!kept.equals(anew)) return "the line is kept as " + kept + ", and is " + anew;
        tally.of(day);
        long keyedIn = day.tickets().stream().filter(Ticket::countsAsKeyedIn).count();
        if (tally.keyedIn() != keyedIn) return tally.keyedIn() + " counted as keyed in, of " + keyedIn;
        for (ServiceId service :
                floor.site().services().stream().map(one -> one.id()).toList()) {
            CalledTally.Called called = called(day, service);
            if (!tally.called(service).equals(called)) return service + ": " + tally.called(service) + " of " + called;
        }
        return "";
    }

    private static CalledTally.Called called(DayBook day, ServiceId service) {
        List<Ticket> all = day.tickets().stream()
                .filter(ticket -> ticket.service().equals(service))
                .filter(ticket -> ticket.calledAt() != null && ticket.waitedInLine())
                .toList();
        long inTime = all.stream()
                .filter(ticket ->
                        !ticket.calledAt().isAfter(ticket.standsSince().plus(TARGET)))
                .count();
        return new CalledTally.Called(all.size(), (int) inTime);
    }
}
