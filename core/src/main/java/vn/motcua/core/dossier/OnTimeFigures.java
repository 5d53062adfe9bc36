package vn.motcua.core.dossier;

import java.util.stream.LongStream;
import vn.motcua.core.figures.Share;

/**
 * The figures of a period for any set of dossiers: a unit, a field, a province. Counted by {@link OnTimeCount}; how each dossier counts
 * is told at {@link OnTimeRules}. All are numbers of dossiers, 0 or more.
 *
 * @param newOnline received in the period, online
 * @param newDirectOrPostal received in the period, at a counter or by post
 * @param carriedIn received before it and still open when it began ("kỳ trước chuyển sang")
 * @param resolvedEarly before the due date
 * @param resolvedOnTime on the due date, or without one, or withdrawn: the form's column 9
 * @param withdrawn those of {@code resolvedOnTime} that were withdrawn
 * @param resolvedLate after the due date
 * @param pendingInTime open at the end, due then or later, or waiting for somebody else
 * @param pendingOverdue open at the end, due before it
 * @param dueSoon those of {@code pendingInTime} that are due soon
 */
public record OnTimeFigures(
        long newOnline,
        long newDirectOrPostal,
        long carriedIn,
        long resolvedEarly,
        long resolvedOnTime,
        long withdrawn,
        long resolvedLate,
        long pendingInTime,
        long pendingOverdue,
        long dueSoon) {
    /** No dossiers. */
    public static final OnTimeFigures NONE = new OnTimeFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public OnTimeFigures {
        LongStream all = LongStream.of(
                newOnline,
                newDirectOrPostal,
                carriedIn,
                resolvedEarly,
                resolvedOnTime,
                withdrawn,
                resolvedLate,
                pendingInTime,
                pendingOverdue,
                dueSoon);
        if (all.anyMatch(count -> count < 0)) throw new IllegalArgumentException("a count is below 0");
        if (withdrawn > resolvedOnTime)
            throw new IllegalArgumentException("withdrawn " + withdrawn + " of resolvedOnTime " + resolvedOnTime);
        if (dueSoon > pendingInTime)
            throw new IllegalArgumentException("dueSoon " + dueSoon + " of pendingInTime " + pendingInTime);
    }

    /** "Tiếp nhận mới trong kỳ". */
    public long newInPeriod() {
        return newOnline + newDirectOrPostal;
    }

    /** "Tổng tiếp nhận": the form's column 3. */
    public long totalHandled() {
        return newInPeriod() + carriedIn;
    }

    /** The form's column 7, withdrawn ones included. */
    public long resolved() {
        return resolvedEarly + resolvedOnTime + resolvedLate;
    }

    /** The form's column 11. */
    public long pending() {
        return pendingInTime + pendingOverdue;
    }

    /** "Đến hạn trong kỳ": what had to be done by the end, done or not. */
    public long dueInPeriod() {
        return resolved() + pendingOverdue;
    }

    /** (8+9)/7: of what was resolved, how much in time. Says nothing of what lies overdue. */
    public Share onTimeOfResolved() {
        return new Share(resolvedEarly + resolvedOnTime, resolved());
    }

    /** (8+9)/(7+13): of what was due, how much in time. Never above {@link #onTimeOfResolved}. */
    public Share onTimeOfDue() {
        return new Share(resolvedEarly + resolvedOnTime, dueInPeriod());
    }

    /** Of both together, if no dossier is in both. */
    public OnTimeFigures plus(OnTimeFigures other) {
        return new OnTimeFigures(
                newOnline + other.newOnline,
                newDirectOrPostal + other.newDirectOrPostal,
                carriedIn + other.carriedIn,
                resolvedEarly + other.resolvedEarly,
                resolvedOnTime + other.resolvedOnTime,
                withdrawn + other.withdrawn,
                resolvedLate + other.resolvedLate,
                pendingInTime + other.pendingInTime,
                pendingOverdue + other.pendingOverdue,
                dueSoon + other.dueSoon);
    }

    /** A line of the national form. */
    public ReportII06a report() {
        return new ReportII06a(
                totalHandled(),
                newOnline,
                newDirectOrPostal,
                carriedIn,
                resolved(),
                resolvedEarly,
                resolvedOnTime,
                resolvedLate,
                pending(),
                pendingInTime,
                pendingOverdue);
    }
}
