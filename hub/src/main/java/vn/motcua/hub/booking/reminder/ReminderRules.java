package vn.motcua.hub.booking.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When somebody is reminded, and when it is tried again. Pure. */
final class ReminderRules {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    private ReminderRules() {}

    /**
     * What is due now: of several only the last, for nobody is helped by two reminders at once. Nothing from the booked time on.
     *
     * @param settledUntil reminders due up to here were sent, or lie before the booking was made or moved
     */
    static Optional<Instant> due(List<Duration> before, Instant startsAt, Instant settledUntil, Instant now) {
        if (!now.isBefore(startsAt)) return Optional.empty();
        return before.stream()
                .map(startsAt::minus)
                .filter(at -> at.isAfter(settledUntil) && !at.isAfter(now))
                .max(Instant::compareTo);
    }

    /** When to look again with nothing due now: at the next reminder, or at the booked time, when the contact is forgotten. */
    static Instant next(List<Duration> before, Instant startsAt, Instant now) {
        return before.stream()
                .map(startsAt::minus)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(startsAt);
    }

    /**
     * When to try again after a failure: soon, then ever more seldom, and never later than what comes next anyway.
     *
     * @param attempts that failed, 1 and above
     */
    static Instant again(List<Duration> before, Instant startsAt, int attempts, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        Instant at = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        Instant next = next(before, startsAt, now);
        return at.isAfter(next) ? next : at;
    }

    /** The same for every attempt at one reminder, another for every other. */
    static String key(String bookingId, Instant startsAt, Instant due) {
        return bookingId + "." + startsAt.getEpochSecond() + "."
                + Duration.between(due, startsAt).toMinutes();
    }
}
