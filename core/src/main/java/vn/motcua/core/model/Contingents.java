package vn.motcua.core.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * What the limits of a site say of one service. Pure: the time, and how many numbers were given, are arguments. The hub and a kiosk
 * that is cut off ask the same.
 */
public final class Contingents {
    private static final int DAYS_AHEAD = 60;
    private final OpeningCalendar calendar;
    private final List<Contingent> limits;

    private Contingents(OpeningCalendar calendar, List<Contingent> limits) {
        this.calendar = calendar;
        this.limits = limits;
    }

    public static Contingents of(Site site, ServiceId service) {
        return new Contingents(
                site.calendar(),
                site.contingents().stream().filter(one -> one.isFor(service)).toList());
    }

    public boolean isEmpty() {
        return limits.isEmpty();
    }

    /**
     * Numbers still to be had at that time; empty without a limit.
     *
     * @param given today, by limit
     */
    public OptionalInt left(LocalDateTime local, ToIntFunction<Contingent> given) {
        return limits.stream()
                .filter(one -> one.holds(calendar, local))
                .mapToInt(one -> Math.max(0, one.numbers() - given.applyAsInt(one)))
                .min();
    }

    /**
     * From when on there is a number again, after a time at which there is none; empty if not within two months.
     *
     * @param given today, by limit; of other days nobody has one yet
     */
    public Optional<LocalDateTime> next(LocalDateTime local, ToIntFunction<Contingent> given) {
        LocalDate today = local.toLocalDate();
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> beginnings(day).stream().map(day::atTime))
                .filter(at -> at.isAfter(local))
                .filter(at -> left(at, at.toLocalDate().equals(today) ? given : nobody -> 0)
                                .orElse(1)
                        > 0)
                .findFirst();
    }

    /** Times of a day at which something begins or ends while the site is open, in order. */
    private TreeSet<LocalTime> beginnings(LocalDate day) {
        TreeSet<LocalTime> times = new TreeSet<>();
        if (!calendar.isOpeningDay(day)) return times;
        calendar.sessions(day).forEach(session -> times.add(session.from()));
        if (calendar.alwaysOpen()) times.add(LocalTime.MIN);
        for (Contingent limit : limits) {
            if (limit.from() == null || limit.to() == null) continue;
            for (LocalTime edge : List.of(limit.from(), limit.to())) if (isOpen(day, edge)) times.add(edge);
        }
        return times;
    }

    private boolean isOpen(LocalDate day, LocalTime time) {
        return calendar.alwaysOpen() || calendar.sessions(day).stream().anyMatch(session -> session.holds(time));
    }
}
