package vn.motcua.core.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.OpeningCalendar.Session;

/** Section {@code calendar} of {@code site.yaml}. */
final class CalendarReader {
    private CalendarReader() {}

    static OpeningCalendar read(ConfigNode node) {
        ConfigNode week = node.object("weekly");
        Map<DayOfWeek, List<Session>> weekly = week(week);
        boolean alwaysOpen = node.bool("alwaysOpen", false);
        if (weekly.isEmpty() && !alwaysOpen && !isWritten(week))
            node.problem("weekly", "", Allowed.of("calendar.weekly"));
        Set<LocalDate> closed = dates(node, "closed");
        Set<LocalDate> swapped = dates(node, "swapped");
        for (LocalDate day : swapped)
            if (closed.contains(day)) node.problem("swapped", day, Allowed.of("calendar.both"));
        ZoneId zone =
                node.parsedOr("zone", Allowed.of("calendar.zone"), CalendarReader::zone, ZoneId.of("Asia/Ho_Chi_Minh"));
        return new OpeningCalendar(zone, alwaysOpen, weekly, closed, swapped);
    }

    /** Whether anything stands there, right or wrong: what is wrong is told already. */
    private static boolean isWritten(ConfigNode week) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .anyMatch(key -> week.has(key) && !week.texts(key).isEmpty());
    }

    /** Sessions by weekday, the keys of {@code week}; days without any are left out. */
    static Map<DayOfWeek, List<Session>> week(ConfigNode week) {
        Map<DayOfWeek, List<Session>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = day.name().toLowerCase(Locale.ROOT);
            List<Session> sessions = sessions(week, key, week.texts(key));
            if (!sessions.isEmpty()) weekly.put(day, sessions);
        }
        return weekly;
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) throw new IllegalArgumentException(text);
        return ZoneId.of(text);
    }

    private static List<Session> sessions(ConfigNode week, String key, List<String> texts) {
        List<Session> sessions = new ArrayList<>();
        for (String text : texts) {
            Optional<Session> session = session(text);
            if (session.isEmpty()) {
                week.problem(key, text, Allowed.of("calendar.session"));
                continue;
            }
            Session last = sessions.isEmpty() ? null : sessions.get(sessions.size() - 1);
            if (last != null && session.get().from().isBefore(last.to()))
                week.problem(key, text, Allowed.of("calendar.overlap", last.from() + "-" + last.to()));
            else sessions.add(session.get());
        }
        return List.copyOf(sessions);
    }

    private static Optional<Session> session(String text) {
        String[] ends = text.split("[-–]", -1);
        if (ends.length != 2) return Optional.empty();
        try {
            return Optional.of(new Session(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Set<LocalDate> dates(ConfigNode node, String key) {
        Set<LocalDate> dates = new HashSet<>();
        for (String text : node.texts(key)) {
            try {
                dates.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                node.problem(key, text, Allowed.of("calendar.date"));
            }
        }
        return dates;
    }
}
