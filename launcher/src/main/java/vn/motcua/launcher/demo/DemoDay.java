package vn.motcua.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import vn.motcua.core.wire.Json;

/**
 * Fills a demonstration with a believable hall, through the same public interfaces everybody uses: people who came and were
 * served, one who did not come when called, ratings that differ, and a few who still wait. Nothing is written behind the
 * system's back.
 */
public final class DemoDay {
    private static final List<String> SERVICES = List.of(
            "submit",
            "certify",
            "civil-status",
            "collect",
            "land",
            "certify",
            "guidance",
            "submit",
            "civil-status",
            "submit",
            "certify",
            "collect",
            "land",
            "guidance");

    private static final List<Integer> SCORES = List.of(5, 4, 5, 3, 5, 2, 4);
    private static final int SERVED_PER_COUNTER = 3;

    private final DemoWorld world;
    private final Random random = new Random(7);

    public DemoDay(DemoWorld world) {
        this.world = world;
    }

    /** @throws IOException at the first answer nobody expected */
    public void play() throws IOException, InterruptedException {
        Http kiosk = new Http(world.address("hall"));
        for (String service : SERVICES) takeNumber(kiosk, service);
        serve("counter-2", 1);
        serve("counter-3", 2);
    }

    private void takeNumber(Http kiosk, String service) throws IOException, InterruptedException {
        ObjectNode ask = request()
                .put("serviceId", service)
                .put("locale", "VI")
                .put("priority", random.nextInt(6) == 0 ? "PRIORITY" : "NORMAL");
        kiosk.post("/api/kiosk/tickets", ask).expect(200, 201);
    }

    private void serve(String counter, int officer) throws IOException, InterruptedException {
        Http console = world.signedIn("OFFICER", officer);
        console.post("/api/v1/counters/" + counter + "/open", request()).expect(200, 201, 204);
        for (int i = 0; i < SERVED_PER_COUNTER; i++) {
            Http.Reply called = console.post("/api/v1/counters/" + counter + "/call-next", request());
            if (called.status() == 409) return;
            JsonNode visit = called.expect(200).json().path("visit");
            if (i == 1 && officer == 2) {
                console.post("/api/v1/counters/" + counter + "/recall", request())
                        .expect(200);
                console.post("/api/v1/counters/" + counter + "/no-show", request())
                        .expect(200);
                continue;
            }
            console.post("/api/v1/counters/" + counter + "/finish", request()).expect(200);
            rateByPhone(console, visit);
        }
        console.post("/api/v1/counters/" + counter + "/call-next", request());
    }

    /** Three of four people answer; a few are not content. */
    private void rateByPhone(Http console, JsonNode visit) throws IOException, InterruptedException {
        if (random.nextInt(4) == 0) return;
        String counter = console.get("/api/v1/visits/" + visit.path("visitId").asText())
                .expect(200)
                .json()
                .path("visit")
                .path("counterId")
                .asText();
        Http desk = new Http(world.address("counter"));
        try (FeedClient feed = FeedClient.open(desk, "rating:" + counter)) {
            JsonNode right = feed.await(
                    "rating:" + counter,
                    value -> visit.path("visitId")
                            .asText()
                            .equals(value.path("visitId").asText()),
                    java.time.Duration.ofSeconds(3));
            ObjectNode press = Json.object()
                    .put("ratingId", UUID.randomUUID().toString())
                    .put("rightId", right.path("rightId").asText())
                    .put("score", SCORES.get(random.nextInt(SCORES.size())))
                    .put("scaleMax", 5);
            ArrayNode reasons = press.putArray("reasons");
            if (press.path("score").asInt() <= 3) reasons.add("slow");
            desk.post("/api/rating/" + counter, press).expect(200, 201);
        }
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }
}
