package vn.motcua.core.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.FieldId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.Procedures;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.ZoneId;

/** Reads {@code config/site.yaml} into a {@link Site}; problems are noted in the node, {@code ConfigNode.check} throws them. */
public final class SiteReader {
    private static final int LABEL_MAX = 12;
    private static final int PREFIX_MAX = 6;
    private static final Text NONE = new Text("", "");
    private final ConfigNode root;

    private SiteReader(ConfigNode root) {
        this.root = root;
    }

    /** One entry of a list and where it stands, for problems found when all entries are known. */
    private record Entry<T>(ConfigNode node, T value) {}

    /**
     * @param root the file's root node
     * @return the site; if {@code root.problems()} is not empty afterwards it is a stand-in and must not be used
     */
    public static Site read(ConfigNode root) {
        return new SiteReader(root).site();
    }

    private Site site() {
        List<Entry<HallZone>> zones =
                list("zones", node -> new HallZone(id(node, "id", ZoneId::new, "zone"), node.bilingual("name")));
        List<Entry<Series>> series = list("series", this::series);
        List<Entry<Service>> services = list("services", this::service);
        List<Entry<Counter>> counters = list("counters", this::counter);
        unique(zones, HallZone::id);
        unique(series, Series::id);
        unique(services, Service::id);
        unique(counters, Counter::id);
        SeriesApart.check(
                values(series),
                (index, problem) -> series.get(index)
                        .node()
                        .problem("prefix", series.get(index).value().prefix(), problem));
        refer(zones, series, services, counters);
        StageReader.check(
                values(services),
                (index, stage, allowed) -> services.get(index).node().problem("next", stage, allowed));
        StageReader.reached(
                values(services),
                index -> services.get(index).node().problem("stageOnly", true, Allowed.of("service.stageOnly")));
        labelsApart(counters);
        LinePolicy line = LineReader.read(root, ids(services, Service::id));
        profilesKnown(counters, line);
        Procedures procedures = ProceduresReader.read(root, ids(services, Service::id));
        fieldsKnown(services, procedures);
        return new Site(
                id(root, "id", SiteId::new, "site"),
                root.bilingual("name"),
                root.bilingual("agency"),
                root.bool("training", false),
                root.parsed("publicUrl", Allowed.of("site.url"), SiteReader::url, "http://localhost"),
                CalendarReader.read(root.object("calendar")),
                values(zones),
                values(series),
                values(services),
                values(counters),
                line,
                BookingsReader.read(root, ids(services, Service::id)),
                procedures,
                ContingentsReader.read(root, ids(services, Service::id)),
                ticketText(root),
                RatingReader.read(root, ids(services, Service::id)));
    }

    private static void fieldsKnown(List<Entry<Service>> services, Procedures procedures) {
        for (Entry<Service> one : services) {
            FieldId field = one.value().field();
            if (field != null && procedures.field(field).isEmpty())
                one.node().problem("field", field, Allowed.of("procedure.field"));
        }
    }

    private static String url(String text) {
        URI uri = URI.create(text);
        boolean isPlain = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
        if (uri.getHost() == null || !isPlain || !Set.of("http", "https").contains(uri.getScheme()))
            throw new IllegalArgumentException(text);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private Series series(ConfigNode node) {
        int first = node.integer("first", 0, 99_999, 1);
        int last = node.integer("last", 1, 99_999, 999);
        if (last < first) node.problem("last", last, Allowed.of("series.last", first));
        String prefix = node.textOr("prefix", "", Allowed.of("series.prefix"));
        boolean isGood = prefix.length() <= PREFIX_MAX && prefix.matches("([A-ZĐ]{1,4}-?)?[0-9]*");
        if (!isGood) node.problem("prefix", prefix, Allowed.of("series.prefix"));
        return new Series(
                id(node, "id", SeriesId::new, "series"),
                isGood ? prefix : "",
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
                node.textOr("icon", "file-text", Allowed.of("service.icon", "ui/icons.svg")),
                id(node, "series", SeriesId::new, "series"),
                node.integer("meanServiceMinutes", 1, 600, 10),
                LineReader.cap(node),
                ticketText(node),
                StageReader.read(node),
                node.bool("stageOnly", false),
                node.has("field") ? id(node, "field", FieldId::new, "field") : null);
    }

    private static @Nullable Text ticketText(ConfigNode node) {
        if (!node.knows("ticketText")) return null;
        Text text = node.bilingual("ticketText");
        boolean isShort =
                text.vi().length() <= Service.TICKET_TEXT_MAX && text.en().length() <= Service.TICKET_TEXT_MAX;
        if (!isShort) node.problem("ticketText", text.vi(), Allowed.of("text.length", Service.TICKET_TEXT_MAX));
        return text;
    }

    private Counter counter(ConfigNode node) {
        List<ServiceId> services = new ArrayList<>();
        List<String> names = node.texts("services");
        for (int i = 0; i < names.size(); i++) {
            try {
                services.add(new ServiceId(names.get(i)));
            } catch (IllegalArgumentException e) {
                node.problem("services[" + i + "]", names.get(i), Allowed.of("slug"));
            }
        }
        if (names.isEmpty()) node.problem("services", "", Allowed.of("counter.services"));
        Allowed label = Allowed.of("counter.label", LABEL_MAX);
        return new Counter(
                id(node, "id", CounterId::new, "counter"),
                node.parsed("label", label, SiteReader::label, "?"),
                node.bilingual("name"),
                id(node, "zone", ZoneId::new, "zone"),
                services.isEmpty() ? List.of(new ServiceId("service")) : services,
                LineReader.profileOf(node));
    }

    private static String label(String text) {
        if (text.length() > LABEL_MAX) throw new IllegalArgumentException(text);
        return text;
    }

    private void refer(
            List<Entry<HallZone>> zones,
            List<Entry<Series>> series,
            List<Entry<Service>> services,
            List<Entry<Counter>> counters) {
        Set<String> knownZones = ids(zones, HallZone::id);
        Set<String> knownSeries = ids(series, Series::id);
        Set<String> knownServices = ids(services, Service::id);
        for (Entry<Service> one : services)
            known(one.node(), "series", one.value().series(), knownSeries, "service.series");
        for (Entry<Counter> one : counters) {
            known(one.node(), "zone", one.value().zone(), knownZones, "counter.zone");
            for (String service : one.node().texts("services"))
                if (Id.SLUG.matcher(service).matches() && !knownServices.contains(service))
                    one.node().problem("services", service, Allowed.of("counter.service"));
        }
    }

    private static void profilesKnown(List<Entry<Counter>> counters, LinePolicy line) {
        for (Entry<Counter> one : counters) {
            ProfileId profile = one.value().profile();
            if (profile != null && line.profile(profile).isEmpty())
                one.node().problem("profile", profile, Allowed.of("counter.profile"));
        }
    }

    /** What is missing or misspelt was reported when it was read: only a good name can be an unknown one. */
    private static void known(ConfigNode node, String key, Id id, Set<String> known, String allowed) {
        if (node.textOr(key, "", Allowed.of("slug")).equals(id.value()) && !known.contains(id.value()))
            node.problem(key, id.value(), Allowed.of(allowed));
    }

    /** Two counters of one hall under one name would both be walked to. */
    private static void labelsApart(List<Entry<Counter>> counters) {
        Map<List<String>, String> seen = new HashMap<>();
        for (Entry<Counter> one : counters) {
            Counter counter = one.value();
            String other = seen.putIfAbsent(
                    List.of(counter.zone().value(), counter.label()),
                    counter.id().value());
            if (other != null && !counter.label().equals("?"))
                one.node().problem("label", counter.label(), Allowed.of("counter.label.once", other));
        }
    }

    private <T> List<Entry<T>> list(String key, Function<ConfigNode, T> reader) {
        List<ConfigNode> nodes = root.objects(key);
        if (nodes.isEmpty()) root.problem(key, "", Allowed.of("list.entry"));
        return nodes.stream().map(node -> new Entry<>(node, reader.apply(node))).toList();
    }

    private static <T> List<T> values(List<Entry<T>> entries) {
        return entries.stream().map(Entry::value).toList();
    }

    private static <T> Set<String> ids(List<Entry<T>> entries, Function<T, Id> id) {
        return entries.stream().map(one -> id.apply(one.value()).value()).collect(Collectors.toSet());
    }

    private static <T> void unique(List<Entry<T>> entries, Function<T, Id> id) {
        Map<String, ConfigNode> seen = new HashMap<>();
        for (Entry<T> one : entries) {
            String name = id.apply(one.value()).value();
            boolean isWritten = one.node().textOr("id", "", Allowed.of("slug")).equals(name);
            if (isWritten && seen.putIfAbsent(name, one.node()) != null)
                one.node().problem("id", name, Allowed.of("id.once"));
        }
    }

    private static <T> T id(ConfigNode node, String key, Function<String, T> make, String standIn) {
        return node.parsed(key, Allowed.of("slug"), make, make.apply(standIn));
    }
}
