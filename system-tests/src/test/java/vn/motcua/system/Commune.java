package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.AgentEnrolment;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** One PC of a commune: hub and agent under {@code ./motcua commune}, set up by its first administrator. One thread. */
final class Commune implements AutoCloseable {
    static final String PASSWORD = "mot-cua-hoa-thuan-7";
    static final String ADMINISTRATOR = "quan-tri";
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Pattern CODE = Pattern.compile("/setup and enter the code (\\S+)");
    private static final List<String> FILES = List.of("site.yaml", "hub.yaml", "agent.yaml");

    /** In which it is the forenoon: the figures of a day are of one day. */
    final ZoneId zone = new Forenoon().zone;

    private final Path folder;
    private final URI hub;
    private final URI agent;
    private Process running;

    /** @param printer address of the printer that hangs on this PC */
    Commune(Path folder, String printer) throws Exception {
        this.folder = folder;
        int hubPort = DemoWorld.freePort();
        int agentPort = DemoWorld.freePort();
        hub = URI.create("http://127.0.0.1:" + hubPort);
        agent = URI.create("http://127.0.0.1:" + agentPort);
        configure(Map.of(
                "hubUrl", hub.toString(),
                "hubPort", Integer.toString(hubPort),
                "agentPort", Integer.toString(agentPort),
                "printer", printer,
                "zone", zone.getId(),
                "voice", folder.resolve("voice").toString()));
        String code = start().get(READY.toSeconds(), TimeUnit.SECONDS);
        awaitAnswer(hub.resolve("/health"));
        setUp(code);
    }

    private void configure(Map<String, String> values) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        for (String name : FILES) {
            try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/commune/" + name), name)) {
                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                for (Map.Entry<String, String> one : values.entrySet())
                    text = text.replace("${" + one.getKey() + "}", one.getValue());
                Files.writeString(config.resolve(name), text);
            }
        }
    }

    /** The one command; completes with the code of the first administrator, if it asks for one. */
    private CompletableFuture<String> start() throws IOException {
        Path home = Worlds.installation().home();
        // What is tested is what was built just now; the script must not build it again.
        Path stamp = Files.createDirectories(home.resolve("launcher").resolve("target"))
                .resolve("built.stamp");
        Files.write(stamp, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.setLastModifiedTime(stamp, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis()));
        ProcessBuilder command = new ProcessBuilder(
                home.resolve("motcua").toString(),
                "commune",
                "--config",
                folder.resolve("config").toString(),
                "--home",
                folder.resolve("home").toString());
        command.environment().put("MOTCUA_LANG", "en");
        running = command.redirectErrorStream(true).start();
        CompletableFuture<String> code = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(running, code), "output of commune");
        reader.setDaemon(true);
        reader.start();
        return code;
    }

    private void read(Process process, CompletableFuture<String> code) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(
                        folder.resolve("commune.log"),
                        line + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                Matcher match = CODE.matcher(line);
                if (match.find()) code.complete(match.group(1));
            }
            code.completeExceptionally(new IOException("the command ended: " + log()));
        } catch (IOException e) {
            code.completeExceptionally(e);
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("commune.log"));
    }

    private void setUp(String code) throws Exception {
        ObjectNode first = Json.object()
                .put("code", code)
                .put("name", "Quản trị")
                .put("login", ADMINISTRATOR)
                .put("password", PASSWORD);
        new Http(hub).post("/api/v1/setup", first).expect(200, 201);
        Http administrator = administrator();
        for (String login : List.of("lan", "minh"))
            administrator
                    .post(
                            "/api/v1/people",
                            Json.object()
                                    .put("login", login)
                                    .put("name", login.equals("lan") ? "Nguyễn Thị Lan" : "Trần Văn Minh")
                                    .put("role", "OFFICER")
                                    .put("password", PASSWORD))
                    .expect(201);
        String enrol = administrator
                .post(
                        "/api/v1/agents",
                        Json.object().put("agent", "may-mot-cua").put("name", "Máy một cửa"))
                .expect(200, 201)
                .json()
                .path("code")
                .asText();
        AgentEnrolment.enrol(hub, enrol, folder.resolve("config"), folder.resolve("home/agent"), null);
        awaitLinked();
    }

    Http administrator() throws Exception {
        Http http = new Http(hub);
        http.signIn(ADMINISTRATOR, PASSWORD);
        return http;
    }

    URI hub(String path) {
        return hub.resolve(path);
    }

    URI agent(String path) {
        return agent.resolve(path);
    }

    Path hubHome() {
        return folder.resolve("home/hub");
    }

    /** The power is gone: SIGKILL to the command, the hub and the agent; none of them says farewell. */
    void killEverything() {
        List<ProcessHandle> all =
                new ArrayList<>(running.toHandle().descendants().toList());
        all.add(0, running.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    /** The power is back: the same command, and nothing else. */
    void startAgain() throws Exception {
        start();
        awaitAnswer(hub.resolve("/health"));
        awaitLinked();
    }

    private void awaitLinked() {
        awaitAnswer(agent.resolve("/api/status"));
        Http http = new Http(agent);
        await(() -> http.get("/api/status").json().path("online").asBoolean(), "the agent has no link");
    }

    private void awaitAnswer(URI address) {
        Http http = new Http(hub.resolve("/"));
        await(() -> http.get(address.toString()).status() == 200, address + " does not answer");
    }

    private void await(Callable<Boolean> look, String complaint) {
        Awaitility.await(complaint)
                .atMost(READY)
                .pollInterval(Duration.ofMillis(50))
                // Nobody listens there while a process starts.
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast(() -> assertThat(running.isAlive()).as(log()).isTrue())
                .until(look);
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = running.toHandle().descendants().toList();
        running.destroy();
        if (!running.waitFor(20, TimeUnit.SECONDS)) running.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }
}
