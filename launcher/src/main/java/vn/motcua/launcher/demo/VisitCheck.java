package vn.motcua.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.core.wire.Json;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.Texts;

/** Plays one whole visit through the public interfaces and says each step with its time. */
public final class VisitCheck {
    /** What must stand on the visit's time line at the end. */
    private static final List<String> EXPECTED = List.of(
            "TicketIssued",
            "TicketStored",
            "PrintJobQueued",
            "PrintJobEnded",
            "TicketCalled",
            "AnnouncementSpoken",
            "CameraEventReceived",
            "VisitFinished",
            "RatingGiven");

    private static final String COUNTER = "counter-1";
    private final DemoWorld world;
    private final SimulatedPrinter printer;
    private final String cameraSecret;
    private final Consumer<String> out;
    private long started;

    public VisitCheck(DemoWorld world, SimulatedPrinter printer, String cameraSecret, Consumer<String> out) {
        this.world = world;
        this.printer = printer;
        this.cameraSecret = cameraSecret;
        this.out = out;
    }

    /** @throws IOException at the first step that did not come out, naming it */
    public void run() throws IOException, InterruptedException {
        Http kiosk = new Http(world.address("hall"));
        Http desk = new Http(world.address("counter"));
        begin();
        require(
                kiosk.get("/kiosk").expect(200).headers().containsKey("content-security-policy"),
                Texts.of("check.error.policy"));
        step(Texts.of("check.page"));

        JsonNode ticket = takeNumber(kiosk);
        String number = ticket.path("number").path("text").asText();
        String visitId = ticket.path("visitId").asText();
        step(Texts.of("check.number", number));
        checkPaper(ticket);
        step(Texts.of("check.paper", number));

        Http officer = world.signedIn("OFFICER");
        officer.post("/api/v1/counters/" + COUNTER + "/open", Json.object()).expect(200, 201, 204);
        try (FeedClient board = FeedClient.open(kiosk, "board:main");
                FeedClient rating = FeedClient.open(desk, "rating:" + COUNTER)) {
            step(Texts.of("check.counter"));
            officer.post("/api/v1/counters/" + COUNTER + "/call-next", request())
                    .expect(200);
            board.await(
                    "board:main",
                    value -> visitId.equals(value.path("visitId").asText())
                            && "CALLED".equals(value.path("state").asText()),
                    Duration.ofSeconds(5));
            step(Texts.of("check.board", number));
            sendCameraEvent(desk);
            step(Texts.of("check.camera"));
            officer.post("/api/v1/counters/" + COUNTER + "/finish", request()).expect(200);
            JsonNode right = rating.await(
                    "rating:" + COUNTER,
                    value -> visitId.equals(value.path("visitId").asText()),
                    Duration.ofSeconds(5));
            step(Texts.of("check.finished"));
            rate(desk, right);
            step(Texts.of("check.rated"));
        }
        awaitTimeLine(officer, visitId);
    }

    private JsonNode takeNumber(Http kiosk) throws IOException, InterruptedException {
        ObjectNode ask = Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("serviceId", "submit")
                .put("locale", "VI")
                .put("priority", "NORMAL");
        JsonNode ticket = kiosk.post("/api/kiosk/tickets", ask).expect(200, 201).json();
        JsonNode again = kiosk.post("/api/kiosk/tickets", ask).expect(200, 201).json();
        require(
                again.path("number").equals(ticket.path("number")),
                Texts.of("check.error.twice", ticket.path("number"), again.path("number")));
        return ticket;
    }

    private void checkPaper(JsonNode ticket) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (printer.tickets().isEmpty()) {
            require(System.nanoTime() < end, Texts.of("check.error.noPaper"));
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }
        require(
                printer.tickets().size() == 1,
                Texts.of("check.error.papers", printer.tickets().size()));
        String read = TicketReader.read(printer.tickets().get(0))
                .orElseThrow(() -> new IOException(Texts.of("check.error.noQr")));
        require(read.equals(ticket.path("url").asText()), Texts.of("check.error.qr", read, ticket.path("url")));
    }

    private void sendCameraEvent(Http desk) throws IOException, InterruptedException {
        String body = Json.write(Json.object()
                .put("camera", "cam-1")
                .put("kind", "motion")
                .put("ts", Instant.now().toString()));
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Map<String, String> headers = Map.of(
                "X-Motcua-Timestamp", timestamp,
                "X-Motcua-Signature", hmac(timestamp + "." + body),
                "Idempotency-Key", UUID.randomUUID().toString());
        desk.post("/camera/webhook/hall-cameras", Json.parseObject(body), headers)
                .expect(202);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cameraSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private void rate(Http desk, JsonNode right) throws IOException, InterruptedException {
        ObjectNode press = Json.object()
                .put("ratingId", UUID.randomUUID().toString())
                .put("rightId", right.path("rightId").asText())
                .put("score", 5)
                .put("scaleMax", 5);
        press.putArray("reasons");
        desk.post("/api/rating/" + COUNTER, press).expect(200, 201);
    }

    private void awaitTimeLine(Http officer, String visitId) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (true) {
            JsonNode visit =
                    officer.get("/api/v1/visits/" + visitId).expect(200).json();
            Set<String> missing = new TreeSet<>(EXPECTED);
            visit.path("entries")
                    .forEach(entry -> missing.remove(entry.path("type").asText()));
            if (missing.isEmpty()) {
                show(visit);
                step(Texts.of("check.timeline", visit.path("entries").size()));
                return;
            }
            require(System.nanoTime() < end, Texts.of("check.error.missing", missing));
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void show(JsonNode visit) {
        visit.path("entries")
                .forEach(entry -> out.accept(String.format(
                        "    %s  %-22s %s",
                        entry.path("at").asText(),
                        entry.path("type").asText(),
                        entry.path("title").path("vi").asText())));
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) throw new IOException(otherwise);
    }

    private void begin() {
        started = System.nanoTime();
    }

    private void step(String what) {
        long now = System.nanoTime();
        out.accept(String.format("  ok  %6d ms  %s", (now - started) / 1_000_000, what));
        started = now;
    }
}
