package vn.motcua.core.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;

/** Reads {@code config/site.yaml} into a {@link Site}; problems are noted in the node, {@code ConfigNode.check} throws them. */
public final class SiteReader {
    private static final String SLUG = "1 to 64 of a-z, 0-9, '.', '_', '-', not starting with a sign";
    private static final Text NONE = new Text("", "");
    private final ConfigNode root;

    private SiteReader(ConfigNode root) {
        this.root = root;
    }

    /**
     * @param root the file's root node
     * @return the site; if {@code root.problems()} is not empty afterwards it is a stand-in and must not be used
     */
    public static Site read(ConfigNode root) {
        return new SiteReader(root).site();
    }

    private Site site() {
        List<HallZone> zones = list(
                "zones",
                node -> new HallZone(id(node, "id", vn.motcua.core.model.ZoneId::new, "zone"), node.bilingual("name")));
        List<Series> series = list("series", this::series);
        List<Service> services = list("services", this::service);
        List<Counter> counters = list("counters", this::counter);
        unique("zones", zones.stream().map(zone -> zone.id().value()).toList());
        unique("series", series.stream().map(one -> one.id().value()).toList());
        unique("services", services.stream().map(one -> one.id().value()).toList());
        unique("counters", counters.stream().map(one -> one.id().value()).toList());
        refer(zones, series, services, counters);
        return new Site(
                id(root, "id", SiteId::new, "site"),
                root.bilingual("name"),
                root.bilingual("agency"),
                root.bool("training", false),
                root.parsed(
                        "publicUrl",
                        "an address such as https://motcua.example.vn",
                        SiteReader::url,
                        "http://localhost"),
                calendar(root.object("calendar")),
                zones,
                series,
                services,
                counters);
    }

    private static String url(String text) {
        java.net.URI uri = java.net.URI.create(text);
        if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme()))
            throw new IllegalArgumentException(text);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private Series series(ConfigNode node) {
        int first = node.integer("first", 0, 99_999, 1);
        int last = node.integer("last", 1, 99_999, 999);
        if (last < first) node.problem("last", last, "a number not below first = " + first);
        String prefix = node.textOr("prefix", "", "0 to 6 letters, digits or '-'");
        if (!prefix.matches("[\\p{Lu}0-9-]{0,6}"))
            node.problem("prefix", prefix, "0 to 6 capital letters, digits or '-'");
        return new Series(
                id(node, "id", SeriesId::new, "series"),
                prefix.length() > 6 ? "" : prefix,
                first,
                Math.max(first, last),
                node.integer("digits", 1, 5, 3),
                node.integer("bandSize", 1, 1000, 50));
    }

    private Service service(ConfigNode node) {
        return new Service(
                id(node, "id", ServiceId::new, "service"),
                node.bilingual("name"),
                node.has("hint") ? node.bilingual("hint") : NONE,
                node.textOr("icon", "file-text", "the name of an icon"),
                id(node, "series", SeriesId::new, "series"),
                node.integer("meanServiceMinutes", 1, 600, 10));
    }

    private Counter counter(ConfigNode node) {
        List<ServiceId> services = new ArrayList<>();
        for (String name : node.texts("services")) {
            try {
                services.add(new ServiceId(name));
            } catch (IllegalArgumentException e) {
                node.problem("services", name, SLUG);
            }
        }
        if (services.isEmpty()) {
            node.problem("services", "", "a list of at least one service id");
            services.add(new ServiceId("service"));
        }
        return new Counter(
                id(node, "id", CounterId::new, "counter"),
                node.text("label", "what boards show, such as 3"),
                node.bilingual("name"),
                id(node, "zone", vn.motcua.core.model.ZoneId::new, "zone"),
                services);
    }

    private OpeningCalendar calendar(ConfigNode node) {
        Map<DayOfWeek, List<OpeningCalendar.Session>> weekly = new EnumMap<>(DayOfWeek.class);
        ConfigNode week = node.object("weekly");
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = day.name().toLowerCase(Locale.ROOT);
            List<OpeningCalendar.Session> sessions = new ArrayList<>();
            for (String text : week.texts(key)) session(week, key, text, sessions);
            if (!sessions.isEmpty()) weekly.put(day, List.copyOf(sessions));
        }
        boolean alwaysOpen = node.bool("alwaysOpen", false);
        if (weekly.isEmpty() && !alwaysOpen)
            week.problem("(any day)", "", "sessions such as monday: [\"07:00-11:30\", \"13:30-17:00\"]");
        return new OpeningCalendar(
                node.parsedOr(
                        "zone",
                        "a time zone such as Asia/Ho_Chi_Minh",
                        SiteReader::zone,
                        ZoneId.of("Asia/Ho_Chi_Minh")),
                alwaysOpen,
                weekly,
                dates(node, "closed"),
                dates(node, "swapped"));
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) throw new IllegalArgumentException(text);
        return ZoneId.of(text);
    }

    private static void session(ConfigNode node, String key, String text, List<OpeningCalendar.Session> into) {
        String[] ends = text.split("[-–]", -1);
        try {
            into.add(new OpeningCalendar.Session(
                    LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[ends.length - 1].strip())));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            node.problem(key, text, "a session such as 07:00-11:30");
        }
    }

    private static Set<LocalDate> dates(ConfigNode node, String key) {
        Set<LocalDate> dates = new HashSet<>();
        for (String text : node.texts(key)) {
            try {
                dates.add(LocalDate.parse(text));
            } catch (java.time.DateTimeException e) {
                node.problem(key, text, "a date such as 2026-09-02");
            }
        }
        return dates;
    }

    private void refer(List<HallZone> zones, List<Series> series, List<Service> services, List<Counter> counters) {
        Set<Object> known = new HashSet<>();
        zones.forEach(zone -> known.add(zone.id()));
        series.forEach(one -> known.add(one.id()));
        services.forEach(one -> known.add(one.id()));
        for (Service service : services) known(known, service.series(), "services", "the id of a series");
        for (Counter counter : counters) {
            known(known, counter.zone(), "counters", "the id of a zone");
            counter.services().forEach(service -> known(known, service, "counters", "the id of a service"));
        }
    }

    private void known(Set<Object> known, vn.motcua.core.model.Id id, String key, String allowed) {
        if (!known.contains(id)) root.problem(key, id.value(), allowed + " of this file");
    }

    private <T> List<T> list(String key, Function<ConfigNode, T> reader) {
        List<ConfigNode> nodes = root.objects(key);
        if (nodes.isEmpty()) root.problem(key, "", "a list of at least one entry");
        return nodes.stream().map(reader).toList();
    }

    private void unique(String key, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) if (!seen.add(id)) root.problem(key, id, "each id once");
    }

    private static <T> T id(ConfigNode node, String key, Function<String, T> make, String standIn) {
        return node.parsed(key, SLUG, make, make.apply(standIn));
    }
}
