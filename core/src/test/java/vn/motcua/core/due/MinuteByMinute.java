package vn.motcua.core.due;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who walks through the years minute by minute with the days off of DOMAIN §8 on a sheet of paper. Shares nothing with the rules but the
 * texts they were made from; slow.
 */
final class MinuteByMinute {
    private static final LocalDateTime ZERO = LocalDateTime.parse("2023-12-01T00:00");
    private static final int DAYS = 2100;
    private static final int DAY = 1440;
    private static final Set<String> OFF = Set.of(
            "2024-01-01",
            "2024-02-08",
            "2024-02-09",
            "2024-02-10",
            "2024-02-11",
            "2024-02-12",
            "2024-02-13",
            "2024-02-14",
            "2024-04-18",
            "2024-04-29",
            "2024-04-30",
            "2024-05-01",
            "2024-09-02",
            "2024-09-03",
            "2025-01-01",
            "2025-01-27",
            "2025-01-28",
            "2025-01-29",
            "2025-01-30",
            "2025-01-31",
            "2025-04-07",
            "2025-04-30",
            "2025-05-01",
            "2025-05-02",
            "2025-09-01",
            "2025-09-02",
            "2026-01-01",
            "2026-01-02",
            "2026-02-16",
            "2026-02-17",
            "2026-02-18",
            "2026-02-19",
            "2026-02-20",
            "2026-04-27",
            "2026-04-30",
            "2026-05-01",
            "2026-08-31",
            "2026-09-01",
            "2026-09-02",
            "2027-01-01",
            "2027-02-05",
            "2027-02-06",
            "2027-02-07",
            "2027-02-08",
            "2027-02-09",
            "2027-02-10",
            "2027-02-11",
            "2027-04-16",
            "2027-04-30",
            "2027-05-03",
            "2027-09-02",
            "2027-09-03");
    private static final Set<String> WORKED = Set.of("2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22");

    private final BitSet work = new BitSet();
    private final BitSet open = new BitSet();
    private final BitSet begins = new BitSet();
    private final int[] endOfDay = new int[DAYS];

    /**
     * @param processing pairs of minutes of the day, for a usual working day
     * @param saturday the same for receiving on Saturdays
     */
    MinuteByMinute(List<int[]> processing, List<int[]> saturday) {
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = ZERO.toLocalDate().plusDays(day);
            boolean isWeekday = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
            boolean isOff = OFF.contains(date.toString());
            boolean isWorked = WORKED.contains(date.toString());
            if (isWeekday && !isOff || isWorked) {
                mark(work, day, processing);
                mark(open, day, processing);
                for (int[] session : processing) begins.set(day * DAY + session[0]);
                endOfDay[day] = processing.get(processing.size() - 1)[1];
                open.set(day * DAY + endOfDay[day]);
            } else if (date.getDayOfWeek() == DayOfWeek.SATURDAY && !isOff && !saturday.isEmpty()) {
                mark(open, day, saturday);
                open.set(day * DAY + saturday.get(saturday.size() - 1)[1]);
            }
        }
    }

    private static void mark(BitSet minutes, int day, List<int[]> sessions) {
        for (int[] session : sessions) minutes.set(day * DAY + session[0], day * DAY + session[1]);
    }

    LocalDateTime due(String rule, LocalDateTime received, Map<LocalDate, LocalDate> pauses) {
        BitSet paused = new BitSet();
        pauses.forEach((from, to) -> paused.set(dayOf(from), dayOf(to) + 1));
        int at = (int) ChronoUnit.MINUTES.between(ZERO, received);
        if (!open.get(at)) at = begins.nextSetBit(at);
        int base = at / DAY;
        String[] parts = rule.split(" ");
        double amount = parts.length == 1 ? 0 : Double.parseDouble(parts[0]);
        boolean isHours = rule.endsWith("WH") || rule.endsWith("WD") && amount != Math.floor(amount);
        int end;
        if (isHours) end = hours(at, (int) Math.ceil(amount * (rule.endsWith("WH") ? 60 : 480) - 1e-9), paused);
        else if (rule.endsWith("WD")) end = workingDays(base, (int) amount, paused);
        else if (rule.endsWith("CD")) end = working(calendarDays(base, (int) amount, paused));
        else if (rule.endsWith("MONTH")) end = working(months(base, (int) amount, paused));
        else end = sameDay(at, paused);
        return ZERO.plusMinutes(end);
    }

    private static int dayOf(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(ZERO.toLocalDate(), date);
    }

    private int hours(int from, int minutes, BitSet paused) {
        int used = 0;
        for (int minute = from; ; minute++) {
            if (work.get(minute) && !paused.get(minute / DAY)) used++;
            if (used == minutes) return minute + 1;
        }
    }

    private int workingDays(int base, int count, BitSet paused) {
        int counted = 0;
        for (int minute = (base + 1) * DAY; ; minute++) {
            boolean isEnd = endOfDay[minute / DAY] > 0 && minute % DAY == endOfDay[minute / DAY];
            if (isEnd && !paused.get(minute / DAY)) counted++;
            if (counted == count) return minute;
        }
    }

    private static int calendarDays(int base, int count, BitSet paused) {
        int counted = 0;
        int day = base;
        while (counted < count) {
            day++;
            if (!paused.get(day)) counted++;
        }
        return day;
    }

    private static int months(int base, int count, BitSet paused) {
        LocalDate from = ZERO.toLocalDate().plusDays(base);
        int month = from.getYear() * 12 + from.getMonthValue() - 1 + count;
        LocalDate last = LocalDate.of(month / 12, month % 12 + 1, 28);
        while (last.plusDays(1).getMonthValue() == month % 12 + 1) last = last.plusDays(1);
        int end = dayOf(last.withDayOfMonth(Math.min(from.getDayOfMonth(), last.getDayOfMonth())));
        for (int day = base + 1; day <= end; day++) if (paused.get(day)) end++;
        return end;
    }

    /** The end of that day, or of the first on which somebody works. */
    private int working(int day) {
        int minute = day * DAY;
        while (endOfDay[minute / DAY] == 0 || minute % DAY != endOfDay[minute / DAY]) minute++;
        return minute;
    }

    private int sameDay(int at, BitSet paused) {
        int day = at / DAY;
        boolean isInTime = at % DAY <= 15 * 60 && endOfDay[day] > 0;
        return isInTime && !paused.get(day) ? day * DAY + endOfDay[day] : workingDays(day, 1, paused);
    }
}
