package vn.motcua.hub.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.hub.platform.http.RefusedException;

/**
 * So many bookings from one address in a business day. Kept in memory alone, for at most {@value #ADDRESSES_MAX} addresses, the longest
 * unused let go first; nothing of it outlives the day. Any thread.
 */
final class BookingLimit {
    private static final int ADDRESSES_MAX = 10_000;

    private final Clock clock;
    private final Map<String, Set<Id>> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Id>> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };
    private LocalDate day = LocalDate.MIN;

    BookingLimit(Clock clock) {
        this.clock = clock;
    }

    /** @throws RefusedException {@code TOO_MANY_BOOKINGS} */
    void require(String address, OpeningCalendar calendar, int most) {
        require(address, calendar, most, null);
    }

    /**
     * @param repeat what may have been counted before: its answer is owed
     * @throws RefusedException {@code TOO_MANY_BOOKINGS}
     */
    synchronized void require(String address, OpeningCalendar calendar, int most, @Nullable Id repeat) {
        Instant now = clock.instant();
        LocalDate today = calendar.businessDay(now);
        if (!today.equals(day)) made.clear();
        day = today;
        Set<Id> own = made.get(address);
        if (own == null || own.size() < most || repeat != null && own.contains(repeat)) return;
        Instant midnight = today.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        throw RefusedException.later("TOO_MANY_BOOKINGS", Duration.between(now, midnight));
    }

    /** A repeat of one request counts once. */
    synchronized void count(String address, Id booking) {
        made.computeIfAbsent(address, none -> new HashSet<>()).add(booking);
    }
}
