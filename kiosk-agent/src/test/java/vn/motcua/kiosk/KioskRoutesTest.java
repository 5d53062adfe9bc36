package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.ServingNumberRecorded;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.edge.clock.ClockKeeper;
import vn.motcua.edge.clock.ClockMemory;
import vn.motcua.edge.module.HelpTeller;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.store.FullDisk;
import vn.motcua.edge.store.Outbox;
import vn.motcua.edge.store.OutboxRow;
import vn.motcua.edge.web.LocalFeed;

/** Each route of the kiosk over HTTP: what a page is answered, and what is stored of it. */
class KioskRoutesTest {
    private static final String TICKETS = "/api/kiosk/tickets";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path home;

    private KioskRig rig;
    private HttpServer server;
    private String base;

    @BeforeEach
    void open() throws Exception {
        rig = new KioskRig(home).open();
        Router router = Router.router(rig.vertx);
        router.route().handler(BodyHandler.create(false));
        ClockKeeper keeper = new ClockKeeper(rig.vertx, rig.store, rig.clock, () -> {});
        KioskSettings settings = KioskRig.settings(Duration.ofMillis(400));
        KioskScans scans = new KioskScans(
                rig.vertx, rig.kiosk, settings, rig.hub, rig.store, rig.clock, new LocalFeed("boot"), rig.time);
        KioskRig.await(rig.onLoop(scans::start));
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
        new ServingRoutes(
                        new ServingDesk(
                                rig.vertx, rig.store, rig.clock, rig.hub::site, new LocalFeed("boot"), rig.texts),
                        rig.texts)
                .mount(router);
        server = KioskRig.await(
                rig.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        base = "http://127.0.0.1:" + server.actualPort();
    }

    @AfterEach
    void close() throws Exception {
        KioskRig.await(server.close());
        rig.closeAll();
    }

    private HttpResponse<String> post(String path, String body, String type) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) request.header("Content-Type", type);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, ObjectNode body) throws Exception {
        return post(path, Json.write(body), "application/json");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ObjectNode touch() {
        return Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("serviceId", "land")
                .put("locale", "VI")
                .put("priority", "NORMAL");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        Refusal refusal = Json.read(answer.body(), Refusal.class);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.message().vi()).isNotBlank().isNotEqualTo(code);
        assertThat(refusal.message().en()).isNotBlank().isNotEqualTo(code);
    }

    private void hubAway() {
        rig.hub.how = (ask, timeout) -> Future.failedFuture(new TimeoutException("no answer"));
    }

    private List<OutboxRow> bulk() throws Exception {
        return KioskRig.await(
                rig.store.read(tx -> tx.outbox().after(StreamName.BULK, Outbox.Position.START, 100, 1_000_000)));
    }

    @Test
    void aTouchIsAnsweredWithItsNumber() throws Exception {
        ObjectNode touch = touch();

        HttpResponse<String> answer = post(TICKETS, touch);

        assertThat(answer.statusCode()).isEqualTo(201);
        ObjectNode ticket = Json.parseObject(answer.body());
        assertThat(ticket.path("requestId")).isEqualTo(touch.path("requestId"));
        assertThat(ticket.path("number").path("text").asText()).isEqualTo("A001");
        assertThat(ticket.path("businessDay").asText()).isEqualTo("2026-11-23");
        assertThat(ticket.path("origin").asText()).isEqualTo("HUB");
        assertThat(ticket.path("ahead").asInt()).isZero();
        assertThat(ticket.path("url").asText()).startsWith("http://localhost:8080/t/");
        assertThat(ticket.path("printState").asText()).isEqualTo("QUEUED");
        assertThat(ticket.has("qrSvg")).as("drawn only when it is looked at").isFalse();
    }

    @Test
    void aRepeatedRequestGetsTheSameAnswerAndNoSecondPaper() throws Exception {
        ObjectNode touch = touch();

        String first = post(TICKETS, touch).body();
        HttpResponse<String> again = post(TICKETS, touch);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first);
        assertThat(get(TICKETS + "/" + touch.path("requestId").asText()).body()).isEqualTo(first);
        assertThat(rig.printed).hasSize(1);
    }

    @Test
    void withTheHubAwayTheNumberIsOfTheBand() throws Exception {
        rig.lease(950, 999);
        hubAway();

        ObjectNode ticket = Json.parseObject(post(TICKETS, touch()).body());

        assertThat(ticket.path("number").path("text").asText()).isEqualTo("A950");
        assertThat(ticket.path("origin").asText()).isEqualTo("BAND");
        assertThat(ticket.path("ahead").asInt()).isEqualTo(-1);
    }

    @Test
    void withNeitherHubNorBandStaffAreNeeded() throws Exception {
        hubAway();

        assertRefused(post(TICKETS, touch()), 503, "NO_NUMBERS");
        assertThat(rig.printed).isEmpty();
    }

    @Test
    void onlyJsonIsTaken() throws Exception {
        String touch = Json.write(touch());

        for (String type : List.of("", "text/plain", "application/x-www-form-urlencoded", "application/jsonp")) {
            assertRefused(post(TICKETS, touch, type), 415, "NOT_JSON");
            assertRefused(post("/api/kiosk/help", "{}", type), 415, "NOT_JSON");
            assertRefused(post("/api/kiosk/clock", "{}", type), 415, "NOT_JSON");
            assertRefused(post("/api/serving/c3", "{}", type), 415, "NOT_JSON");
        }

        assertThat(rig.hub.asked).hasValue(0);
        assertThat(rig.facts()).isEmpty();
        assertThat(post(TICKETS, touch, "Application/JSON; charset=utf-8").statusCode())
                .isEqualTo(201);
    }

    @Test
    void nonsenseIsABadRequestAndStoresNothing() throws Exception {
        for (String body : List.of(
                "",
                "[]",
                "{",
                "{}",
                Json.write(touch().put("requestId", "not an id")),
                Json.write(touch().put("locale", "TLH")),
                Json.write(touch().put("priority", "first of all"))))
            assertRefused(post(TICKETS, body, "application/json"), 400, "BAD_REQUEST");

        assertThat(rig.facts()).isEmpty();
    }

    @Test
    void whatTheSiteDoesNotOfferIsRefusedInWords() throws Exception {
        assertRefused(post(TICKETS, touch().put("serviceId", "parking")), 409, "UNKNOWN_SERVICE");
        rig.hub.site = java.util.Optional.of(KioskRig.site(false));
        assertRefused(post(TICKETS, touch()), 409, "CLOSED");
        rig.hub.site = java.util.Optional.empty();
        assertRefused(post(TICKETS, touch()), 503, "NOT_READY");
    }

    @Test
    void theHubsNoIsPassedOn() throws Exception {
        rig.hub.how = (ask, timeout) ->
                Future.failedFuture(new RefusedException(new Refusal("RANGE_EXHAUSTED", new Text("hết số", "none"))));

        assertRefused(post(TICKETS, touch()), 409, "RANGE_EXHAUSTED");
    }

    @Test
    void aFullDiskIsSaidAndNothingIsPrinted() throws Exception {
        KioskRig.await(rig.store.bulk(tx -> {
            FullDisk.limit(tx, 60);
            return true;
        }));
        int issued = 0;
        HttpResponse<String> answer = post(TICKETS, touch());
        while (answer.statusCode() == 201 && ++issued < 1_000) answer = post(TICKETS, touch());

        assertRefused(answer, 503, "STORE_FULL");
        assertThat(rig.printed).hasSize(issued);
    }

    @Test
    void anUnknownRequestIsNotFoundAndAWrongIdIsABadRequest() throws Exception {
        String unknown = UUID.randomUUID().toString();

        assertRefused(get(TICKETS + "/" + unknown), 404, "NOT_FOUND");
        assertRefused(get(TICKETS + "/" + unknown + "/qr.svg"), 404, "NOT_FOUND");
        assertRefused(get(TICKETS + "/x"), 400, "BAD_REQUEST");
    }

    @Test
    void theQrOnTheScreenLeadsToTheTicketsAddress() throws Exception {
        ObjectNode ticket = Json.parseObject(post(TICKETS, touch()).body());

        HttpResponse<String> picture =
                get(TICKETS + "/" + ticket.path("requestId").asText() + "/qr.svg");

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(read(picture.body())).isEqualTo(ticket.path("url").asText());
    }

    /** Paints the runs of the picture's path and reads them as a phone would. */
    private static String read(String svg) throws Exception {
        int scale = 4;
        int side = 80 * scale;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, side, side);
        g.setColor(Color.BLACK);
        Matcher run = RUN.matcher(svg);
        while (run.find())
            g.fillRect(
                    Integer.parseInt(run.group(1)) * scale,
                    Integer.parseInt(run.group(2)) * scale,
                    Integer.parseInt(run.group(3)) * scale,
                    scale);
        g.dispose();
        int[] pixels = image.getRGB(0, 0, side, side, null, 0, side);
        var source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    @Test
    void aCallForHelpIsTheKiosksStateAndASecondOneAtOnceIsToldToWait() throws Exception {
        assertThat(post("/api/kiosk/help", Json.object()).statusCode()).isEqualTo(202);

        HttpResponse<String> second = post("/api/kiosk/help", Json.object());

        assertRefused(second, 429, "TOO_MANY");
        assertThat(second.headers().firstValue("Retry-After")).contains("5");
        assertThat(bulk()).hasSize(1);
        DeviceStatusChanged told = Json.read(Json.parseObject(bulk().get(0).data()), DeviceStatusChanged.class);
        assertThat(told.device()).isEqualTo("kiosk-1");
        assertThat(told.code()).isEqualTo("HELP_REQUESTED");
        assertThat(rig.hub.helpCalls).extracting(Requests.CallHelp::device).containsExactly("kiosk-1");
    }

    @Test
    void theGateForHelpOpensAgainAfterItsPause() {
        HelpGate gate = new HelpGate();
        long now = Long.MAX_VALUE - 5;

        assertThat(gate.mayCall(now)).isTrue();
        assertThat(gate.mayCall(now + HelpGate.PAUSE.toNanos() - 1)).isFalse();
        assertThat(gate.mayCall(now + HelpGate.PAUSE.toNanos())).isTrue();
    }

    @Test
    void staffConfirmTheDateOfAClockInDoubt() throws Exception {
        var later = KioskRig.MORNING.plus(Duration.ofHours(2));
        rig.clock.recall(new ClockMemory(later, later, "before"));
        assertThat(rig.clock.isSuspect()).isTrue();

        assertRefused(post("/api/kiosk/clock", Json.object().put("businessDay", "2031-01-01")), 409, "BAD_DAY");
        assertRefused(post("/api/kiosk/clock", Json.object().put("businessDay", "yesterday")), 400, "BAD_REQUEST");
        HttpResponse<String> confirmed =
                post("/api/kiosk/clock", Json.object().put("businessDay", KioskRig.DAY.toString()));

        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(rig.clock.isSuspect()).isFalse();
    }

    @Test
    void servingANumberIsStoredWhileTheHubIsAway() throws Exception {
        hubAway();

        HttpResponse<String> answer = post("/api/serving/c3", Json.object().put("number", " a012 "));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Json.parseObject(answer.body()).path("stored").asBoolean()).isTrue();
        ServingNumberRecorded fact =
                Json.read(Json.parseObject(rig.essential().get(0).data()), ServingNumberRecorded.class);
        assertThat(fact.counterId().value()).isEqualTo("c3");
        assertThat(fact.number()).isEqualTo("A012");
    }

    @Test
    void servingWhatIsNoNumberOfThisSiteIsRefusedAndNotKept() throws Exception {
        assertRefused(post("/api/serving/c9", Json.object().put("number", "A012")), 409, "UNKNOWN_COUNTER");
        assertRefused(post("/api/serving/c3", Json.object().put("number", "B012")), 409, "UNKNOWN_NUMBER");
        assertRefused(post("/api/serving/c3", Json.object().put("number", "A1000")), 409, "UNKNOWN_NUMBER");
        assertRefused(
                post("/api/serving/c3", Json.object().put("number", "079203001234|NGUYEN VAN A")), 400, "BAD_REQUEST");
        assertRefused(post("/api/serving/c3", Json.object()), 400, "BAD_REQUEST");

        assertThat(rig.facts()).isEmpty();
    }
}
