package vn.motcua.core.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.core.model.Contingent;
import vn.motcua.core.model.ContingentId;
import vn.motcua.core.model.OpeningCalendar.Session;
import vn.motcua.core.model.ServiceId;

/** Section {@code contingents} of {@code site.yaml}. */
final class ContingentsReader {
    private static final String DAYS =
            Arrays.stream(DayOfWeek.values()).map(ContingentsReader::word).collect(Collectors.joining(", "));

    private ContingentsReader() {}

    /** @param services ids of the site's services */
    static List<Contingent> read(ConfigNode root, Set<String> services) {
        List<Contingent> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ConfigNode node : root.objects("contingents")) {
            Contingent one = contingent(node, services);
            if (!seen.add(one.id().value())) node.problem("id", one.id(), Allowed.of("id.once"));
            all.add(one);
        }
        return all;
    }

    private static Contingent contingent(ConfigNode node, Set<String> services) {
        ContingentId id = node.parsed("id", Allowed.of("slug"), ContingentId::new, new ContingentId("contingent"));
        List<ServiceId> counted = References.services(node, services);
        if (node.texts("services").isEmpty()) node.problem("services", "", Allowed.of("counter.services"));
        Session window = window(node);
        if (!node.has("numbers")) node.problem("numbers", "", Allowed.of("integer", 0, Contingent.NUMBERS_MAX));
        return new Contingent(
                id,
                counted,
                days(node),
                window == ALL_DAY ? null : window.from(),
                window == ALL_DAY ? null : window.to(),
                node.integer("numbers", 0, Contingent.NUMBERS_MAX, 0));
    }

    private static final Session ALL_DAY = new Session(LocalTime.MIN, LocalTime.MAX);

    private static Session window(ConfigNode node) {
        Allowed allowed = Allowed.of("rule.between");
        return node.parsedOr("between", allowed, ContingentsReader::session, ALL_DAY);
    }

    private static Session session(String text) {
        String[] ends = text.split("[-–]", -1);
        if (ends.length != 2) throw new IllegalArgumentException(text);
        try {
            return new Session(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(text, notATime);
        }
    }

    private static Set<DayOfWeek> days(ConfigNode node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String text : node.texts("days"))
            Arrays.stream(DayOfWeek.values())
                    .filter(day -> word(day).equals(text))
                    .findFirst()
                    .ifPresentOrElse(days::add, () -> node.problem("days", text, Allowed.of("choice", DAYS)));
        return days;
    }

    static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
