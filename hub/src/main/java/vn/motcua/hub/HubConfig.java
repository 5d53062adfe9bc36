package vn.motcua.hub;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.ConfigProblem;
import vn.motcua.core.config.SiteReader;
import vn.motcua.core.model.Site;
import vn.motcua.hub.booking.reminder.ReminderSettings;
import vn.motcua.hub.catalogue.Icons;
import vn.motcua.hub.dossier.DossierSettings;
import vn.motcua.hub.evidence.EvidenceSettings;
import vn.motcua.hub.evidence.Retention;
import vn.motcua.hub.incident.IncidentSettings;
import vn.motcua.hub.notice.CameraNotices;
import vn.motcua.hub.platform.http.ListenSettings;
import vn.motcua.hub.platform.http.TlsFiles;
import vn.motcua.hub.platform.people.PeopleSettings;

/**
 * What an administrator wrote: {@code site.yaml}, and {@code hub.yaml} where everything has a default.
 *
 * @param recallLimit recalls of one visit before a no-show is suggested
 * @param marks how numbers given after a backup are remembered
 * @param counterPage where an officer's own PC serves the page that a console points to while this hub is away
 * @param waitTarget from number to call, as the centre promises
 * @param reminders of bookings; null for none
 * @param evidence how long it is kept, and how much of it
 * @param incidents how they are looked into
 * @param notices what people are told about cameras
 * @param dossiers where they come from
 */
record HubConfig(
        Site site,
        ListenSettings listen,
        PeopleSettings people,
        int recallLimit,
        HubSettings.MarkSettings marks,
        URI counterPage,
        Duration waitTarget,
        @Nullable ReminderSettings reminders,
        EvidenceSettings evidence,
        IncidentSettings incidents,
        CameraNotices notices,
        DossierSettings dossiers) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final URI COUNTER_PAGE = URI.create("http://127.0.0.1:8090/counter");

    /**
     * Reads both files.
     *
     * @param port replaces the one of the file
     * @throws ConfigException with every problem of both files together
     */
    static HubConfig read(Path folder, Optional<Integer> port, boolean seedsDemoUsers) {
        ConfigNode siteNode = ConfigNode.load(folder.resolve("site.yaml"));
        Site site = SiteReader.read(siteNode);
        Icons.check(site.services(), siteNode);
        Path hubFile = folder.resolve("hub.yaml");
        ConfigNode hubNode = Files.exists(hubFile) ? ConfigNode.load(hubFile) : ConfigNode.parse("hub.yaml", "");
        ListenSettings listen = listen(hubNode, folder, port);
        PeopleSettings people = people(hubNode);
        int recallLimit = hubNode.integer("recallLimit", 0, 20, HubSettings.DEFAULT_RECALL_LIMIT);
        HubSettings.MarkSettings marks = marks(hubNode, folder);
        Duration waitTarget = Duration.ofMinutes(
                hubNode.integer("waitTargetMinutes", 1, 240, (int) HubSettings.DEFAULT_WAIT_TARGET.toMinutes()));
        URI counterPage = hubNode.parsedOr(
                "counterPage", Allowed.of("hub.counterPage", COUNTER_PAGE), HubConfig::ownPc, COUNTER_PAGE);
        ReminderSettings reminders = hubNode.has("reminders") ? reminders(hubNode.object("reminders"), folder) : null;
        EvidenceSettings evidence = evidence(hubNode);
        CameraNotices notices = new CameraNotices(NoticeReader.read(hubNode), evidence.retention());
        if (seedsDemoUsers && !site.training() && siteNode.problems().isEmpty())
            siteNode.problem("training", false, Allowed.of("hub.demo"));
        IncidentSettings incidents = incidents(hubNode.object("incidents"));
        DossierSettings dossiers =
                DossierSourcesReader.read(hubNode, site.calendar().zone());
        requireGood(siteNode, hubNode);
        return new HubConfig(
                site,
                listen,
                people,
                recallLimit,
                marks,
                counterPage,
                waitTarget,
                reminders,
                evidence,
                incidents,
                notices,
                dossiers);
    }

    private static ListenSettings listen(ConfigNode node, Path folder, Optional<Integer> port) {
        String host = node.parsedOr("host", Allowed.of("hub.host"), HubConfig::host, LOOPBACK);
        int written = node.integer("port", 0, 65_535, 8080);
        boolean insecureLan = node.bool("insecureLan", false);
        ConfigNode tlsNode = node.object("tls");
        Optional<ListenSettings.Tls> tls = node.has("tls")
                ? Optional.of(new ListenSettings.Tls(pem(tlsNode, folder, "certificate"), pem(tlsNode, folder, "key")))
                : Optional.empty();
        if (node.problems().isEmpty()) tls.ifPresent(files -> requirePair(tlsNode, files));
        if (!ListenSettings.isLoopback(host) && tls.isEmpty() && !insecureLan)
            node.problem("host", host, Allowed.of("hub.host.tls"));
        return new ListenSettings(host, port.orElse(written), tls, insecureLan);
    }

    /** A name is looked up when the hub listens; what is written in figures must be an address. */
    private static String host(String text) {
        boolean isFigures = text.matches("[0-9.]+");
        boolean isIpv4 = text.matches("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
        boolean isOther = text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})|[0-9a-fA-F:]{2,45}");
        if (isFigures ? !isIpv4 : !isOther) throw new IllegalArgumentException(text);
        return text;
    }

    private static HubSettings.MarkSettings marks(ConfigNode node, Path folder) {
        int jump = node.integer("restoreJump", 0, 500, HubSettings.MarkSettings.DEFAULT_JUMP);
        if (!node.has("numbersCopy")) return new HubSettings.MarkSettings(null, jump);
        Allowed allowed = Allowed.of("hub.numbersCopy");
        Path copy = folder.resolve(node.text("numbersCopy", allowed)).normalize();
        // A stick that is out must not keep a centre from opening: NumberMarkFile goes on without it and says so.
        if (Files.exists(copy) && !Files.isDirectory(copy)) node.problem("numbersCopy", copy, allowed);
        return new HubSettings.MarkSettings(copy, jump);
    }

    private static EvidenceSettings evidence(ConfigNode hub) {
        ConfigNode node = hub.object("retention");
        Retention usual = Retention.DEFAULTS;
        Duration year = Duration.ofDays(366);
        Retention retention = new Retention(
                node.textOr("law", usual.law(), Allowed.of("hub.retention.law")),
                node.parsedOr("lawDate", Allowed.of("hub.retention.lawDate"), LocalDate::parse, usual.lawDate()),
                node.duration("falsePositive", Duration.ZERO, year, usual.falsePositive()),
                node.duration("notConfirmed", Duration.ZERO, year, usual.notConfirmed()),
                node.duration("confirmed", Duration.ZERO, year.multipliedBy(20), usual.confirmed()));
        long bytes = (long) hub.integer("evidenceGiB", 1, 65_536, EvidenceSettings.DEFAULT_GIB) << 30;
        return new EvidenceSettings(retention, bytes);
    }

    private static IncidentSettings incidents(ConfigNode node) {
        IncidentSettings usual = IncidentSettings.DEFAULTS;
        return new IncidentSettings(
                node.bool("blind", usual.blind()),
                node.duration("statementWithin", Duration.ofHours(1), Duration.ofDays(60), usual.patience()),
                rules(node, usual.rules()));
    }

    private static IncidentSettings.Rules rules(ConfigNode node, IncidentSettings.Rules usual) {
        Duration hour = Duration.ofHours(1);
        List<String> conduct = node.texts("conductReasons");
        return new IncidentSettings.Rules(
                node.duration("unattendedAfter", Duration.ZERO, hour, usual.unattendedAfter()),
                node.duration("afterHoursMargin", Duration.ZERO, hour.multipliedBy(6), usual.afterHoursMargin()),
                node.integer("crowdedAt", 0, 10_000, usual.crowdedAt()),
                node.integer("seats", 0, 10_000, usual.seats()),
                zones(node),
                node.duration("cameraDownAfter", Duration.ZERO, hour.multipliedBy(24), usual.cameraDownAfter()),
                node.duration("deviceDownAfter", Duration.ZERO, hour.multipliedBy(24), usual.deviceDownAfter()),
                node.integer("argumentTimes", 0, 20, usual.argumentTimes()),
                conduct.isEmpty() ? usual.conductReasons() : Set.copyOf(conduct));
    }

    private static List<IncidentSettings.Zone> zones(ConfigNode node) {
        List<IncidentSettings.Zone> zones = new ArrayList<>();
        Allowed named = Allowed.of("hub.incidents.camera");
        for (ConfigNode one : node.objects("zones")) {
            Allowed wanted = Allowed.of("integer", 1, 10_000);
            if (!one.has("seats")) one.problem("seats", "", wanted);
            zones.add(new IncidentSettings.Zone(
                    one.text("camera", named), one.textOr("zone", "", named), one.integer("seats", 1, 10_000, 1)));
        }
        return zones;
    }

    private static @Nullable ReminderSettings reminders(ConfigNode node, Path folder) {
        Allowed address = Allowed.of("hub.reminders.url");
        URI url = node.parsedOr(
                "url",
                address,
                text -> ReminderSettings.requireSafe(URI.create(text)),
                URI.create("https://localhost"));
        if (!node.has("url")) node.problem("url", "", address);
        Allowed file = Allowed.of("hub.reminders.secretFile", ReminderSettings.SECRET_MIN);
        String name = node.text("secretFile", file);
        String secret = name.isEmpty() ? "" : secret(folder.resolve(name));
        if (!name.isEmpty() && secret.length() < ReminderSettings.SECRET_MIN) node.problem("secretFile", name, file);
        List<Duration> before = new ArrayList<>();
        Allowed times = Allowed.of("hub.reminders.before", ReminderSettings.MOST);
        for (String text : node.texts("before")) {
            Optional<Duration> one = ReminderSettings.before(text);
            if (one.isEmpty()) node.problem("before", text, times);
            else before.add(one.get());
        }
        if (before.size() > ReminderSettings.MOST) node.problem("before", before.size(), times);
        if (!node.problems().isEmpty() || secret.isEmpty()) return null;
        return new ReminderSettings(url, secret, before.isEmpty() ? ReminderSettings.DEFAULT_BEFORE : before);
    }

    /** Empty if it cannot be read. */
    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (java.io.IOException unreadable) {
            return "";
        }
    }

    private static URI ownPc(String text) {
        URI uri = URI.create(text);
        if (!"http".equals(uri.getScheme())
                || !List.of("127.0.0.1", "localhost").contains(uri.getHost())) throw new IllegalArgumentException(text);
        return uri;
    }

    private static Path pem(ConfigNode node, Path folder, String key) {
        Allowed allowed = Allowed.of("hub.pem");
        String name = node.text(key, allowed);
        Path file = folder.resolve(name);
        if (!name.isEmpty() && (!Files.isReadable(file) || Files.isDirectory(file))) node.problem(key, file, allowed);
        return file;
    }

    private static void requirePair(ConfigNode node, ListenSettings.Tls files) {
        try {
            TlsFiles.read(files);
        } catch (TlsFiles.UnfitException unfit) {
            Path file = unfit.key().equals("key") ? files.key() : files.certificate();
            node.problem(unfit.key(), file, Allowed.of(unfit.wanted(), file));
        }
    }

    private static PeopleSettings people(ConfigNode node) {
        PeopleSettings defaults = PeopleSettings.DEFAULTS;
        Duration idle = node.duration("sessionIdle", Duration.ofMinutes(5), Duration.ofDays(7), defaults.sessionIdle());
        Duration absolute = node.duration(
                "sessionAbsolute", Duration.ofMinutes(5), Duration.ofDays(30), defaults.sessionAbsolute());
        int minLength = node.integer("passwordMinLength", 8, 64, defaults.passwordMinLength());
        Duration lock = node.duration("lockAfter", Duration.ofSeconds(10), Duration.ofHours(12), defaults.lockAfter());
        return new PeopleSettings(minLength, idle, absolute, lock);
    }

    private static void requireGood(ConfigNode... nodes) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (ConfigNode node : nodes) {
            node.rejectUnknown();
            problems.addAll(node.problems());
        }
        if (!problems.isEmpty()) throw new ConfigException(problems);
    }
}
