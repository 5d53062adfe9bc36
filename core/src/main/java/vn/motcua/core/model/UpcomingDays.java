package vn.motcua.core.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days near at hand that are not as their weekday: what a hall must be told in time. Pure. */
public final class UpcomingDays {
    /** How far ahead a hall is told. */
    public static final int DAYS = 14;

    private UpcomingDays() {}

    /**
     * Days in a row that are alike.
     *
     * @param from the first
     * @param until the last, included
     * @param open worked in place of another day; else closed though the weekday is worked
     */
    public record Span(LocalDate from, LocalDate until, boolean open) {}

    /** Today and the {@link #DAYS} after it, earliest first. Free days within a closed time belong to it. */
    public static List<Span> of(OpeningCalendar calendar, LocalDate today) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i <= DAYS; i++) {
            LocalDate day = today.plusDays(i);
            if (calendar.closed().contains(day) && isWorkedOtherwise(calendar, day)) add(spans, day, false, calendar);
            else if (calendar.swapped().contains(day)) add(spans, day, true, calendar);
        }
        return List.copyOf(spans);
    }

    private static boolean isWorkedOtherwise(OpeningCalendar calendar, LocalDate day) {
        return !calendar.weekly().getOrDefault(day.getDayOfWeek(), List.of()).isEmpty();
    }

    private static void add(List<Span> spans, LocalDate day, boolean open, OpeningCalendar calendar) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        boolean goesOn = last != null
                && last.open() == open
                && last.until().plusDays(1).datesUntil(day).noneMatch(calendar::isOpeningDay);
        if (!goesOn || last == null) spans.add(new Span(day, day, open));
        else spans.set(spans.size() - 1, new Span(last.from(), day, open));
    }
}
