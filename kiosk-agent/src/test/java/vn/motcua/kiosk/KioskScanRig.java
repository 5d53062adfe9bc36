package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.Requests.FoundTicket;
import vn.motcua.edge.clock.ClockKeeper;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.Devices;
import vn.motcua.edge.driver.InputListener;
import vn.motcua.edge.module.HelpTeller;
import vn.motcua.edge.web.LocalFeed;
import vn.motcua.kiosk.scanner.ScanInput;

/** A kiosk with its scans over HTTP and from a scanner of its own, a real store, and the hub in the hands of the test. */
abstract class KioskScanRig {
    static final String SCANS = "/api/kiosk/scans";
    static final String TICKETS = "/api/kiosk/tickets";
    static final String SLIP = "H12.15-250701-0042";
    /** The person does not exist: place 099 is given to nobody. */
    static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";

    final HttpClient client = HttpClient.newHttpClient();
    final LocalFeed feed = new LocalFeed("boot");
    final List<InputListener> scanners = new ArrayList<>();
    final List<Requests.FindTicket> looked = new ArrayList<>();

    @TempDir
    Path home;

    KioskRig rig;
    KioskScans scans;
    HttpServer server;
    String base;

    @BeforeEach
    void open() throws Exception {
        rig = new KioskRig(home).open();
        serve();
    }

    void serve() throws Exception {
        Router router = Router.router(rig.vertx);
        router.route().handler(BodyHandler.create(false));
        KioskSettings settings = KioskRig.settings(Duration.ofMillis(400));
        scans = new KioskScans(rig.vertx, rig.kiosk, settings, rig.hub, rig.store, rig.clock, feed, rig.time);
        KioskRig.await(rig.onLoop(scans::start));
        scans.listenTo(new Listeners());
        ClockKeeper keeper = new ClockKeeper(rig.vertx, rig.store, rig.clock, () -> {});
        new KioskRoutes(
                        rig.kiosk,
                        settings,
                        new vn.motcua.core.model.AgentId("kiosk-pc"),
                        rig.store,
                        rig.clock,
                        keeper,
                        rig.texts,
                        scans,
                        new HelpTeller(rig.vertx, rig.hub::request, rig.clock::now))
                .mount(router);
        new KioskScanRoutes(scans).mount(router);
        server = KioskRig.await(
                rig.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        base = "http://127.0.0.1:" + server.actualPort();
    }

    @AfterEach
    void close() throws Exception {
        scans.stop();
        KioskRig.await(server.close());
        rig.closeAll();
    }

    /** The devices of this PC in the hands of the test. */
    private final class Listeners implements Devices {
        @Override
        public <D extends Device> List<D> ofType(Class<D> type) {
            return List.of();
        }

        @Override
        public void onInput(DeviceKind kind, InputListener listener) {
            scanners.add(listener);
        }

        @Override
        public List<DeviceStatus> statuses() {
            return List.of();
        }
    }

    void held(String text, boolean atKiosk, boolean repeat) {
        input(new ScanInput.Read(null, atKiosk, ScanSource.SERIAL, text, null, repeat));
    }

    void input(ScanInput input) {
        rig.vertx.runOnContext(
                go -> scanners.get(scanners.size() - 1).heard(new DeviceKey(DeviceKind.SCANNER, "scanner-1"), input));
    }

    JsonNode onPage() {
        return feed.topic(KioskScans.TOPIC).get(KioskScans.KEY);
    }

    JsonNode nextOnPage(String outcome) {
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        onPage() != null && onPage().path("outcome").asText().equals(outcome));
        return onPage();
    }

    HttpResponse<String> post(String path, String body, String type) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    ObjectNode typed(String id, String text) throws Exception {
        HttpResponse<String> answer =
                post(SCANS, Json.write(Json.object().put("requestId", id).put("text", text)), "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parseObject(answer.body());
    }

    ObjectNode typed(String text) throws Exception {
        return typed(id(), text);
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    ObjectNode ticket(String scanId) throws Exception {
        ObjectNode touch = Json.object()
                .put("requestId", id())
                .put("serviceId", "land")
                .put("locale", "VI")
                .put("priority", "NORMAL")
                .put("scanId", scanId);
        HttpResponse<String> answer = post(TICKETS, Json.write(touch), "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.parseObject(answer.body());
    }

    static String number(JsonNode ticket) {
        return ticket.path("number").path("text").asText();
    }

    /** What was told to the hub of scans. */
    List<JsonNode> scanFacts() throws Exception {
        return rig.essential().stream()
                .filter(row -> row.type().equals("ScanReceived"))
                .map(row -> (JsonNode) Json.parseObject(row.data()))
                .toList();
    }

    void hubSays(FoundTicket found) {
        rig.hub.tickets = find -> {
            looked.add(find);
            return Future.succeededFuture(Json.tree(found));
        };
    }

    /** Every file of the agent's folder that holds a text, in UTF-8. */
    List<Path> filesHolding(String text) throws Exception {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (holds(Files.readAllBytes(file), text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    found.add(file);
        }
        return found;
    }

    static boolean holds(byte[] hay, byte[] needle) {
        return new String(hay, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(new String(needle, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
