package vn.motcua.hub.ticket;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;

/**
 * Which number comes next: strictly upward from the bottom of the range, past what a restored hub was told of, around leased
 * bands and every number ever borne that day. Never wraps. Writer thread.
 */
public final class Numbering {
    private final TicketBook tickets;
    private final BandBook bands;
    private final Map<LocalDate, Map<SeriesId, Integer>> floors = new HashMap<>();

    public Numbering(TicketBook tickets, BandBook bands) {
        this.tickets = tickets;
        this.bands = bands;
    }

    void clearFloors() {
        floors.clear();
    }

    /** Numbers up to this one are somebody's, though this ledger does not know whose. */
    void raiseFloor(LocalDate day, SeriesId series, int value) {
        floors.computeIfAbsent(day, key -> new HashMap<>()).merge(series, value, Math::max);
    }

    int floor(LocalDate day, SeriesId series) {
        return floors.getOrDefault(day, Map.of()).getOrDefault(series, -1);
    }

    /** Empty when the range is used up. */
    OptionalInt next(LocalDate day, Series series) {
        DayBook book = tickets.day(day);
        int lowest = bands.lowestLeased(day, series.id());
        int value = Math.max(series.first(), highestTaken(book, day, series.id()) + 1);
        while (value <= series.last()) {
            int past = value < lowest ? value : pastLease(bands.leases(day, series.id()), value);
            if (past == value && book.bearers(series.id(), value).isEmpty()) return OptionalInt.of(value);
            value = past == value ? value + 1 : past;
        }
        return OptionalInt.empty();
    }

    /** How many numbers the hub itself can still give; those leased to kiosks are theirs. */
    int left(LocalDate day, Series series) {
        int from = Math.max(series.first(), highestTaken(tickets.day(day), day, series.id()) + 1);
        int left = series.last() - from + 1;
        for (Lease lease : bands.leases(day, series.id())) {
            int low = Math.max(from, lease.band().from());
            left -= Math.max(0, Math.min(series.last(), lease.band().to()) - low + 1);
        }
        return Math.max(0, left);
    }

    /** The highest number the hub gave or was told of; below the range if none. */
    int highestTaken(DayBook book, LocalDate day, SeriesId series) {
        return Math.max(book.highestHubNumber(series), floor(day, series));
    }

    private static int pastLease(List<Lease> leases, int value) {
        for (Lease lease : leases)
            if (lease.band().holds(value)) return lease.band().to() + 1;
        return value;
    }
}
