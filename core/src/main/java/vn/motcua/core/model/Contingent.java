package vn.motcua.core.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * So many numbers a day, and no more. A number counts for the service it was taken for and the time it was taken, whatever becomes
 * of the visit; one its holder gave back does not count.
 *
 * @param id its name
 * @param services whose numbers count, together
 * @param days weekdays it holds on; empty for every day. A swapped day is a Monday, as for the sessions
 * @param from numbers taken from here count, inclusive; null for the whole day
 * @param to until here, exclusive; null exactly when {@code from} is
 * @param numbers at most; 0 for none at all
 */
public record Contingent(
        ContingentId id,
        List<ServiceId> services,
        Set<DayOfWeek> days,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        int numbers) {
    public static final int NUMBERS_MAX = 9_999;

    public Contingent {
        Objects.requireNonNull(id, "id");
        services = List.copyOf(services);
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        if ((from == null) != (to == null)) throw new IllegalArgumentException("contingent " + id + ": half a window");
        if (from != null && !from.isBefore(to))
            throw new IllegalArgumentException("contingent " + id + ": " + from + " is not before " + to);
        if (numbers < 0 || numbers > NUMBERS_MAX)
            throw new IllegalArgumentException(
                    "contingent " + id + ": numbers " + numbers + ": allowed are 0 to " + NUMBERS_MAX);
    }

    public boolean isFor(ServiceId service) {
        return services.contains(service);
    }

    /** Whether a number taken at that time counts. */
    public boolean holds(OpeningCalendar calendar, LocalDateTime local) {
        return isOn(calendar, local.toLocalDate()) && isWithin(local.toLocalTime());
    }

    boolean isOn(OpeningCalendar calendar, LocalDate day) {
        return days.isEmpty() || days.contains(calendar.weekday(day));
    }

    private boolean isWithin(LocalTime time) {
        return from == null || (!time.isBefore(from) && to != null && time.isBefore(to));
    }
}
