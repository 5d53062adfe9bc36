package vn.motcua.hub.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.PaperVisitRecorded;
import vn.motcua.core.event.PaperVisitWithdrawn;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;

/**
 * Paper numbers keyed in after a power cut, and taken out again where that went wrong. All of a range or nothing, and never a number anybody bears or may bear (I1). Pure:
 * state, time and ids are arguments.
 */
final class PaperRules {
    private static final int DAYS_BACK = 7;
    private static final int NAMED = 8;

    private PaperRules() {}

    static Decision<PaperNumbers.Kept> record(
            QueueState state, PaperNumbers command, Site site, Instant now, IdSource ids) {
        Optional<Service> service = site.service(command.service());
        if (service.isEmpty()) return Refusals.decision("UNKNOWN_SERVICE");
        if (site.counter(command.counter()).isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
        if (state.recovering()) return Refusals.decision("RECOVERING");
        Series series = site.series(service.get().series()).orElseThrow();
        LocalDate today = site.calendar().businessDay(now);
        LocalDate day = command.day() == null ? today : command.day();
        Requests.Refusal refusal = refusal(state, command, site, series, today, day, now);
        return refusal == null ? accept(command, series, day, now, ids) : Decision.refused(refusal);
    }

    private static Requests.@Nullable Refusal refusal(
            QueueState state,
            PaperNumbers command,
            Site site,
            Series series,
            LocalDate today,
            LocalDate day,
            Instant now) {
        if (day.isAfter(today) || day.isBefore(today.minusDays(DAYS_BACK))) return Refusals.of("PAPER_DAY");
        if (!areGood(command, site, day, now)) return Refusals.of("PAPER_TIMES");
        boolean isInside = command.first() >= series.first()
                && command.last() <= series.last()
                && command.first() <= command.last()
                && command.last() - command.first() < PaperNumbers.MOST;
        if (!isInside) return Refusals.of("NUMBER_OUTSIDE", series.text(series.first()), series.text(series.last()));
        return borne(state, command, series, day);
    }

    private static boolean areGood(PaperNumbers command, Site site, LocalDate day, Instant now) {
        return !command.from().isAfter(command.to())
                && !command.to().isAfter(now)
                && site.calendar().businessDay(command.from()).equals(day)
                && site.calendar().businessDay(command.to()).equals(day);
    }

    /** What a kiosk was lent may be on its paper, though nobody here knows yet. */
    private static Requests.@Nullable Refusal borne(
            QueueState state, PaperNumbers command, Series series, LocalDate day) {
        List<String> taken = new ArrayList<>();
        DayBook book = state.tickets().day(day);
        for (int value = command.first(); value <= command.last(); value++)
            if (!book.holders(series.id(), value).isEmpty()) taken.add(series.text(value));
        if (!taken.isEmpty()) return Refusals.of("NUMBERS_TAKEN", named(taken));
        for (Lease lease : state.bands().leases(day, series.id())) {
            int value = Math.max(command.first(), lease.band().from());
            if (value <= Math.min(command.last(), lease.band().to()))
                return Refusals.of(
                        "NUMBERS_LEASED", series.text(value), lease.band().agent());
        }
        int floor = state.numbering().floor(day, series.id());
        return command.first() <= floor ? Refusals.of("NUMBERS_TAKEN", series.text(command.first())) : null;
    }

    /** All of what is named must have been keyed in, and still count. */
    static Decision<PaperNumbers.Kept> withdraw(QueueState state, PaperWithdrawal command, Site site, Instant now) {
        LocalDate today = site.calendar().businessDay(now);
        if (command.day().isAfter(today) || command.day().isBefore(today.minusDays(DAYS_BACK)))
            return Refusals.decision("PAPER_DAY_OVER");
        Optional<Series> series = site.series(command.series());
        if (series.isEmpty())
            return Refusals.decision("UNKNOWN_SERIES", command.series().value());
        boolean isRange = command.first() <= command.last() && command.last() - command.first() < PaperNumbers.MOST;
        if (!isRange) return Refusals.decision("BAD_REQUEST", "first");
        List<Ticket> keyedIn = new ArrayList<>();
        List<String> others = new ArrayList<>();
        DayBook book = state.tickets().day(command.day());
        for (int value = command.first(); value <= command.last(); value++) {
            Optional<Ticket> ticket = book.holders(command.series(), value).stream()
                    .filter(Ticket::countsAsKeyedIn)
                    .findFirst();
            if (ticket.isPresent()) keyedIn.add(ticket.get());
            else others.add(series.get().text(value));
        }
        return others.isEmpty()
                ? accept(command, keyedIn, now)
                : Decision.refused(Refusals.of("NOT_KEYED_IN", named(others)));
    }

    private static Decision<PaperNumbers.Kept> accept(PaperWithdrawal command, List<Ticket> keyedIn, Instant now) {
        List<Event> events = new ArrayList<>();
        for (Ticket ticket : keyedIn)
            events.add(new PaperVisitWithdrawn(
                    ticket.visitId(), ticket.number(), command.day(), command.reason(), command.withdrawnBy(), now));
        String first = keyedIn.get(0).number().text();
        String last = keyedIn.get(keyedIn.size() - 1).number().text();
        return new Decision.Accepted<>(events, new PaperNumbers.Kept(events.size(), first, last, command.day()));
    }

    private static String named(List<String> numbers) {
        String first = String.join(", ", numbers.subList(0, Math.min(NAMED, numbers.size())));
        return numbers.size() > NAMED ? first + ", …" : first;
    }

    private static Decision<PaperNumbers.Kept> accept(
            PaperNumbers command, Series series, LocalDate day, Instant now, IdSource ids) {
        List<Event> events = new ArrayList<>();
        for (int value = command.first(); value <= command.last(); value++)
            events.add(new PaperVisitRecorded(
                    Requested.nth(command.requestId(), value - command.first()),
                    new VisitId(ids.next()),
                    series.number(value),
                    command.service(),
                    day,
                    command.counter(),
                    command.servedBy(),
                    command.from(),
                    command.to(),
                    command.recordedBy(),
                    now));
        PaperNumbers.Kept kept =
                new PaperNumbers.Kept(events.size(), series.text(command.first()), series.text(command.last()), day);
        return new Decision.Accepted<>(events, kept);
    }
}
