package vn.motcua.core.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one dossier belongs in the figures of a period (DOMAIN §6). Everything is compared by date, never by time of day: done at 16:00
 * of the due day, or at 23:59, is on time. Pure, any thread.
 *
 * <p>A register knows each dossier as it is now; a past period is reckoned from its dates, not from its present state:
 *
 * <ul>
 *   <li>Ended after {@code to}: it was pending at {@code to}, whatever has become of it, withdrawn included.
 *   <li>It waits for a supplement, a payment or after a stop: in time, but only if it came into that state by {@code to}. What it waited for before its
 *       present state, a snapshot does not tell; such a dossier counts by its due date.
 *   <li>States 1 and 3 never count, in no period: a refusal undoes the receipt, so figures of a past period may fall by it.
 *   <li>Ended before it was received (a wrong clock, a typing error): counted as ended on the day of receipt. Else it would be in "received"
 *       and nowhere in what became of it, and 3=7+11 would fail.
 *   <li>Received after {@code to}: not yet there. Ended before {@code from}: no longer there. Received and ended in the period: both.
 *   <li>Ended on {@code from} itself: still open when the period began, so carried in and resolved in it ({@code >=}; a live system has
 *       {@code >} in one place).
 *   <li>No due date: cannot be early or late. Resolved on time, pending in time, never due soon.
 *   <li>Withdrawn: on time by the form, whatever its due date.
 *   <li>Due on {@code to} and not ended: in time, until that day is over.
 * </ul>
 */
final class OnTimeRules {
    /** How it came into the period. */
    enum Entry {
        NEW_ONLINE,
        NEW_DIRECT_OR_POSTAL,
        CARRIED_IN
    }

    /** What had become of it by the end of the period. */
    enum Standing {
        RESOLVED_EARLY,
        RESOLVED_ON_TIME,
        RESOLVED_LATE,
        WITHDRAWN,
        PENDING_IN_TIME,
        PENDING_OVERDUE
    }

    private OnTimeRules() {}

    /** Empty for a dossier that is not in the period's figures. */
    static Optional<Entry> entry(Dossier dossier, Reckoning how) {
        if (!dossier.state().isCounted()) return Optional.empty();
        LocalDate received = how.day(dossier.times().receivedAt());
        Period period = how.period();
        if (received.isAfter(period.to())) return Optional.empty();
        if (!received.isBefore(period.from()))
            return Optional.of(
                    dossier.channel() == DossierChannel.ONLINE ? Entry.NEW_ONLINE : Entry.NEW_DIRECT_OR_POSTAL);
        LocalDate ended = ended(dossier, how);
        boolean wasOpen = ended == null || !ended.isBefore(period.from());
        return wasOpen ? Optional.of(Entry.CARRIED_IN) : Optional.empty();
    }

    /** Of a dossier that has an {@link #entry}. */
    static Standing standing(Dossier dossier, Reckoning how) {
        LocalDate ended = ended(dossier, how);
        if (ended == null || ended.isAfter(how.period().to()))
            return isOverdue(dossier, how) ? Standing.PENDING_OVERDUE : Standing.PENDING_IN_TIME;
        if (dossier.state() == DossierState.WITHDRAWN) return Standing.WITHDRAWN;
        LocalDate due = due(dossier, how);
        if (due == null || ended.isEqual(due)) return Standing.RESOLVED_ON_TIME;
        return ended.isBefore(due) ? Standing.RESOLVED_EARLY : Standing.RESOLVED_LATE;
    }

    /**
     * Whether somebody should hurry: in time and not waiting at the period's end, and due by {@link Reckoning#soonUntil}, that very day
     * included. One that waits is left out: nobody at the authority can hurry it. Of a dossier that has an {@link #entry}.
     */
    static boolean isDueSoon(Dossier dossier, Reckoning how) {
        LocalDate due = due(dossier, how);
        return standing(dossier, how) == Standing.PENDING_IN_TIME
                && !isWaiting(dossier, how)
                && due != null
                && !due.isAfter(how.soonUntil());
    }

    private static boolean isOverdue(Dossier dossier, Reckoning how) {
        LocalDate due = due(dossier, how);
        return due != null && due.isBefore(how.period().to()) && !isWaiting(dossier, how);
    }

    private static boolean isWaiting(Dossier dossier, Reckoning how) {
        return dossier.state().isWaiting()
                && !how.day(dossier.stateSince()).isAfter(how.period().to());
    }

    private static @Nullable LocalDate due(Dossier dossier, Reckoning how) {
        Instant due = dossier.times().due(how.due());
        return due == null ? null : how.day(due);
    }

    private static @Nullable LocalDate ended(Dossier dossier, Reckoning how) {
        Instant moment = dossier.endedAt();
        if (moment == null) return null;
        LocalDate ended = how.day(moment);
        LocalDate received = how.day(dossier.times().receivedAt());
        return ended.isBefore(received) ? received : ended;
    }
}
