package vn.motcua.core.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What may be booked beforehand, as an administrator sets it; {@code docs/bookings.md} explains it. The windows around a booked time
 * are those of the line, {@link LinePolicy.Appointments}.
 *
 * @param offers services that may be booked; none: nothing may
 * @param slot length of a slot; sessions are divided from their beginning, a rest shorter than this is not booked
 * @param daysAhead last day that may be booked, counted from today
 * @param closes a slot is no longer booked from this long before it begins
 * @param perAddressAndDay bookings made from one network address in a business day; a whole office may share one
 */
public record BookingPolicy(List<Offer> offers, Duration slot, int daysAhead, Duration closes, int perAddressAndDay) {
    public static final Duration SLOT_MIN = Duration.ofMinutes(5);
    public static final Duration SLOT_MAX = Duration.ofHours(2);
    public static final int DAYS_MAX = 60;
    public static final Duration CLOSES_MAX = Duration.ofDays(7);
    public static final int CAPACITY_MAX = 100;
    public static final int PER_ADDRESS_MAX = 1_000;

    /** Without configuration nothing is booked. */
    public static final BookingPolicy NONE =
            new BookingPolicy(List.of(), Duration.ofMinutes(15), 14, Duration.ofMinutes(30), 20);

    public BookingPolicy {
        offers = List.copyOf(offers);
        Objects.requireNonNull(closes, "closes");
        if (slot.compareTo(SLOT_MIN) < 0 || slot.compareTo(SLOT_MAX) > 0)
            throw new IllegalArgumentException("slot " + slot + ": allowed are " + SLOT_MIN + " to " + SLOT_MAX);
        if (daysAhead < 0 || daysAhead > DAYS_MAX)
            throw new IllegalArgumentException("daysAhead " + daysAhead + ": allowed are 0 to " + DAYS_MAX);
    }

    /**
     * A service that may be booked.
     *
     * @param capacity people a slot; 0 for as many as counters serve it
     */
    public record Offer(ServiceId service, int capacity) {
        public Offer {
            Objects.requireNonNull(service, "service");
            if (capacity < 0 || capacity > CAPACITY_MAX)
                throw new IllegalArgumentException("capacity " + capacity + ": allowed are 0 to " + CAPACITY_MAX);
        }
    }

    public Optional<Offer> offer(ServiceId service) {
        return offers.stream().filter(one -> one.service().equals(service)).findFirst();
    }
}
