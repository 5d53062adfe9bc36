package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;
import vn.motcua.edge.driver.DeviceEntry;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.plug.Sysfs;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.edge.trust.CertificateProblem;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.edge.trust.TrustedCertificates;
import vn.motcua.edge.web.AgentWeb;
import vn.motcua.kiosk.Finding.Mark;

/**
 * Looks at a counter PC as a technician would, one finding after another, changing nothing. Blocks; not for an event loop. What hangs
 * on an agent that runs is asked of that agent, since most devices serve one program at a time.
 */
public final class Doctor {
    private static final long GOOD_FREE_MIB = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A test ticket waits for those of citizens or for paper, and a picture takes two minutes on the slowest line. */
    private static final Duration PRINTING = Duration.ofMinutes(4);

    private static final String NOT_KNOWN = DeviceStatus.Condition.UNKNOWN.name();

    /** Reasons with words of their own. */
    static final Set<String> REFUSALS = Stream.of(
                    Stream.of(LinkFrame.LinkRefusal.values()).map(Enum::name),
                    Stream.of(CertificateProblem.values()).map(Enum::name),
                    Stream.of("WRONG_HUB"))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private final Path config;
    private final Path home;
    private final boolean print;
    private final Consumer<Finding> findings;
    private final List<DeviceRow> rows = new ArrayList<>();
    private @Nullable JsonNode status;
    /** Of the pages of the agent that runs here. */
    private int pages;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param config folder with agent.yaml
     * @param home the agent's data folder
     * @param print also print a test ticket on each printer this program can reach
     * @param findings told one after the other
     */
    public Doctor(Path config, Path home, boolean print, Consumer<Finding> findings) {
        this.config = config;
        this.home = home;
        this.print = print;
        this.findings = findings;
    }

    /** The configured devices, one line each, as last examined. */
    public List<DeviceRow> rows() {
        return List.copyOf(rows);
    }

    /** What the agent that runs here said of itself, if one does. */
    public Optional<JsonNode> agentStatus() {
        return Optional.ofNullable(status);
    }

    public void examine() throws InterruptedException {
        tell(Mark.GOOD, "java", Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"));
        disk();
        new PictureDoctor(home, findings).examine(Instant.now());
        new PortDoctor(Sysfs.ofThisPc(), Path.of("/proc"), findings).examine();
        Optional<Identity> identity = identity();
        Optional<AgentConfig> settings = settings(identity);
        identity.ifPresent(known -> hub(known, settings));
        if (settings.isPresent()) devices(settings.get(), identity);
    }

    private void devices(AgentConfig settings, Optional<Identity> identity) throws InterruptedException {
        HomeLock.Use use = HomeLock.look(home);
        pages = use.port() > 0 ? use.port() : settings.port();
        Optional<JsonNode> running = use.isTaken() ? ask() : agent();
        boolean isForeign = running.isPresent()
                && identity.filter(ours -> !isOf(ours, running.get())).isPresent();
        if (isForeign) {
            other(running.get(), identity.get());
            leaveAlone(settings);
        } else if (running.isPresent()) {
            JsonNode said = running.get();
            status = said;
            tell(Mark.GOOD, "agent.running", said.path("agent").asText(), pages);
            told(said, settings);
        } else if (use.isTaken()) {
            tell(Mark.WARN, "agent.silent", home);
            leaveAlone(settings);
        } else {
            open(settings);
        }
    }

    /** One PC may have several agents, and while one starts another may answer on the port both are set to. */
    private static boolean isOf(Identity ours, JsonNode said) {
        return said.path("agent").asText().equals(ours.agent().value())
                && said.path("site").asText().equals(ours.site().value());
    }

    private void other(JsonNode said, Identity ours) {
        tell(
                Mark.WARN,
                "agent.other",
                pages,
                said.path("agent").asText(),
                said.path("site").asText(),
                ours.agent(),
                ours.site());
    }

    /** What an agent has open would answer two programs at once, or none: who cannot ask it must not look for himself. */
    private void leaveAlone(AgentConfig settings) {
        for (PrinterEntry one : settings.printers())
            rows.add(new DeviceRow(one.name(), DeviceKind.TICKET_PRINTER.name(), one.link(), NOT_KNOWN, ""));
        for (DeviceEntry<?> one : settings.devices()) {
            String condition = one.enabled() ? NOT_KNOWN : DeviceRow.SWITCHED_OFF;
            rows.add(new DeviceRow(one.name(), one.driver().kind().name(), one.link(), condition, ""));
        }
    }

    /** One set of links for all: what belongs to one of the configured devices is no place where another has moved to. */
    private void open(AgentConfig settings) throws InterruptedException {
        try (LinkRuntime links = new LinkRuntime()) {
            settings.links().forEach(links::reserve);
            new PrinterDoctor(links, print, findings, rows::add).examine(settings.printers());
            new DeviceDoctor(links, print, findings, rows::add).examine(settings.devices());
        }
    }

    private void disk() {
        try {
            Path there = existing(home.toAbsolutePath());
            long free = Files.getFileStore(there).getUsableSpace() >> 20;
            tell(free >= GOOD_FREE_MIB ? Mark.GOOD : Mark.WARN, "disk", there, free);
            if (!Files.isWritable(there)) tell(Mark.BAD, "disk.readonly", there);
        } catch (IOException e) {
            tell(Mark.BAD, "disk.unreadable", home, String.valueOf(e.getMessage()));
        }
    }

    private static Path existing(Path folder) {
        Path parent = folder.getParent();
        return Files.exists(folder) || parent == null ? folder : existing(parent);
    }

    private Optional<Identity> identity() {
        try {
            Optional<Identity> identity = Identity.load(home.resolve(Identity.FILE));
            identity.ifPresentOrElse(
                    known -> tell(Mark.GOOD, "identity", known.agent(), known.site(), known.hubUrl()),
                    () -> tell(Mark.WARN, "identity.none", home));
            return identity;
        } catch (IOException e) {
            tell(Mark.BAD, "identity.damaged", home.resolve(Identity.FILE));
            return Optional.empty();
        }
    }

    private Optional<AgentConfig> settings(Optional<Identity> identity) {
        try {
            // Before enrolment nothing is known of the site; simulated devices are judged by the hub later.
            Identity judge = identity.orElse(
                    new Identity(new AgentId("unknown"), new SiteId("unknown"), "http://localhost", "", "", true));
            AgentConfig read = AgentConfig.read(
                    ConfigNode.load(config.resolve("agent.yaml")), config, home, judge, Doctor.class.getClassLoader());
            tell(Mark.GOOD, "config", config.resolve("agent.yaml"), String.join(", ", read.moduleNames()));
            List<String> more = judge.notEnrolled(read.moduleNames());
            if (!more.isEmpty()) tell(Mark.BAD, "modules", String.join(", ", more), judge.agent(), judge.hubUrl());
            return Optional.of(read);
        } catch (ConfigException e) {
            e.problems().forEach(problem -> tell(Mark.BAD, "config.problem", problem));
            return Optional.empty();
        }
    }

    private void hub(Identity known, Optional<AgentConfig> settings) {
        String url = settings.map(AgentConfig::hubUrl).orElse(known.hubUrl());
        TrustedCertificates trusted = settings.map(AgentConfig::trusted).orElse(TrustedCertificates.OF_JAVA);
        new HubDoctor(findings).examine(url, new HubTrust(trusted, Instant::now));
    }

    /** The word of whichever agent answers on the configured port. */
    private Optional<JsonNode> agent() throws InterruptedException {
        if (pages == 0) return Optional.empty();
        try (ServerSocket free = new ServerSocket(pages, 1, InetAddress.getByName(AgentWeb.LOOPBACK))) {
            tell(Mark.GOOD, "port.free", free.getLocalPort());
            return Optional.empty();
        } catch (IOException taken) {
            Optional<JsonNode> said = ask();
            if (said.isEmpty()) tell(Mark.BAD, "port.taken", pages);
            return said;
        }
    }

    private Optional<JsonNode> ask() throws InterruptedException {
        if (pages == 0) return Optional.empty();
        try {
            HttpResponse<String> answer = get(URI.create("http://" + AgentWeb.LOOPBACK + ":" + pages + "/api/status"));
            if (answer.statusCode() != 200) throw new IOException("HTTP " + answer.statusCode());
            return Optional.of(Json.parseObject(answer.body()));
        } catch (IOException | WireException e) {
            return Optional.empty();
        }
    }

    private void told(JsonNode said, AgentConfig settings) {
        boolean online = said.path("online").asBoolean();
        tell(
                online ? Mark.GOOD : Mark.BAD,
                online ? "agent.online" : "agent.offline",
                said.path("lastEnd").asText());
        JsonNode refused = said.path("refused");
        if (refused.isObject()) refused(refused);
        if (said.path("storeDegraded").asBoolean()) tell(Mark.BAD, "agent.store");
        for (JsonNode service : said.path("unknownSlipServices")) tell(Mark.WARN, "slipService", service.asText());
        for (JsonNode printer : said.path("printers")) told("printer", printer, settings);
        for (JsonNode device : said.path("devices")) told("device", device, settings);
    }

    private void told(String topic, JsonNode device, AgentConfig settings) {
        String name = device.path("device").asText();
        boolean isOff = device.path("code").asText().equals(DeviceCode.E_DISABLED.name());
        String condition =
                isOff ? DeviceRow.SWITCHED_OFF : device.path("status").asText();
        String code = isOff ? "" : device.path("code").asText();
        rows.add(new DeviceRow(name, device.path("kind").asText(), settings.linkOf(name), condition, code));
        String detail = device.path("detail").asText();
        String link = settings.linkOf(name);
        String named = link.isEmpty() ? name : name + " (" + link + ")";
        tell(PrinterDoctor.mark(condition), topic, named, condition, PrinterDoctor.words(code, detail));
        boolean isAsked = print || topic.equals("device");
        if (isAsked && !isOff && !condition.equals("OFFLINE")) health(name);
    }

    private void health(String name) {
        ObjectNode body = Json.object();
        body.put("level", (print ? HealthLevel.EXTERNAL : HealthLevel.INTERNAL).name());
        URI address = URI.create("http://" + AgentWeb.LOOPBACK + ":" + pages + "/api/devices/" + name + "/health");
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(print ? PRINTING : PATIENCE.multipliedBy(2))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IOException("HTTP " + answer.statusCode());
            JsonNode report = Json.parseObject(answer.body());
            DeviceDoctor.tell(
                    findings,
                    name,
                    verdict(report.path("verdict").asText()),
                    report.path("heard").asText());
        } catch (IOException | WireException e) {
            tell(Mark.WARN, "device.health", name, HealthReport.Verdict.UNKNOWN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An agent of another version may know other words. */
    private static String verdict(String said) {
        return Stream.of(HealthReport.Verdict.values())
                .map(Enum::name)
                .filter(said::equals)
                .findFirst()
                .orElse(HealthReport.Verdict.UNKNOWN.name());
    }

    private void refused(JsonNode refused) {
        String reason = refused.path("reason").asText();
        tell(
                Mark.BAD,
                "agent.refused." + (REFUSALS.contains(reason) ? reason : "OTHER"),
                refused.path("times").asInt(),
                reason);
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private void tell(Mark mark, String topic, Object... values) {
        findings.accept(Finding.of(mark, topic, values));
    }
}
