package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Identity;

/** What doctor makes of the word of an agent that runs here, whatever that agent answers. */
class DoctorTest {
    private static final String STATUS = """
            {"agent":"pc-1","site":"demo","online":true,
             "printers":[{"device":"printer-1","kind":"TICKET_PRINTER","status":"READY","code":""}],
             "devices":[{"device":"scanner-1","kind":"SCANNER","status":"READY","code":""},
                        {"device":"pad-1","kind":"RATING_PAD","status":"OFFLINE","code":"E_AMBIGUOUS",
                         "detail":"2 ports fit"}]}
            """;

    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer agent;
    private int healthStatus = 200;
    private String healthAnswer = "";
    private String status = STATUS;

    @BeforeEach
    void anAgentRuns() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        agent.createContext("/api/status", exchange -> answer(exchange, 200, status));
        agent.createContext("/api/devices/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes()));
            answer(exchange, healthStatus, healthAnswer);
        });
        agent.start();
        Files.writeString(
                folder.resolve("agent.yaml"),
                "web: {port: " + agent.getAddress().getPort() + "}\n"
                        + "printers: [{name: printer-1, link: \"tcp://127.0.0.1:1\", profile: generic-80}]\n");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        agent.stop(0);
    }

    private Doctor examine(boolean print) throws Exception {
        Doctor doctor = new Doctor(folder, folder.resolve("home"), print, findings::add);
        doctor.examine();
        return doctor;
    }

    private List<String> health() {
        return findings.stream()
                .filter(one -> one.topic().equals("device.health"))
                .map(one -> one.mark() + " " + one.values())
                .toList();
    }

    @Test
    void anAgentThatCannotCheckADeviceLeavesItNotKnown() throws Exception {
        healthStatus = 404;
        healthAnswer = "{\"error\":\"NOT_FOUND\"}";

        Doctor doctor = examine(false);

        assertThat(doctor.rows()).extracting(DeviceRow::name).containsExactly("printer-1", "scanner-1", "pad-1");
        assertThat(health()).singleElement().asString().contains("WARN", "scanner-1", "UNKNOWN", "HTTP 404");
    }

    @Test
    void anAgentOnAnyFreePortIsFoundByItsHome() throws Exception {
        anyFreePort();
        HomeLock lock =
                HomeLock.take(Files.createDirectories(folder.resolve("home"))).orElseThrow();
        lock.serves(agent.getAddress().getPort());
        try {
            Doctor doctor = examine(false);

            assertThat(doctor.agentStatus()).isPresent();
            assertThat(doctor.rows()).extracting(DeviceRow::name).containsExactly("printer-1", "scanner-1", "pad-1");
            assertThat(asked).isNotEmpty();
        } finally {
            lock.release();
        }
    }

    @Test
    void besideAnAgentThatDoesNotAnswerNothingIsOpened() throws Exception {
        anyFreePort();
        Files.writeString(
                folder.resolve("agent.yaml"),
                "devices: [{name: scanner-1, driver: serial-scanner, link: \"tcp://127.0.0.1:1\", enabled: false}]\n",
                StandardOpenOption.APPEND);
        HomeLock lock =
                HomeLock.take(Files.createDirectories(folder.resolve("home"))).orElseThrow();
        try {
            Doctor doctor = examine(true);

            assertThat(doctor.rows())
                    .extracting(row -> row.name() + " " + row.condition())
                    .containsExactly("printer-1 UNKNOWN", "scanner-1 SWITCHED_OFF");
            assertThat(findings)
                    .filteredOn(one -> one.topic().equals("agent.silent"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.mark()).isEqualTo(Finding.Mark.WARN));
            assertThat(findings).noneMatch(one -> one.topic().equals("printer"));
        } finally {
            lock.release();
        }
    }

    @Test
    void withoutAnAgentTheDevicesAreOpened() throws Exception {
        anyFreePort();
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("agent.lock"), "");
        Files.writeString(home.resolve("agent.port"), agent.getAddress().getPort() + "\n");

        assertThat(examine(false).rows())
                .extracting(row -> row.name() + " " + row.condition())
                .containsExactly("printer-1 OFFLINE");
    }

    private void enrolled(String agent) throws IOException {
        KeyPair keys = LinkSignatures.newKeyPair();
        new Identity(
                        new AgentId(agent),
                        new SiteId("demo"),
                        "http://127.0.0.1:1",
                        LinkSignatures.encode(keys.getPublic()),
                        LinkSignatures.encodePrivate(keys.getPrivate()),
                        true)
                .save(folder.resolve("home").resolve(Identity.FILE));
    }

    @Test
    void theAgentOfThisFolderIsAskedOfItsDevices() throws Exception {
        enrolled("pc-1");

        assertThat(examine(false).agentStatus()).isPresent();
        assertThat(asked).isNotEmpty();
    }

    /** While ours starts, another may answer on the port both are set to. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherAgentsDevicesAreNotTakenForOursAndPrintNothing(boolean isLocked) throws Exception {
        enrolled("pc-2");
        Optional<HomeLock> lock = isLocked ? HomeLock.take(folder.resolve("home")) : Optional.empty();
        try {
            Doctor doctor = examine(true);

            assertThat(doctor.agentStatus()).isEmpty();
            assertThat(doctor.rows())
                    .extracting(row -> row.name() + " " + row.condition())
                    .containsExactly("printer-1 UNKNOWN");
            assertThat(asked).isEmpty();
            assertThat(findings)
                    .filteredOn(one -> one.topic().startsWith("agent."))
                    .singleElement()
                    .satisfies(one -> assertThat(one.mark() + " " + one.topic() + " " + one.values())
                            .startsWith("WARN agent.other")
                            .contains("pc-1", "pc-2"));
        } finally {
            if (lock.isPresent()) lock.get().release();
        }
    }

    @Test
    void aServiceForSlipsThatTheSiteDoesNotHaveIsNamed() throws Exception {
        status = "{\"agent\":\"pc-1\",\"online\":true,\"unknownSlipServices\":[\"nhan-ket-quả\"]}";

        examine(false);

        assertThat(findings)
                .filteredOn(one -> one.topic().equals("slipService"))
                .singleElement()
                .satisfies(one -> assertThat(one.mark() + " " + one.values()).isEqualTo("WARN [nhan-ket-quả]"));
    }

    private void anyFreePort() throws IOException {
        String yaml = Files.readString(folder.resolve("agent.yaml"));
        Files.writeString(
                folder.resolve("agent.yaml"),
                yaml.replace("port: " + agent.getAddress().getPort(), "port: 0"));
    }

    @Test
    void whatTheAgentHasSwitchedOffIsInOrder() throws Exception {
        status = """
                {"agent":"pc-1","online":true,"printers":[],
                 "devices":[{"device":"pad-1","kind":"RATING_PAD","status":"OFFLINE","code":"E_DISABLED"}]}
                """;

        Doctor doctor = examine(true);

        assertThat(doctor.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.condition() + row.code()).isEqualTo("SWITCHED_OFF"));
        assertThat(findings)
                .filteredOn(one -> one.topic().equals("device"))
                .singleElement()
                .satisfies(one -> assertThat(one.mark()).isEqualTo(Finding.Mark.GOOD));
        assertThat(asked).isEmpty();
    }

    @Test
    void aWordOfAnotherVersionIsNotKnown() throws Exception {
        healthAnswer = "{\"verdict\":\"SPLENDID\",\"heard\":\"x\"}";

        examine(false);

        assertThat(health()).containsExactly("WARN [scanner-1, UNKNOWN, x]");
    }

    @Test
    void withPrintTheRunningAgentIsAskedForATestTicket() throws Exception {
        healthAnswer = "{\"verdict\":\"PASSED\",\"heard\":\"CONFIRMED GS_R\"}";

        examine(true);

        assertThat(health())
                .containsExactly(
                        "GOOD [printer-1, PASSED, CONFIRMED GS_R]", "GOOD [scanner-1, PASSED, CONFIRMED GS_R]");
        assertThat(asked).first().asString().contains("/api/devices/printer-1/health", "EXTERNAL");
    }

    @Test
    void whatExactlyStandsInTheWayIsSaid() throws Exception {
        healthAnswer = "{\"verdict\":\"PASSED\",\"heard\":\"\"}";

        examine(false);

        assertThat(findings)
                .filteredOn(one ->
                        one.topic().equals("device") && one.values().get(0).equals("pad-1"))
                .singleElement()
                .extracting(one -> one.values().get(2))
                .asString()
                .contains("E_AMBIGUOUS", "[2 ports fit]");
    }
}
