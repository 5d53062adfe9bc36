package vn.motcua.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.due.DueCalendar;
import vn.motcua.core.due.DueDay;
import vn.motcua.core.model.OpeningCalendar.Session;

/**
 * A calendar for due dates from a file such as {@code due-calendar.yaml}; {@code docs/due-dates.md} explains it. Everything has a default: the usual
 * sessions from Monday to Friday, and the state's days off. Any thread.
 */
public final class DueCalendarReader {
    private static final String NATIONAL = "/META-INF/motcua/national-days.yaml";
    private static final LocalTime CUT_OFF = LocalTime.of(15, 0);
    private static final List<Session> USUAL = List.of(
            new Session(LocalTime.of(7, 0), LocalTime.of(11, 30)),
            new Session(LocalTime.of(13, 30), LocalTime.of(17, 0)));

    private DueCalendarReader() {}

    /** Without a file. */
    public static DueCalendar standard() {
        return read(ConfigNode.parse("due-calendar.yaml", ""));
    }

    /** @throws ConfigException with every problem of the file together */
    public static DueCalendar read(ConfigNode file) {
        Map<DayOfWeek, List<Session>> processing = week(file, "processing", usualWeek());
        Map<DayOfWeek, List<Session>> reception = week(file, "reception", processing);
        LocalTime cutOff = file.parsedOr("sameDayUntil", Allowed.of("due.clock"), DueCalendarReader::clock, CUT_OFF);
        List<DueDay> days = new ArrayList<>();
        boolean isNational = file.bool("national", true);
        Map<String, String> options = options(file.object("options"));
        if (isNational) days.addAll(days(national(), options));
        List<DueDay> own = days(file, options);
        days.addAll(own);
        file.check();
        return new DueCalendar(reception, processing, days, cutOff);
    }

    private static Map<DayOfWeek, List<Session>> usualWeek() {
        Map<DayOfWeek, List<Session>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) if (day.getValue() <= 5) week.put(day, USUAL);
        return week;
    }

    private static Map<DayOfWeek, List<Session>> week(
            ConfigNode file, String key, Map<DayOfWeek, List<Session>> usual) {
        if (!file.has(key)) {
            file.leave(key);
            return usual;
        }
        Map<DayOfWeek, List<Session>> week = CalendarReader.week(file.object(key));
        if (week.isEmpty()) file.problem(key, "", Allowed.of("calendar.weekly"));
        return week.isEmpty() ? usual : week;
    }

    private static LocalTime clock(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Map<String, String> options(ConfigNode node) {
        return Map.of(
                "cultureDay", String.valueOf(node.bool("cultureDay", false)),
                "tet2027", chosen(node, "tet2027", "from-5", "from-4"),
                "nationalDay2027", chosen(node, "nationalDay2027", "day-after", "day-before"));
    }

    private static String chosen(ConfigNode node, String key, String usual, String other) {
        return node.parsedOr(key, Allowed.of("choice", usual + ", " + other), text -> one(text, usual, other), usual);
    }

    private static String one(String text, String usual, String other) {
        if (!text.equals(usual) && !text.equals(other)) throw new IllegalArgumentException(text);
        return text;
    }

    private static ConfigNode national() {
        try (InputStream in = Objects.requireNonNull(DueCalendarReader.class.getResourceAsStream(NATIONAL), NATIONAL)) {
            return ConfigNode.parse(NATIONAL, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("read " + NATIONAL, e);
        }
    }

    private static List<DueDay> days(ConfigNode file, Map<String, String> options) {
        List<DueDay> days = new ArrayList<>();
        for (ConfigNode node : file.objects("days")) {
            LocalDate date = day(node, "date");
            if (date == null && !node.has("date")) node.problem("date", "", Allowed.of("calendar.date"));
            LocalDate standsFor = day(node, "for");
            LocalDate announced = day(node, "announced");
            boolean isHeld = isHeld(node.object("if"), options);
            var name = node.bilingual("name");
            if (date != null && isHeld) days.add(new DueDay(date, standsFor, name, announced));
        }
        return days;
    }

    private static boolean isHeld(ConfigNode conditions, Map<String, String> options) {
        boolean isHeld = true;
        for (Map.Entry<String, String> option : options.entrySet()) {
            String wanted = conditions.textOr(option.getKey(), option.getValue(), Allowed.of("due.option"));
            isHeld &= wanted.equals(option.getValue());
        }
        return isHeld;
    }

    private static @Nullable LocalDate day(ConfigNode node, String key) {
        String text = node.textOr(key, "", Allowed.of("calendar.date"));
        if (text.isEmpty()) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            node.problem(key, text, Allowed.of("calendar.date"));
            return null;
        }
    }
}
