package vn.motcua.core.due;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Text;

/**
 * One step on the way to a due date, to be said in words.
 *
 * @param at where it begins; for whole days the start of the first
 * @param until where it ends; for whole days the start of the last
 * @param amount days or minutes of it
 * @param name of a holiday; null for none
 */
public record DueStep(
        Kind kind,
        LocalDateTime at,
        LocalDateTime until,
        long amount,
        @Nullable Text name) {
    /** What happened. */
    public enum Kind {
        RECEIVED,
        /** Counted from the receipt itself. */
        BEGINS,
        /** Received before the doors opened: counted from the first session of that day. */
        BEGINS_AT_OPENING,
        /** Received in the break: counted from the next session of that day. */
        BEGINS_AFTER_BREAK,
        /** Received after closing, or on a day without reception: counted from the next working day. */
        BEGINS_NEXT_DAY,
        /** Working days that were counted. */
        COUNTED,
        /** Days of the week on which nobody works. */
        WEEKEND,
        /** A day off by name. */
        DAY_OFF,
        /** A Saturday or Sunday that is worked, and counted. */
        WORKED_INSTEAD,
        /** Days on which the applicant was waited for. */
        PAUSED,
        /** Session time that was used up. */
        MINUTES,
        /** Days of the calendar up to here. */
        CALENDAR_DAYS,
        /** Months up to here. */
        MONTHS,
        /** So many days of waiting are added to months. */
        MONTHS_LONGER,
        /** The end falls on a day off: it moves to the next working day. */
        ROLLED,
        /** Received in time for the same day. */
        BEFORE_CUT_OFF,
        /** Too late for the same day. */
        AFTER_CUT_OFF,
        /** A term in days ends with the last session of its day. */
        END_OF_DAY,
        /** The same time of day, as some systems print it. */
        SAME_CLOCK
    }

    static DueStep at(Kind kind, LocalDateTime at) {
        return new DueStep(kind, at, at, 0, null);
    }

    /** Days that follow each other and are told in one breath. */
    boolean continues(DueStep before) {
        boolean isRun = kind == Kind.COUNTED || kind == Kind.WEEKEND || kind == Kind.PAUSED;
        return isRun && kind == before.kind && before.until.plusDays(1).equals(at);
    }

    DueStep after(DueStep before) {
        return new DueStep(kind, before.at, until, before.amount + amount, name);
    }
}
