package vn.motcua.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.edge.trust.TrustedCertificates;
import vn.motcua.launcher.demo.Child;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;
import vn.motcua.launcher.demo.Installation;

/** A training hub that speaks TLS, and the PCs around it. One thread. */
final class TlsCentre implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);

    private final Installation installation = Worlds.installation();
    private final Path folder;
    private final int port;
    private final HubTrust trust;
    private final List<Child> children = new ArrayList<>();

    /** What a command said and how it ended. */
    record Ended(int code, String output) {}

    /** @param authority that signed the certificate */
    TlsCentre(Path folder, Path certificate, Path key, Path authority) throws Exception {
        this.folder = folder;
        this.port = DemoWorld.freePort();
        this.trust = new HubTrust(TrustedCertificates.read(authority), Instant::now);
        Path config = Files.createDirectories(folder.resolve("hub-config"));
        Path demo = installation.home().resolve("config").resolve("demo");
        Files.writeString(
                config.resolve("site.yaml"),
                Files.readString(demo.resolve("site.yaml")).replace("${hubUrl}", address("127.0.0.1")));
        Files.copy(certificate, config.resolve("hub-certificate.pem"));
        Files.copy(key, config.resolve("hub-key.pem"));
        Files.writeString(
                config.resolve("hub.yaml"),
                "host: 127.0.0.1\ntls:\n  certificate: hub-certificate.pem\n  key: hub-key.pem\n");
        Child hub = Child.start(
                "hub",
                installation.hub(List.of(
                        "--config",
                        config.toString(),
                        "--home",
                        folder.resolve("hub").toString(),
                        "--port",
                        Integer.toString(port),
                        "--seed-demo-users",
                        folder.resolve("users.json").toString(),
                        "--exit-with-input")),
                folder.resolve("hub.log"));
        children.add(hub);
        hub.awaitReady(READY);
    }

    String address(String host) {
        return "https://" + host + ":" + port;
    }

    Http hub() {
        return new Http(URI.create(address("127.0.0.1")), trust.context());
    }

    Http signedIn(String role) throws Exception {
        JsonNode user = user(role);
        Http http = hub();
        http.signIn(user.path("login").asText(), user.path("password").asText());
        return http;
    }

    JsonNode user(String role) throws Exception {
        JsonNode users =
                Json.parseObject(Files.readString(folder.resolve("users.json"))).path("users");
        for (JsonNode user : users) if (role.equals(user.path("role").asText())) return user;
        throw new AssertionError("no " + role + " among " + users);
    }

    /** A code of the administrator for a PC, whose configuration is written with {@code more} in it. */
    String code(String agent, String more) throws Exception {
        Files.writeString(
                Files.createDirectories(config(agent)).resolve("agent.yaml"),
                more + "web:\n  port: 0\nkiosk:\n  name: kiosk\n");
        return signedIn("ADMINISTRATOR")
                .post("/api/v1/agents", Json.object().put("agent", agent).put("name", agent))
                .expect(200, 201)
                .json()
                .path("code")
                .asText();
    }

    Path config(String agent) {
        return folder.resolve(agent + "-config");
    }

    Path home(String agent) {
        return folder.resolve(agent);
    }

    /** {@code motcua enroll} in English, as a technician would. */
    Ended enroll(String agent, String address, String code, String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("enroll", "--hub", address, "--code", code, "--config", config(agent) + ""));
        arguments.addAll(List.of("--home", home(agent).toString()));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    Ended doctor(String agent) throws Exception {
        return run(List.of("doctor", "--config", config(agent) + "", "--home", home(agent) + ""));
    }

    private Ended run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(installation.launcher(arguments));
        command.add(1, "-Duser.language=en");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new AssertionError("does not end: " + output);
        return new Ended(process.exitValue(), output);
    }

    /** A running agent's own pages. */
    Http agent(String name) throws Exception {
        Child agent = Child.start(
                name,
                installation.agent(
                        List.of("--config", config(name) + "", "--home", home(name) + "", "--exit-with-input")),
                Installation.agentEnvironment(),
                folder.resolve(name + ".log"));
        children.add(agent);
        return new Http(agent.awaitReady(READY));
    }

    void stop(String agent) {
        children.stream().filter(child -> child.name().equals(agent)).forEach(Child::close);
    }

    @Override
    public void close() {
        for (int i = children.size() - 1; i >= 0; i--) children.get(i).close();
    }
}
