package vn.motcua.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;
import vn.motcua.launcher.demo.Installation;

/** What every whole-system test starts from. */
final class Worlds {
    static final long SEED = Long.getLong("motcua.seed", 20261122L);
    static final boolean FULL = Boolean.getBoolean("motcua.full");

    private static final String KIOSK_ONLY = "kiosk-only";

    private Worlds() {}

    /** The checkout under test, whose jars the build has just made. */
    static Installation installation() {
        return QuickStart.of(Path.of(System.getProperty("motcua.home", ".."))
                .toAbsolutePath()
                .normalize());
    }

    /**
     * The demonstration's site with kiosks that have neither printer nor board.
     *
     * @param folder for the configuration files
     * @param kiosks agent id to where it finds its hub; an empty text for the hub itself
     */
    static DemoWorld.Plan kiosks(Path folder, int hubPort, Map<String, String> kiosks) throws IOException {
        Path templates = templates(folder, KIOSK_ONLY, "kiosk:\n  name: kiosk\n");
        Map<String, String> agents = new LinkedHashMap<>();
        Map<String, String> substitutions = new LinkedHashMap<>();
        kiosks.forEach((agent, hub) -> {
            agents.put(agent, KIOSK_ONLY);
            if (!hub.isEmpty()) substitutions.put(agent + ".hubUrl", hub);
        });
        return new DemoWorld.Plan(agents, substitutions, templates, hubPort);
    }

    /**
     * The demonstration's site and one kind of agent.
     *
     * @param folder for the configuration files
     * @param kind its name in a plan
     * @param yaml what follows the hub and the port in its {@code agent.yaml}
     */
    static Path templates(Path folder, String kind, String yaml) throws IOException {
        Path demo = installation().home().resolve("config").resolve("demo");
        Path templates = Files.createDirectories(folder.resolve("templates"));
        for (String name : List.of("hub.yaml", "site.yaml")) Files.copy(demo.resolve(name), templates.resolve(name));
        Files.writeString(
                Files.createDirectories(templates.resolve(kind)).resolve("agent.yaml"),
                "hub:\n  url: ${hubUrl}\nweb:\n  port: 0\n" + yaml,
                StandardCharsets.UTF_8);
        return templates;
    }

    /** Takes a number at a kiosk, telling the oracle before and after. */
    static JsonNode take(Http kiosk, Oracle oracle, String service) throws IOException, InterruptedException {
        return take(kiosk, oracle, UUID.randomUUID().toString(), service);
    }

    static JsonNode take(Http kiosk, Oracle oracle, String requestId, String service)
            throws IOException, InterruptedException {
        oracle.asking("ticket", requestId);
        JsonNode answer = kiosk.post(
                        "/api/kiosk/tickets",
                        Json.object()
                                .put("requestId", requestId)
                                .put("serviceId", service)
                                .put("locale", "VI")
                                .put("priority", "NORMAL"))
                .expect(200, 201)
                .json();
        oracle.ticket(requestId, answer);
        return answer;
    }

    /** The text of a ticket's number. */
    static String number(JsonNode ticket) {
        return ticket.path("number").path("text").asText();
    }
}
