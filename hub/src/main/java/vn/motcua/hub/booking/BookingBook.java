package vn.motcua.hub.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * The bookings the rules may ask for: all that are to come, and others until {@link #KEPT} after their time. How many there are is
 * bounded by the capacity of the days ahead. Writer thread.
 */
public final class BookingBook {
    /** So long after its time somebody may still ask about a booking. */
    static final Duration KEPT = Duration.ofDays(2);

    private static final Comparator<Booking> BY_START = Comparator.comparing(Booking::startsAt)
            .thenComparing(booking -> booking.id().value());

    private final Map<BookingId, Booking> bookings = new HashMap<>();
    private final Map<String, BookingId> byHash = new HashMap<>();
    private final Map<VisitId, BookingId> byVisit = new HashMap<>();
    private final Map<ServiceId, TreeMap<Instant, Integer>> taken = new HashMap<>();
    private final TreeSet<Booking> byStart = new TreeSet<>(BY_START);
    private final TreeSet<Booking> toCome = new TreeSet<>(BY_START);

    /**
     * Somebody who booked and is there.
     *
     * @param bookedAt his time
     * @param checkedInAt when he came
     */
    public record Arrival(Instant bookedAt, Instant checkedInAt) {}

    /** Whether this visit began with a booking. Asked for everybody who waits at each call. */
    public boolean isBooked(VisitId visit) {
        return !byVisit.isEmpty() && byVisit.containsKey(visit);
    }

    /** By the visit of his number. */
    public Optional<Arrival> arrival(VisitId visit) {
        Booking booking = find(byVisit.get(visit));
        return booking == null || booking.checkedInAt() == null
                ? Optional.empty()
                : Optional.of(new Arrival(booking.startsAt(), booking.checkedInAt()));
    }

    Optional<Booking> booking(BookingId id) {
        return Optional.ofNullable(bookings.get(id));
    }

    Optional<Booking> booking(String codeHash) {
        return Optional.ofNullable(find(byHash.get(codeHash)));
    }

    /** Places taken by bookings that begin in this time, whatever the length of their own slots was. */
    int taken(ServiceId service, Slot slot) {
        TreeMap<Instant, Integer> starts = taken.get(service);
        if (starts == null) return 0;
        return starts.subMap(slot.startsAt(), true, slot.endsAt(), false).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** To come, and their time was at this moment or before, earliest first. */
    List<Booking> toCome(Instant startsAtLatest) {
        return toCome.stream()
                .takeWhile(booking -> !booking.startsAt().isAfter(startsAtLatest))
                .toList();
    }

    /** To come for a service, earliest first: the times of people who hold a code for it. */
    public List<Instant> toCome(ServiceId service) {
        return toCome.stream()
                .filter(booking -> booking.service().equals(service))
                .map(Booking::startsAt)
                .toList();
    }

    Stream<Booking> all() {
        return byStart.stream();
    }

    void load(List<Booking> stored) {
        bookings.clear();
        byHash.clear();
        byVisit.clear();
        taken.clear();
        byStart.clear();
        toCome.clear();
        stored.forEach(this::put);
    }

    void put(Booking booking) {
        drop(bookings.get(booking.id()));
        bookings.put(booking.id(), booking);
        byHash.put(booking.codeHash(), booking.id());
        if (booking.visitId() != null) byVisit.put(booking.visitId(), booking.id());
        byStart.add(booking);
        if (booking.status() == BookingStatus.BOOKED) toCome.add(booking);
        if (booking.status().isTaking())
            taken.computeIfAbsent(booking.service(), service -> new TreeMap<>())
                    .merge(booking.startsAt(), 1, Integer::sum);
    }

    private void drop(@Nullable Booking before) {
        if (before == null) return;
        bookings.remove(before.id());
        byHash.remove(before.codeHash());
        if (before.visitId() != null) byVisit.remove(before.visitId());
        byStart.remove(before);
        toCome.remove(before);
        TreeMap<Instant, Integer> starts = taken.get(before.service());
        if (starts != null && before.status().isTaking())
            starts.computeIfPresent(before.startsAt(), (at, places) -> places == 1 ? null : places - 1);
    }

    /** Lets go of those that are over for good. Only after a commit. */
    void trim(Instant latest) {
        Instant before = latest.minus(KEPT);
        while (!byStart.isEmpty()) {
            Booking first = byStart.first();
            if (first.status() == BookingStatus.BOOKED || !first.startsAt().isBefore(before)) return;
            drop(first);
        }
    }

    private @Nullable Booking find(@Nullable BookingId id) {
        return id == null ? null : bookings.get(id);
    }
}
