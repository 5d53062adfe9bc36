package vn.motcua.core.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When a site takes visitors. Pure: the time is always an argument.
 *
 * @param zone the site's zone; the business day follows it, never the host's
 * @param alwaysOpen training sites and demonstrations
 * @param weekly sessions per weekday; a missing day is closed
 * @param closed holidays, which win over everything
 * @param swapped days worked though their weekday is closed, with Monday's sessions
 */
public record OpeningCalendar(
        ZoneId zone,
        boolean alwaysOpen,
        Map<DayOfWeek, List<Session>> weekly,
        Set<LocalDate> closed,
        Set<LocalDate> swapped) {
    public OpeningCalendar {
        Objects.requireNonNull(zone, "zone");
        // Sorted: what is written of a calendar, in a fact or a file, comes out the same in every process.
        weekly = Collections.unmodifiableSortedMap(new TreeMap<>(weekly));
        closed = Collections.unmodifiableSortedSet(new TreeSet<>(closed));
        swapped = Collections.unmodifiableSortedSet(new TreeSet<>(swapped));
    }

    /** From inclusive, to exclusive, in the site's zone. */
    public record Session(LocalTime from, LocalTime to) {
        public Session {
            if (!from.isBefore(to))
                throw new IllegalArgumentException("session " + from + "–" + to + ": allowed is from before to");
        }

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** What the clock on the centre's wall shows. */
    public LocalDateTime local(Instant now) {
        return LocalDateTime.ofInstant(now, zone);
    }

    public LocalDate businessDay(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    public List<Session> sessions(LocalDate day) {
        return closed.contains(day) ? List.of() : weekly.getOrDefault(weekday(day), List.of());
    }

    /** As which weekday a day is worked: a swapped one is a Monday. */
    public DayOfWeek weekday(LocalDate day) {
        return swapped.contains(day) ? DayOfWeek.MONDAY : day.getDayOfWeek();
    }

    public boolean isOpeningDay(LocalDate day) {
        return alwaysOpen || !sessions(day).isEmpty();
    }

    public boolean isOpen(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return alwaysOpen || sessions(businessDay(now)).stream().anyMatch(session -> session.holds(time));
    }

    /** When the session of this moment ends; empty when closed or always open. */
    public Optional<LocalTime> closesAt(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return alwaysOpen
                ? Optional.empty()
                : sessions(businessDay(now)).stream()
                        .filter(session -> session.holds(time))
                        .map(Session::to)
                        .findFirst();
    }

    /** Today, if it is an opening day, and the next ones after it: {@code count} in all, looking at most 60 days ahead. */
    public List<LocalDate> openingDaysFrom(LocalDate today, int count) {
        return today.datesUntil(today.plusDays(60))
                .filter(this::isOpeningDay)
                .limit(count)
                .toList();
    }
}
