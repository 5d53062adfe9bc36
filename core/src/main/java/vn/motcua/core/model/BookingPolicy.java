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
 * @param remote numbers that are taken on a phone for today
 */
public record BookingPolicy(
        List<Offer> offers, Duration slot, int daysAhead, Duration closes, int perAddressAndDay, Remote remote) {
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
        // A site told by an older hub has none.
        remote = remote == null ? Remote.NONE : remote;
        Objects.requireNonNull(closes, "closes");
        if (slot.compareTo(SLOT_MIN) < 0 || slot.compareTo(SLOT_MAX) > 0)
            throw new IllegalArgumentException("slot " + slot + ": allowed are " + SLOT_MIN + " to " + SLOT_MAX);
        if (daysAhead < 0 || daysAhead > DAYS_MAX)
            throw new IllegalArgumentException("daysAhead " + daysAhead + ": allowed are 0 to " + DAYS_MAX);
    }

    /** Without numbers from phones. */
    public BookingPolicy(List<Offer> offers, Duration slot, int daysAhead, Duration closes, int perAddressAndDay) {
        this(offers, slot, daysAhead, closes, perAddressAndDay, Remote.NONE);
    }

    public BookingPolicy with(Remote numbers) {
        return new BookingPolicy(offers, slot, daysAhead, closes, perAddressAndDay, numbers);
    }

    /**
     * Numbers taken on a phone, which nobody calls until their holder is there.
     *
     * @param services that give them; none: nobody does
     * @param keeps who checks in within this time, or the wait he was told if that is longer, keeps his place
     * @param atOnce of a service, that are not checked in; so many people at most may pass somebody who waits in the hall
     * @param perAddress of a service, from one network address in a business day
     */
    public record Remote(List<ServiceId> services, Duration keeps, int atOnce, int perAddress) {
        public static final Duration KEEPS_MIN = Duration.ofMinutes(5);
        public static final Duration KEEPS_MAX = Duration.ofHours(2);
        public static final int AT_ONCE_MAX = 200;
        public static final Remote NONE = new Remote(List.of(), Duration.ofMinutes(30), 10, 5);

        public Remote {
            services = List.copyOf(services);
            if (keeps.compareTo(KEEPS_MIN) < 0 || keeps.compareTo(KEEPS_MAX) > 0)
                throw new IllegalArgumentException(
                        "keeps " + keeps + ": allowed are " + KEEPS_MIN + " to " + KEEPS_MAX);
        }

        public boolean isOffered(ServiceId service) {
            return services.contains(service);
        }
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
