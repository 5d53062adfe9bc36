package vn.motcua.core.due;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.OpeningCalendar.Session;

/**
 * When a site receives dossiers and when it works on them, as known on some day. Two calendars: on a Saturday morning many receive and nobody
 * processes. Immutable; any thread.
 */
public final class DueCalendar {
    /** No country has a year without a working day. */
    private static final int LOOK_AHEAD_DAYS = 400;

    private final Map<DayOfWeek, List<Session>> reception;
    private final Map<DayOfWeek, List<Session>> processing;
    private final Map<LocalDate, DueDay> days = new TreeMap<>();
    private final LocalTime cutOff;

    /**
     * @param reception sessions by weekday, in order; a missing day is closed
     * @param processing the same for working on dossiers; at least one day
     * @param days that are not what their weekdays say; of two about one date the later announced holds
     * @param cutOff until when a same-day procedure is done on the day
     */
    public DueCalendar(
            Map<DayOfWeek, List<Session>> reception,
            Map<DayOfWeek, List<Session>> processing,
            Collection<DueDay> days,
            LocalTime cutOff) {
        this.reception = copy(reception);
        this.processing = copy(processing);
        this.cutOff = Objects.requireNonNull(cutOff, "cutOff");
        if (this.processing.isEmpty())
            throw new IllegalArgumentException("processing: no sessions; allowed is at least one a week");
        Comparator<DueDay> byNews =
                Comparator.comparing(DueDay::announced, Comparator.nullsFirst(Comparator.naturalOrder()));
        days.stream().sorted(byNews).forEach(day -> this.days.put(day.date(), day));
    }

    private static Map<DayOfWeek, List<Session>> copy(Map<DayOfWeek, List<Session>> weekly) {
        Map<DayOfWeek, List<Session>> copy = new EnumMap<>(DayOfWeek.class);
        weekly.forEach((day, sessions) -> {
            if (!sessions.isEmpty()) copy.put(day, List.copyOf(sessions));
        });
        return copy;
    }

    /** The calendar as it was known on that day: what was announced later is not in it. */
    public DueCalendar asKnownOn(LocalDate day) {
        return new DueCalendar(
                reception,
                processing,
                days.values().stream().filter(one -> one.isKnownOn(day)).toList(),
                cutOff);
    }

    /** The latest announcement in it, by which two versions are told apart; empty for the law's days alone. */
    public Optional<LocalDate> version() {
        return days.values().stream()
                .map(DueDay::announced)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    LocalTime cutOff() {
        return cutOff;
    }

    List<Session> receptionOn(LocalDate date) {
        return sessions(reception, date);
    }

    List<Session> processingOn(LocalDate date) {
        return sessions(processing, date);
    }

    /** Whether dossiers are worked on, so that the day counts. */
    public boolean isWorking(LocalDate date) {
        return !processingOn(date).isEmpty();
    }

    Optional<DueDay> special(LocalDate date) {
        return Optional.ofNullable(days.get(date));
    }

    /** This day, or the first working one after it. */
    LocalDate workingFrom(LocalDate date) {
        for (int i = 0; i < LOOK_AHEAD_DAYS; i++) if (isWorking(date.plusDays(i))) return date.plusDays(i);
        throw new IllegalStateException("no working day within " + LOOK_AHEAD_DAYS + " days after " + date);
    }

    /** The last working day strictly before. */
    LocalDate workingBefore(LocalDate date) {
        for (int i = 1; i < LOOK_AHEAD_DAYS; i++) if (isWorking(date.minusDays(i))) return date.minusDays(i);
        throw new IllegalStateException("no working day within " + LOOK_AHEAD_DAYS + " days before " + date);
    }

    LocalDateTime endOf(LocalDate workingDay) {
        List<Session> sessions = processingOn(workingDay);
        return workingDay.atTime(sessions.get(sessions.size() - 1).to());
    }

    private List<Session> sessions(Map<DayOfWeek, List<Session>> weekly, LocalDate date) {
        @Nullable DueDay special = days.get(date);
        if (special == null) return weekly.getOrDefault(date.getDayOfWeek(), List.of());
        LocalDate instead = special.standsFor();
        return instead == null ? List.of() : weekly.getOrDefault(instead.getDayOfWeek(), List.of());
    }
}
