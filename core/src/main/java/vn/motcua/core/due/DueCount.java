package vn.motcua.core.due;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.due.DueStep.Kind;
import vn.motcua.core.model.OpeningCalendar.Session;

/** One way from a receipt to its due date, noting each step. One use, one thread. */
final class DueCount {
    private final DueCalendar calendar;
    private final List<Pause> pauses;
    private final List<DueStep> steps = new ArrayList<>();

    DueCount(DueCalendar calendar, List<Pause> pauses) {
        this.calendar = calendar;
        this.pauses = pauses;
    }

    List<DueStep> steps() {
        return steps;
    }

    /** R1: the receipt, if the reception is open then; else the start of the next processing session. */
    LocalDateTime base(LocalDateTime received) {
        note(DueStep.at(Kind.RECEIVED, received));
        LocalDate day = received.toLocalDate();
        if (isOpen(calendar.receptionOn(day), received.toLocalTime())) {
            note(DueStep.at(Kind.BEGINS, received));
            return received;
        }
        List<Session> today = calendar.processingOn(day);
        for (Session session : today) {
            if (session.from().isBefore(received.toLocalTime())) continue;
            boolean isFirst = session.equals(today.get(0));
            return begun(
                    isFirst ? Kind.BEGINS_AT_OPENING : Kind.BEGINS_AFTER_BREAK, received, day.atTime(session.from()));
        }
        LocalDate next = day;
        while (next.equals(day) || !calendar.isWorking(next)) {
            next = next.plusDays(1);
            noteIdle(next);
        }
        return begun(
                Kind.BEGINS_NEXT_DAY,
                received,
                next.atTime(calendar.processingOn(next).get(0).from()));
    }

    private LocalDateTime begun(Kind kind, LocalDateTime received, LocalDateTime base) {
        note(new DueStep(kind, received, base, 0, null));
        return base;
    }

    /** Who comes in the last minute of the day has come that day; the minute the break begins belongs to the break. */
    private static boolean isOpen(List<Session> sessions, LocalTime time) {
        for (Session session : sessions) if (!time.isBefore(session.from()) && time.isBefore(session.to())) return true;
        return !sessions.isEmpty()
                && time.equals(sessions.get(sessions.size() - 1).to());
    }

    /** R2 and R7: so many working days after the base's. */
    LocalDate workingDays(LocalDate base, long count) {
        LocalDate day = base;
        for (long left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isPaused(day)) noteDay(Kind.PAUSED, day);
            else if (!calendar.isWorking(day)) noteIdle(day);
            else {
                noteCounted(day);
                left--;
            }
        }
        return day;
    }

    private void noteCounted(LocalDate day) {
        Optional<DueDay> special = calendar.special(day);
        if (special.isEmpty()) noteDay(Kind.COUNTED, day);
        else
            note(new DueStep(
                    Kind.WORKED_INSTEAD,
                    day.atStartOfDay(),
                    day.atStartOfDay(),
                    1,
                    special.get().name()));
    }

    /** R3 and R7: session time from the base on. */
    LocalDateTime sessionTime(LocalDateTime base, long minutes) {
        long left = minutes;
        LocalDate day = base.toLocalDate();
        LocalTime from = base.toLocalTime();
        while (true) {
            boolean isPaused = isPaused(day);
            if (isPaused) noteDay(Kind.PAUSED, day);
            else if (!calendar.isWorking(day)) noteIdle(day);
            for (Session session : isPaused ? List.<Session>of() : calendar.processingOn(day)) {
                LocalTime start = session.from().isAfter(from) ? session.from() : from;
                long room = ChronoUnit.MINUTES.between(start, session.to());
                if (room <= 0) continue;
                long used = Math.min(room, left);
                LocalDateTime begin = day.atTime(start);
                note(new DueStep(Kind.MINUTES, begin, begin.plusMinutes(used), used, null));
                left -= used;
                if (left == 0) return begin.plusMinutes(used);
            }
            day = day.plusDays(1);
            from = LocalTime.MIN;
        }
    }

    /** R4, R7: days of the calendar, those of waiting left out. */
    LocalDate calendarDays(LocalDate base, long count) {
        LocalDate day = base;
        long waited = 0;
        for (long left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isPaused(day)) {
                noteDay(Kind.PAUSED, day);
                waited++;
            } else left--;
        }
        note(new DueStep(Kind.CALENDAR_DAYS, base.atStartOfDay(), day.atStartOfDay(), count + waited, null));
        return day;
    }

    /** R5, R7: the same number of a later month or that month's last day, and as many days more as were waited. */
    LocalDate months(LocalDate base, long count) {
        LocalDate end = base.plusMonths(count);
        note(new DueStep(Kind.MONTHS, base.atStartOfDay(), end.atStartOfDay(), count, null));
        long waited = 0;
        for (LocalDate day = base.plusDays(1); !day.isAfter(end.plusDays(waited)); day = day.plusDays(1))
            if (isPaused(day)) waited++;
        if (waited > 0)
            note(new DueStep(
                    Kind.MONTHS_LONGER, end.atStartOfDay(), end.plusDays(waited).atStartOfDay(), waited, null));
        return end.plusDays(waited);
    }

    /** R6. */
    LocalDate sameDay(LocalDateTime base) {
        LocalDate day = base.toLocalDate();
        boolean isInTime = !base.toLocalTime().isAfter(calendar.cutOff()) && calendar.isWorking(day);
        note(new DueStep(
                isInTime ? Kind.BEFORE_CUT_OFF : Kind.AFTER_CUT_OFF, base, day.atTime(calendar.cutOff()), 0, null));
        return isInTime && !isPaused(day) ? day : workingDays(day, 1);
    }

    /** The end of a term in days or months: a day off moves it on. */
    LocalDate rolled(LocalDate end) {
        LocalDate working = calendar.workingFrom(end);
        if (working.equals(end)) return end;
        for (LocalDate day = end; day.isBefore(working); day = day.plusDays(1)) noteIdle(day);
        note(new DueStep(Kind.ROLLED, end.atStartOfDay(), working.atStartOfDay(), 0, null));
        return working;
    }

    LocalDateTime endOf(LocalDate day) {
        LocalDateTime end = calendar.endOf(day);
        note(DueStep.at(Kind.END_OF_DAY, end));
        return end;
    }

    LocalDateTime sameClock(LocalDate day, LocalTime time) {
        note(DueStep.at(Kind.SAME_CLOCK, day.atTime(time)));
        return day.atTime(time);
    }

    private boolean isPaused(LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.holds(day));
    }

    /** A day nobody works on; nothing is said of one that is worked. */
    private void noteIdle(LocalDate day) {
        if (calendar.isWorking(day)) return;
        Optional<DueDay> special = calendar.special(day);
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (special.isPresent() && special.get().isOff() && !isWeekend)
            note(new DueStep(
                    Kind.DAY_OFF,
                    day.atStartOfDay(),
                    day.atStartOfDay(),
                    1,
                    special.get().name()));
        else noteDay(Kind.WEEKEND, day);
    }

    private void noteDay(Kind kind, LocalDate day) {
        note(new DueStep(kind, day.atStartOfDay(), day.atStartOfDay(), 1, null));
    }

    private void note(DueStep step) {
        int last = steps.size() - 1;
        if (last >= 0 && step.continues(steps.get(last))) steps.set(last, step.after(steps.get(last)));
        else steps.add(step);
    }

    static long whole(BigDecimal amount) {
        return amount.longValueExact();
    }
}
