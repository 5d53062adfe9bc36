package vn.motcua.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** A raw ID-card scan offered wherever a system takes text from outside, as a wedge scanner in the wrong field does (I9). */
final class IdCard {
    static final String SECRET = "the secret of the cameras";
    private static final String NUMBER = "079123456789";
    private static final String NAME = "Nguyen Van Canary";
    private static final String SCAN = NUMBER + "|123456789|" + NAME + "|01011990|Nam|1 Pho Canary|01012021";

    private IdCard() {}

    /** Each field of each route; whatever the answer is, the process lives on. A route whose process is down is passed by. */
    static void offer(DemoWorld world, String kioskAgent, String deskAgent) throws InterruptedException {
        Http kiosk = new Http(world.address(kioskAgent));
        Http desk = new Http(world.address(deskAgent));
        for (String field : List.of("requestId", "serviceId", "locale", "priority"))
            post(kiosk, "/api/kiosk/tickets", with(ticket(), field));
        post(kiosk, "/api/kiosk/clock", Json.object().put("businessDay", SCAN));
        post(kiosk, "/api/serving/counter-1", Json.object().put("number", SCAN));
        post(kiosk, "/api/serving/" + NUMBER, Json.object().put("number", NUMBER));
        get(kiosk, "/api/kiosk/tickets/" + NUMBER + "%7C" + NAME.replace(' ', '+'));
        for (String field : List.of("ratingId", "rightId", "score"))
            post(desk, "/api/rating/counter-1", with(rating(), field));
        ObjectNode reasons = rating();
        reasons.putArray("reasons").add(SCAN);
        post(desk, "/api/rating/counter-1", reasons);
        for (String field : List.of("camera", "kind", "ts", "image")) hook(desk, field);
        officer(world);
        phone(new Http(world.hub()));
    }

    private static ObjectNode ticket() {
        return Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("serviceId", "submit")
                .put("locale", "VI")
                .put("priority", "NORMAL");
    }

    private static ObjectNode rating() {
        return Json.object()
                .put("ratingId", UUID.randomUUID().toString())
                .put("rightId", UUID.randomUUID().toString())
                .put("score", 5)
                .put("scaleMax", 5);
    }

    private static ObjectNode with(ObjectNode body, String field) {
        return body.put(field, SCAN);
    }

    private static void hook(Http desk, String field) throws InterruptedException {
        String body = Json.write(with(
                Json.object()
                        .put("camera", "cam-1")
                        .put("kind", "motion")
                        .put("ts", Instant.now().toString()),
                field));
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Map<String, String> headers = Map.of(
                "X-Motcua-Timestamp", timestamp,
                "X-Motcua-Signature", hmac(timestamp + "." + body),
                "Idempotency-Key", UUID.randomUUID().toString());
        try {
            desk.post("/camera/webhook/hall-cameras", Json.parseObject(body), headers);
        } catch (IOException down) {
            // Between two lives.
        }
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void officer(DemoWorld world) throws InterruptedException {
        try {
            Http officer = world.signedIn("OFFICER", 2);
            for (String field : List.of("requestId", "serviceId", "priority"))
                post(officer, "/api/v1/tickets", with(ticket(), field));
            post(officer, "/api/v1/counters/" + NUMBER + "/open", with(Json.object(), "requestId"));
            post(officer, "/api/v1/counters/counter-3/call", with(with(Json.object(), "visitId"), "requestId"));
            post(officer, "/api/v1/visits/" + NUMBER + "/reprint", with(Json.object(), "requestId"));
            get(officer, "/api/v1/visits?number=" + NUMBER);
            get(officer, "/api/v1/visits?number=" + SCAN.replace("|", "%7C").replace(' ', '+'));
            get(officer, "/api/v1/visits/" + NUMBER);
        } catch (IOException down) {
            // Between two lives.
        }
    }

    private static void phone(Http hub) throws InterruptedException {
        get(hub, "/t/" + NUMBER);
        ObjectNode rating = Json.object().put("score", 5);
        rating.putArray("reasons").add(SCAN);
        post(hub, "/t/" + NUMBER + "/rating", rating);
    }

    /** Where too many tries close the door for others too: once. */
    static void offerAtTheDoor(DemoWorld world) throws InterruptedException {
        Http hub = new Http(world.hub());
        post(hub, "/api/v1/session", Json.object().put("login", SCAN).put("password", SCAN));
        post(hub, "/api/v1/enroll", Json.object().put("code", SCAN).put("publicKey", SCAN));
    }

    private static void post(Http http, String path, ObjectNode body) throws InterruptedException {
        try {
            http.post(path, body);
        } catch (IOException down) {
            // Between two lives.
        }
    }

    private static void get(Http http, String path) throws InterruptedException {
        try {
            http.get(path);
        } catch (IOException down) {
            // Between two lives.
        }
    }

    /** Every file that holds a part of the scan: databases, write-ahead logs, logs, what the doctor said. */
    static List<Path> traces(Path folder) throws IOException {
        List<Path> found = new ArrayList<>(Canary.filesHolding(folder, NUMBER));
        found.addAll(Canary.filesHolding(folder, NAME));
        found.addAll(Canary.filesHolding(folder, NAME.replace(' ', '+')));
        return found;
    }
}
