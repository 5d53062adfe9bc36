package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;

/** The agent as a process: what it says and how it ends. */
class MainTest {
    private static final String TRAINING = """
            web: {port: 0}
            store: {reserveMiB: 1}
            kiosk: {name: kiosk-1, printer: printer-1}
            printers:
              - {name: printer-1, link: "simulated:sim-1", profile: generic-80}
            simulators:
              printer:
                - {name: sim-1, listen: "127.0.0.1:0"}
            """;

    @TempDir
    Path folder;

    private void configure(String yaml) throws Exception {
        Files.writeString(ChildAgent.config(folder), yaml);
    }

    private void enrol(boolean training) throws Exception {
        ChildAgent.enrol(folder, training, null);
    }

    private String failure(int code) throws Exception {
        try (ChildAgent agent = ChildAgent.begin(folder)) {
            assertThat(agent.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(agent.process().exitValue()).as(agent.said()).isEqualTo(code);
            return agent.said();
        }
    }

    @Test
    void withoutAnIdentityItNamesTheCommandAndEndsWith4() throws Exception {
        configure(TRAINING);

        assertThat(failure(4)).contains("motcua enroll", "identity.json");
    }

    @Test
    void withAModuleItDidNotEnrolWithItSaysWhichAndEndsWith4() throws Exception {
        ChildAgent.enrol(folder, true, List.of("display", "camera"));
        configure(TRAINING);

        assertThat(failure(4)).contains("kiosk", "pc-1", "motcua enroll --hub http://127.0.0.1:1");
    }

    @Test
    void tellsAllConfigurationProblemsTogetherAndEndsWith2() throws Exception {
        enrol(false);
        configure(TRAINING + """
            hub: {url: "ftp://x"}
            prinetrs: []
            """);
        Path config = ChildAgent.config(folder);
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("port: 0", "port: 99999")
                        .replace("generic-80", "laser")
                        .replace("printer: printer-1", "printer: other"));

        String said = failure(2);

        assertThat(said)
                .contains("web.port", "hub.url", "prinetrs", "printers[0].profile", "kiosk.printer", "simulators")
                .contains("agent.yaml", "allowed");
    }

    @Test
    void aPortInUseIsSaidPlainlyAndEndsWith3() throws Exception {
        enrol(true);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            configure(TRAINING.replace("port: 0", "port: " + taken.getLocalPort()));

            assertThat(failure(3)).contains("Port " + taken.getLocalPort(), "web.port");
        }
    }

    @Test
    void saysWhenItIsReadyServesItsPagesAndStopsInOrder() throws Exception {
        enrol(true);
        configure(TRAINING);
        Path home = ChildAgent.home(folder);
        try (ChildAgent agent = ChildAgent.begin(folder)) {
            Process process = agent.process();
            String base = agent.awaitReady();

            assertThat(get(base + "/kiosk").body()).contains("importmap");
            var status = Json.parseObject(get(base + "/api/status").body());
            assertThat(status.path("agent").asText()).isEqualTo("pc-1");
            assertThat(status.path("online").asBoolean()).isFalse();
            assertThat(Json.parseObject(get(base + "/api/bench").body())
                            .path("devices")
                            .get(0)
                            .path("name")
                            .asText())
                    .isEqualTo("sim-1");
            assertThat(get(base + "/bench").statusCode()).isEqualTo(200);
            assertThat(HomeLock.look(home))
                    .isEqualTo(new HomeLock.Use(true, URI.create(base).getPort()));
            breakAndMendThePrinter(base);
            printATestTicket(base);

            // Process.destroy would close the stream that is still to be read.
            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(HomeLock.look(home)).isEqualTo(new HomeLock.Use(false, 0));
            assertThat(agent.out().readLine()).as("one line and no more").isNull();
        }
    }

    /** The bench's switch goes through the simulated printer, the socket and the real driver to the status everybody sees. */
    private static void breakAndMendThePrinter(String base) throws Exception {
        awaitPrinter(base, "READY");

        assertThat(flip(base, "/api/bench/sim-1/paperOut", "true").body()).contains("\"on\":true");
        awaitPrinter(base, "FAULT");
        assertThat(get(base + "/api/status").body()).contains("P_PAPER_OUT", "\"history\"");
        assertThat(flip(base, "/api/bench/sim-1/paperOut", "false").statusCode())
                .isEqualTo(200);
        awaitPrinter(base, "READY");

        HttpResponse<String> maybe = flip(base, "/api/bench/sim-1/paperOut", "maybe");
        assertThat(maybe.statusCode()).isEqualTo(400);
        assertThat(maybe.body()).contains("BAD_VALUE", "paperOut", "maybe", "allowed: true, false", "được phép");
        HttpResponse<String> unknown = flip(base, "/api/bench/sim-1/selfDestruct", "true");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("UNKNOWN_CONTROL", "selfDestruct", "paperOut, nearEnd, coverOpen");
        assertThat(post(base, "/api/bench/sim-1/paperOut", "{").body()).contains("BAD_REQUEST");
        HttpResponse<String> wrongWay = get(base + "/api/bench/sim-1/paperOut");
        assertThat(wrongWay.statusCode()).isEqualTo(405);
        assertThat(wrongWay.headers().firstValue("Allow")).contains("POST");
        assertThat(post(base, "/api/bench", "{}").statusCode()).isEqualTo(405);
        assertThat(post(base, "/api/bench/sim-1/uncut/0.png", "{}").statusCode())
                .isEqualTo(405);
        assertThat(flip(base, "/api/bench/nobody/paperOut", "true").statusCode())
                .isEqualTo(404);
        assertThat(get(base + "/api/bench/sim-1/tray/0.png").statusCode()).isEqualTo(404);
        assertThat(get(base + "/api/bench/sim-1/uncut/0.png").headers().firstValue("Content-Type"))
                .contains("image/png");
    }

    /** As doctor asks for one, and no journal or ledger knows of it. */
    private static void printATestTicket(String base) throws Exception {
        HttpResponse<String> report = post(base, "/api/devices/printer-1/health", "{\"level\":\"EXTERNAL\"}");
        assertThat(report.body()).contains("\"verdict\":\"PASSED\"", "CONFIRMED");
        assertThat(get(base + "/api/bench/sim-1/tray/0.png").statusCode()).isEqualTo(200);
        assertThat(get(base + "/api/status").body()).contains("\"essential\":");
        assertThat(post(base, "/api/devices/nobody/health", "{\"level\":\"EXTERNAL\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSimulatedPrinterThatCannotStartIsAFaultOfItsOwn() throws Exception {
        enrol(true);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            configure(TRAINING.replace("127.0.0.1:0", "127.0.0.1:" + taken.getLocalPort()));
            try (ChildAgent agent = ChildAgent.begin(folder)) {
                String base = agent.awaitReady();

                awaitPrinter(base, "OFFLINE");
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> get(base + "/api/status").body().contains("E_NOHARDWARE"));
            }
        }
    }

    private static void awaitPrinter(String base, String status) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Json.parseObject(get(base + "/api/status").body())
                        .path("printers")
                        .get(0)
                        .path("status")
                        .asText()
                        .equals(status));
    }

    private static HttpResponse<String> flip(String base, String path, String value) throws Exception {
        return post(base, path, "{\"value\":\"" + value + "\"}");
    }

    private static HttpResponse<String> post(String base, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
