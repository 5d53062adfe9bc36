package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.wire.Json;

class WebhookDoorTest extends WebhookRig {

    @ParameterizedTest
    @CsvSource({"-301, 401", "-300, 202", "300, 202", "301, 401", "-86400, 401"})
    void onlyCallsOfThisMomentAreTaken(int offsetSeconds, int status) throws Exception {
        String timestamp = Long.toString(agent.now.getEpochSecond() + offsetSeconds);

        HttpResponse<String> answer = send("k1", Json.write(body()), timestamp);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 401) assertRefused(answer, 401, "BAD_TIMESTAMP");
        assertThat(agent.events).hasSize(status == 202 ? 1 : 0);
    }

    @Test
    void aCallWithoutTheSecretIsRefusedAndCounted() throws Exception {
        String body = Json.write(body());
        String good = sign(SECRET, timestamp(), body);

        for (String bad : List.of(
                sign("another-secret-of-16", timestamp(), body),
                sign(SECRET, timestamp() + "0", body),
                sign(SECRET, timestamp(), body + " "),
                good.substring(2),
                good + "00",
                "no hex at all",
                "é")) {
            String header = bad.equals("é") ? "%C3%A9" : bad;
            assertRefused(agent.post(PATH, body, headers(timestamp(), header, "k1")), 401, "BAD_SIGNATURE");
        }
        assertThat(agent.events).isEmpty();
        assertThat(counts("hall-cameras").path("refused").path("BAD_SIGNATURE").asInt())
                .isEqualTo(7);
        id(send("k1", body));
    }

    @Test
    void theSecretOfOneSourceIsNoneOfAnother() throws Exception {
        String body = Json.write(body());
        String[] headers = headers(timestamp(), sign(SECRET, timestamp(), body), "k1");

        assertRefused(agent.post("/camera/webhook/yard", body, headers), 401, "BAD_SIGNATURE");
        assertRefused(agent.post("/camera/webhook/nowhere", body, headers), 404, "UNKNOWN_SOURCE");
    }

    @Test
    void missingOrOddHeadersAreNamed() throws Exception {
        String body = Json.write(body());
        String signature = sign(SECRET, timestamp(), body);

        HttpResponse<String> bare = agent.post(PATH, body, "content-type", "application/json");
        assertRefused(bare, 400, "BAD_REQUEST");
        assertThat(bare.body()).contains("X-Motcua-Timestamp");
        HttpResponse<String> keyless =
                agent.post(PATH, body, "X-Motcua-Timestamp", timestamp(), "X-Motcua-Signature", signature);
        assertRefused(keyless, 400, "BAD_REQUEST");
        assertThat(keyless.body()).contains("Idempotency-Key");
        assertRefused(agent.post(PATH, body, headers("yesterday", signature, "k1")), 400, "BAD_REQUEST");
        assertRefused(agent.post(PATH, body, headers(timestamp(), signature, "k".repeat(129))), 400, "BAD_REQUEST");
        assertThat(agent.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "null",
                "{\"camera\":\"c\",\"kind\":\"motion\"}",
                "{\"camera\":\"c\",\"kind\":\"motion\",\"ts\":1}",
                "{\"camera\":\"c\",\"kind\":\"motion\",\"ts\":\"yesterday\"}",
                "{\"camera\":\"c\",\"kind\":\"motion\",\"ts\":\"2026-11-23T09:00:00\"}",
                "{\"camera\":\"\",\"kind\":\"motion\",\"ts\":\"2026-11-23T09:00:00Z\"}",
                "{\"camera\":\"a\\nb\",\"kind\":\"motion\",\"ts\":\"2026-11-23T09:00:00Z\"}",
                "{\"camera\":{},\"kind\":\"motion\",\"ts\":\"2026-11-23T09:00:00Z\"}",
                "{\"camera\":\"c\",\"kind\":\"two words\",\"ts\":\"2026-11-23T09:00:00Z\"}",
                "{\"camera\":\"c\",\"kind\":\"motion\",\"ts\":\"2026-11-23T09:00:00Z\",\"image\":\"?!\"}",
                "{\"camera\":\"c\",\"kind\":\"motion\",\"ts\":\"2026-11-23T09:00:00Z\",\"image\":{}}",
                "{\"camera\":\"c\",\"kind\":\"motion\",\"ts\":\"2026-11-23T09:00:00Z\",\"image\":\"http://x/y.jpg\"}"
            })
    void aMalformedBodyIsRefusedAndTheModuleLivesOn(String body) throws Exception {
        assertRefused(send("k1", body), 400, "BAD_REQUEST");

        assertThat(agent.events).isEmpty();
        id(send("k1", Json.write(body())));
    }

    @Test
    void aBodyBeyondTheBoundIsRefusedAndCounted() throws Exception {
        String body = Json.write(body().put("image", "A".repeat(70_000)));

        assertRefused(send("k1", body), 413, "TOO_LARGE");
        assertThat(counts("hall-cameras").path("refused").path("TOO_LARGE").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "face",
                "FaceDetection",
                "faceSnap",
                "face_recognition",
                "Rule-Face",
                "facial-expression",
                "biometric",
                "fingerprint",
                "iris",
                "gait",
                "emotion",
                "HumanTrait",
                "gender-age",
                "khuôn mặt",
                "vân tay",
                "RuleEngine/Recognition/Face"
            })
    void biometricEventsAreRefusedAtTheDoorAndLeaveNoTrace(String kind) throws Exception {
        String body = Json.write(body().put("kind", kind).put("image", "QUJD"));

        assertRefused(send("k1", body), 422, "BIOMETRIC");

        assertThat(agent.events).isEmpty();
        assertThat(agent.saved).isEmpty();
        assertThat(counts("hall-cameras").path("refused").path("BIOMETRIC").asInt())
                .isEqualTo(1);
    }

    @Test
    void aCallThatTellsOfABodyBesideItsKindIsRefused() throws Exception {
        assertRefused(send("k1", Json.write(body().put("faceId", "CANARY"))), 422, "BIOMETRIC");
        assertRefused(
                send("k2", Json.write(body().set("extra", Json.object().put("fingerprint", "CANARY")))),
                422,
                "BIOMETRIC");

        assertThat(agent.events).isEmpty();
        assertThat(agent.saved).isEmpty();
    }

    @Test
    void noiseNeverMakesAnEventAndNeverBreaksTheModule() throws Exception {
        long seed = Long.getLong("motcua.seed", 20261122L);
        Random random = new Random(seed);
        String good = Json.write(body().put("image", "QUJD"));
        for (int n = 0; n < 150; n++) {
            StringBuilder noisy = new StringBuilder(good);
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                noisy.setCharAt(random.nextInt(noisy.length()), (char) (32 + random.nextInt(95)));
            }
            HttpResponse<String> answer =
                    agent.post(PATH, noisy.toString(), headers(timestamp(), sign(SECRET, timestamp(), good), "n" + n));
            assertThat(answer.statusCode()).as("seed %d", seed).isIn(202, 401, 409);
        }
        assertThat(agent.events).as("seed %d", seed).hasSizeLessThanOrEqualTo(1);
        id(send("at the end".replace(' ', '-'), Json.write(body().put("n", 1))));
    }

    @Test
    void aCameraNobodyNamedIsRefusedAndCounted() throws Exception {
        assertRefused(send("k1", Json.write(body().put("camera", "cam-2"))), 404, "UNKNOWN_CAMERA");

        assertThat(agent.events).isEmpty();
        assertThat(counts("hall-cameras").path("refused").path("UNKNOWN_CAMERA").asInt())
                .isEqualTo(1);
    }

    @Test
    void aSourceThatNamesItsKindsTakesNoOthers() throws Exception {
        String path = "/camera/webhook/gate";
        String kept = Json.write(body().put("kind", "tamper"));
        String other = Json.write(body().put("kind", "motion"));
        String[] good = headers(timestamp(), sign("the-secret-of-the-gate", timestamp(), kept), "k1");
        String[] wrong = headers(timestamp(), sign("the-secret-of-the-gate", timestamp(), other), "k2");

        id(agent.post(path, kept, good));
        HttpResponse<String> refused = agent.post(path, other, wrong);

        assertRefused(refused, 422, "UNKNOWN_KIND");
        assertThat(refused.body()).contains("tamper, video-loss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2025-11-22T09:00:00+07:00"})
    void aTimeFarFromNowIsAFaultAndNoEvent(String ts) throws Exception {
        assertRefused(send("k1", Json.write(body().put("ts", ts))), 400, "BAD_REQUEST");
    }

    @Test
    void refusalsSayWhatIsWrongInBothLanguages() throws Exception {
        String late = Long.toString(agent.now.getEpochSecond() - 400);
        JsonNode message =
                Json.parseObject(send("k1", Json.write(body()), late).body()).path("message");

        assertThat(message.path("vi").asText()).contains("400 giây").doesNotContain("allowed");
        assertThat(message.path("en").asText()).contains("400 s; allowed: 300 s");
    }
}
