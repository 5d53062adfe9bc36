package vn.motcua.core.due;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** The rules of due dates R1 to R8 on one calendar. Immutable; any thread. */
public final class DueDates {
    private final DueCalendar calendar;
    private final Variant variant;

    /** When in its day a term of whole working days ends. */
    public enum Variant {
        /** With the day's last session, as the Civil Code has it. */
        END_OF_DAY,
        /** At the same time of day it was received, as live systems print it; figures compare days in any case. */
        SAME_CLOCK
    }

    public DueDates(DueCalendar calendar, Variant variant) {
        this.calendar = calendar;
        this.variant = variant;
    }

    /**
     * @param received by the clock on the centre's wall; seconds do not count
     * @param pauses in which the applicant was waited for, in any order
     */
    public DueDate due(DueRule rule, LocalDateTime received, List<Pause> pauses) {
        DueCount count = new DueCount(calendar, pauses);
        LocalDateTime base = count.base(received.withSecond(0).withNano(0));
        return new DueDate(end(rule, base, count), base, count.steps());
    }

    private LocalDateTime end(DueRule rule, LocalDateTime base, DueCount count) {
        LocalDate day = base.toLocalDate();
        return switch (rule.unit()) {
            case WD -> rule.isWhole() ? workingDays(rule, base, count) : count.sessionTime(base, rule.minutes());
            case WH -> count.sessionTime(base, rule.minutes());
            case CD -> count.endOf(count.rolled(count.calendarDays(day, DueCount.whole(rule.amount()))));
            case MONTH -> count.endOf(count.rolled(count.months(day, DueCount.whole(rule.amount()))));
            case SAME_DAY -> count.endOf(count.sameDay(base));
        };
    }

    private LocalDateTime workingDays(DueRule rule, LocalDateTime base, DueCount count) {
        LocalDate last = count.workingDays(base.toLocalDate(), DueCount.whole(rule.amount()));
        return variant == Variant.SAME_CLOCK ? count.sameClock(last, base.toLocalTime()) : count.endOf(last);
    }

    /** R8: the last day on which an apology may go out, the last working day strictly before the due date. */
    public LocalDate apologyUntil(LocalDateTime dueAt) {
        return calendar.workingBefore(dueAt.toLocalDate());
    }

    /**
     * R8: the one new date an apology may name, so many working days and so on after the day that was promised. The first promise stays and
     * decides between in time and late, unless the authority says otherwise.
     *
     * @param apologies that went out before
     * @throws IllegalArgumentException if there was one: a dossier is re-appointed once
     */
    public DueDate reappointed(DueRule rule, LocalDateTime dueAt, int apologies) {
        if (apologies > 0)
            throw new IllegalArgumentException(
                    "re-appointment " + (apologies + 1) + ": allowed is one for each dossier");
        return due(rule, dueAt, List.of());
    }
}
