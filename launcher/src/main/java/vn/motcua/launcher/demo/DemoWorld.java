package vn.motcua.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.wire.Json;

/**
 * A training site on this machine: one hub and its agents, each a process of its own on a free loopback port, with its own data
 * folder. Made by {@link #start}; {@link #close} stops everything.
 */
public final class DemoWorld implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final int PORT_MIN = 20_000;
    /** Linux gives away those from here on, other systems from 49152 on. */
    private static final int PORT_END = 32_768;

    private static final int PORTS_TRIED_MAX = 50;

    private final Installation installation;
    private final Path templates;
    private final Path home;
    private final URI hubUrl;
    private final Map<String, String> substitutions = new LinkedHashMap<>();
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final Map<String, URI> addresses = new LinkedHashMap<>();

    /**
     * What to start.
     *
     * @param agents agent id to the name of its configuration folder among the templates
     * @param substitutions {@code key}, or {@code agent.key} for one agent's file only, to the value that replaces {@code ${key}}
     * @param templates folder with site.yaml, hub.yaml and a folder with agent.yaml per kind of agent
     * @param hubPort of the hub; 0 for any free one
     */
    public record Plan(Map<String, String> agents, Map<String, String> substitutions, Path templates, int hubPort) {
        public Plan {
            agents = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(agents));
            substitutions = Map.copyOf(substitutions);
        }

        public Plan(Map<String, String> agents, Map<String, String> substitutions, Path templates) {
            this(agents, substitutions, templates, 0);
        }

        /** With the demonstration's own configuration files. */
        public static Plan of(
                Installation installation, Map<String, String> agents, Map<String, String> substitutions) {
            return new Plan(
                    agents, substitutions, installation.home().resolve("config").resolve("demo"));
        }
    }

    private DemoWorld(Installation installation, Path templates, Path home, URI hubUrl) {
        this.installation = installation;
        this.templates = templates;
        this.home = home;
        this.hubUrl = hubUrl;
    }

    /**
     * A free port of the loopback interface, at the moment of asking. Below those that systems give away by themselves, so that nobody
     * else gets it before it is used, or while a hub that had it starts again.
     */
    public static int freePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                if (attempt == PORTS_TRIED_MAX) throw e;
            }
        }
    }

    /** Starts the hub, enrols and starts the agents; completes when all are ready. */
    public static DemoWorld start(Installation installation, Path home, Plan plan)
            throws IOException, InterruptedException {
        int port = plan.hubPort() == 0 ? freePort() : plan.hubPort();
        URI hubUrl = URI.create("http://127.0.0.1:" + port);
        DemoWorld world = new DemoWorld(installation, plan.templates(), home, hubUrl);
        try {
            world.substitutions.putAll(plan.substitutions());
            world.substitutions.put("hubUrl", hubUrl.toString());
            world.substitutions.put("home", home.toString());
            // Whoever tries the demonstration may put pictures for the boards here.
            Files.createDirectories(home.resolve("board"));
            world.writeHubConfig();
            world.startHub();
            world.enrol(plan.agents());
            for (String agent : plan.agents().keySet()) world.launchAgent(agent);
            for (String agent : plan.agents().keySet()) world.awaitAgent(agent);
            for (String agent : plan.agents().keySet()) world.awaitLinked(agent);
            world.writeLinks(plan.agents().keySet());
            return world;
        } catch (IOException | InterruptedException | RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private void writeHubConfig() throws IOException {
        Path folder = Files.createDirectories(home.resolve("hub-config"));
        copy("hub", "site.yaml", folder.resolve("site.yaml"));
        copy("hub", "hub.yaml", folder.resolve("hub.yaml"));
    }

    /** Starts the hub (again); completes when it is ready. */
    public void startHub() throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "--config",
                home.resolve("hub-config").toString(),
                "--home",
                home.resolve("hub").toString(),
                "--port",
                Integer.toString(hubUrl.getPort()),
                "--seed-demo-users",
                usersFile().toString(),
                "--demo-links",
                home.resolve("links.json").toString(),
                "--exit-with-input");
        Child hub = Child.start(
                "hub", installation.hub(arguments), home.resolve("logs").resolve("hub.log"));
        children.put("hub", hub);
        addresses.put("hub", hub.awaitReady(READY));
    }

    private void enrol(Map<String, String> agents) throws IOException, InterruptedException {
        Http admin = signedIn("ADMINISTRATOR");
        for (Map.Entry<String, String> agent : agents.entrySet()) {
            Path folder = Files.createDirectories(home.resolve(agent.getKey() + "-config"));
            copy(agent.getKey(), agent.getValue() + "/agent.yaml", folder.resolve("agent.yaml"));
            ObjectNode body = Json.object().put("agent", agent.getKey()).put("name", agent.getKey());
            String code = admin.post("/api/v1/agents", body)
                    .expect(200, 201)
                    .json()
                    .path("code")
                    .asText();
            AgentEnrolment.enrol(hubUrl, code, folder, home.resolve(agent.getKey()), null);
        }
    }

    /** Starts an agent without waiting. */
    public void launchAgent(String agent) throws IOException {
        List<String> arguments = List.of(
                "--config",
                home.resolve(agent + "-config").toString(),
                "--home",
                home.resolve(agent).toString(),
                "--exit-with-input");
        children.put(
                agent,
                Child.start(
                        agent,
                        installation.agent(arguments),
                        Installation.agentEnvironment(),
                        home.resolve("logs").resolve(agent + ".log")));
    }

    public void awaitAgent(String agent) throws IOException, InterruptedException {
        addresses.put(agent, child(agent).awaitReady(READY));
    }

    /** Waits until the agent has its hub: at its first start it knows neither the services nor any number before. */
    public void awaitLinked(String agent) throws IOException, InterruptedException {
        Http http = new Http(address(agent));
        long end = System.nanoTime() + READY.toNanos();
        while (!http.get("/api/status").expect(200).json().path("online").asBoolean()) {
            if (System.nanoTime() > end)
                throw new IOException(agent + " has no link to its hub after " + READY.toSeconds() + " s");
            TimeUnit.MILLISECONDS.sleep(25);
        }
    }

    /**
     * Starts again what died, as a service manager would, on the port it had if it is the hub.
     *
     * @param told with the name of each process that was found dead and started again
     */
    public void restartTheDead(java.util.function.Consumer<String> told) throws IOException, InterruptedException {
        for (String name : List.copyOf(children.keySet())) {
            if (child(name).isAlive()) continue;
            if (name.equals("hub")) {
                startHub();
            } else {
                launchAgent(name);
                awaitAgent(name);
                writeLinks(children.keySet().stream()
                        .filter(one -> !one.equals("hub"))
                        .toList());
            }
            told.accept(name);
        }
    }

    /** The start page's links to the agents' screens, by what each agent runs. */
    private void writeLinks(Iterable<String> agents) throws IOException {
        ObjectNode file = Json.object();
        ArrayNode links = file.putArray("links");
        for (String agent : agents) {
            ConfigNode settings =
                    ConfigNode.load(home.resolve(agent + "-config").resolve("agent.yaml"));
            if (settings.has("kiosk")) link(links, "kiosk", agent, "/kiosk");
            if (settings.has("display"))
                link(
                        links,
                        "board",
                        agent,
                        "/board?zone=" + settings.object("display").textOr("zone", "main", Allowed.of("display.zone")));
            if (settings.has("rating")) {
                String counter = settings.object("rating").texts("counters").get(0);
                link(links, "rating", agent, "/rating?counter=" + counter);
                link(links, "counter", agent, "/counter?counter=" + counter);
            }
            if (settings.has("simulators"))
                links.add(linkTo("bench", agent, "/bench").put("at", settings.has("kiosk") ? "hall" : "counter"));
        }
        Files.writeString(home.resolve("links.json"), Json.write(file), StandardCharsets.UTF_8);
    }

    private void link(ArrayNode links, String kind, String agent, String path) {
        links.add(linkTo(kind, agent, path));
    }

    private ObjectNode linkTo(String kind, String agent, String path) {
        return Json.object()
                .put("kind", kind)
                .put("url", address(agent).resolve(path).toString());
    }

    private void copy(String process, String name, Path to) throws IOException {
        String text = Files.readString(templates.resolve(name), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> one : substitutions.entrySet()) {
            text = text.replace("${" + one.getKey().replace(process + ".", "") + "}", one.getValue());
        }
        Files.writeString(to, text, StandardCharsets.UTF_8);
    }

    private Path usersFile() {
        return home.resolve("users.json");
    }

    /** The demonstration's users with their random passwords: {@code [{login, password, role, name}]}. */
    public List<JsonNode> users() throws IOException {
        List<JsonNode> users = new ArrayList<>();
        JsonNode file = Json.parseObject(Files.readString(usersFile(), StandardCharsets.UTF_8));
        file.path("users").forEach(users::add);
        return users;
    }

    /** A client signed in as the first user of that role. */
    public Http signedIn(String role) throws IOException, InterruptedException {
        return signedIn(role, 0);
    }

    /** A client signed in as the n-th user of that role. */
    public Http signedIn(String role, int index) throws IOException, InterruptedException {
        List<JsonNode> fitting = users().stream()
                .filter(user -> role.equals(user.path("role").asText()))
                .toList();
        JsonNode user = fitting.get(index);
        Http http = new Http(hubUrl);
        http.signIn(user.path("login").asText(), user.path("password").asText());
        return http;
    }

    public URI hub() {
        return hubUrl;
    }

    public URI address(String agent) {
        URI address = addresses.get(agent);
        if (address == null)
            throw new IllegalArgumentException("no address of '" + agent + "': known are " + addresses.keySet());
        return address;
    }

    public Child child(String name) {
        Child child = children.get(name);
        if (child == null)
            throw new IllegalArgumentException("no process '" + name + "': known are " + children.keySet());
        return child;
    }

    public Path home() {
        return home;
    }

    @Override
    public void close() {
        List<Child> all = new ArrayList<>(children.values());
        java.util.Collections.reverse(all);
        all.forEach(Child::close);
    }
}
