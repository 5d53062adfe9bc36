package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.module.AgentModule;

class CameraModuleTest {
    private static final String SECRET = "a-secret-of-the-test";
    private static final String PATH = "/camera/webhook/hall-cameras";
    private static final String SECTION = "{sources: {hall-cameras: {secret: " + SECRET
            + ", counters: {cam-1: counter-1}, cameras: [Cổng chính]},"
            + " yard: {secret: another-secret-of-16, cameras: [cam-1]},"
            + " gate: {secret: the-secret-of-the-gate, cameras: [cam-1], kinds: [tamper, video-loss]}}}";

    private final FakeAgent agent = new FakeAgent();
    private CameraModule module = new CameraModule();

    @BeforeEach
    void start() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", SECTION));
        agent.start(module);
    }

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
    }

    private static ObjectNode body() {
        return Json.object().put("camera", "cam-1").put("kind", "motion").put("ts", "2026-11-23T09:00:00.250+07:00");
    }

    private static String sign(String secret, String timestamp, String body) {
        return HexFormat.of()
                .formatHex(WebhookSignature.hmac(secret, timestamp, body.getBytes(StandardCharsets.UTF_8)));
    }

    private String timestamp() {
        return Long.toString(agent.now.getEpochSecond());
    }

    private HttpResponse<String> send(String key, String body) throws Exception {
        return send(key, body, timestamp());
    }

    private HttpResponse<String> send(String key, String body, String timestamp) throws Exception {
        return agent.post(PATH, body, headers(timestamp, sign(SECRET, timestamp, body), key));
    }

    private static String[] headers(String timestamp, String signature, String key) {
        return new String[] {"X-Motcua-Timestamp", timestamp, "X-Motcua-Signature", signature, "Idempotency-Key", key};
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode refusal = Json.parseObject(answer.body());
        assertThat(refusal.path("code").asText()).isEqualTo(code);
        assertThat(refusal.path("message").path("vi").asText()).isNotBlank().doesNotContain(".vi");
        assertThat(refusal.path("message").path("en").asText()).isNotBlank().doesNotContain(".en");
    }

    private JsonNode counts(String source) {
        return agent.local.get("camera/" + source);
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(202);
        return Json.parseObject(answer.body()).path("cameraEventId").asText();
    }

    @Test
    void aSignedCallBecomesOneEventOfItsCounter() throws Exception {
        byte[] picture = "a picture".getBytes(StandardCharsets.UTF_8);
        String body = Json.write(body().put(
                        "image",
                        "data:image/jpeg;base64,"
                                + Base64.getMimeEncoder(4, new byte[] {13, 10}).encodeToString(picture))
                .put("zone", "desk"));

        String id = id(send("k1", body));

        assertThat(agent.events)
                .containsExactly(new CameraEventReceived(
                        id,
                        "hall-cameras",
                        "cam-1",
                        new CounterId("counter-1"),
                        "motion",
                        Instant.parse("2026-11-23T02:00:00.250Z"),
                        agent.now,
                        CameraCall.sha256(picture),
                        picture.length));
        assertThat(counts("hall-cameras").path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void aCameraThatLooksAtNoCounterIsTakenToo() throws Exception {
        id(send("k1", Json.write(body().put("camera", "Cổng chính").put("kind", "Crowding"))));

        CameraEventReceived event = (CameraEventReceived) agent.events.get(0);
        assertThat(event.camera()).isEqualTo("Cổng chính");
        assertThat(event.kind()).isEqualTo("crowding");
        assertThat(event.counterId()).isNull();
        assertThat(event.imageSha256()).isEmpty();
        assertThat(event.imageBytes()).isZero();
    }

    @Test
    void aRepeatGetsTheSameAnswerAndHasNoSecondEffect() throws Exception {
        String body = Json.write(body());
        String first = id(send("k1", body));

        agent.now = agent.now.plusSeconds(30);
        assertThat(id(send("k1", body))).as("signed again").isEqualTo(first);
        assertThat(id(send("k1", body, Long.toString(agent.now.getEpochSecond() - 30))))
                .as("same bytes")
                .isEqualTo(first);

        assertThat(agent.events).hasSize(1);
        assertThat(counts("hall-cameras").path("repeated").asInt()).isEqualTo(2);
    }

    @Test
    void aRepeatThatOvertakesTheFirstWaitsForItsAnswer() throws Exception {
        String body = Json.write(body());
        String[] headers = headers(timestamp(), sign(SECRET, timestamp(), body), "k1");
        agent.storeIsSlow = true;

        var first = agent.postLater(PATH, body, headers);
        var repeat = agent.postLater(PATH, body, headers);
        await().atMost(Duration.ofSeconds(20)).until(() -> agent.waiting.size() == 1);
        agent.waiting.get(0).complete();

        assertThat(id(first.get())).isEqualTo(id(repeat.get()));
        assertThat(agent.events).hasSize(1);
    }

    @Test
    void aKeyUsedForAnotherBodyIsRefused() throws Exception {
        id(send("k1", Json.write(body())));

        assertRefused(send("k1", Json.write(body().put("kind", "crowding"))), 409, "KEY_REUSED");
        assertThat(agent.events).hasSize(1);
    }

    @Test
    void aCapturedCallUnderAnotherKeyIsAReplay() throws Exception {
        String body = Json.write(body());
        id(send("k1", body));

        assertRefused(send("k2", body), 409, "REPLAYED");
        String upper = sign(SECRET, timestamp(), body).toUpperCase(java.util.Locale.ROOT);
        assertRefused(agent.post(PATH, body, headers(timestamp(), upper, "k3")), 409, "REPLAYED");
        assertThat(agent.events).hasSize(1);
        assertThat(counts("hall-cameras").path("refused").path("REPLAYED").asInt())
                .isEqualTo(2);
    }

    @Test
    void aReplayIsKnownAfterARestart() throws Exception {
        String body = Json.write(body());
        String first = id(send("k1", body));
        agent.stop(module);
        module = new CameraModule();
        start();

        assertRefused(send("k2", body), 409, "REPLAYED");
        assertThat(id(send("k1", body))).isEqualTo(first);
        assertThat(agent.events).hasSize(1);
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motion",
                "surface-change",
                "interface.down",
                "loitering",
                "crowding",
                "panic",
                "line-crossed",
                "plate"
            })
    void eventsAboutAPlaceAreTaken(String kind) throws Exception {
        id(send("k1", Json.write(body().put("kind", kind))));
    }

    @Test
    void aFullStoreIsToldAndTheSameCallMayBeTriedAgain() throws Exception {
        String body = Json.write(body());
        agent.storeIsFull = true;
        assertRefused(send("k1", body), 503, "STORE_FULL");

        agent.storeIsFull = false;
        id(send("k1", body));
        assertThat(agent.events).hasSize(1);
    }

    @Test
    void moreThanCanBeRememberedIsRefusedUntilTheOldestCannotBeRepeated() throws Exception {
        for (int n = 0; n < SeenCalls.SLOTS; n++) id(send("k" + n, Json.write(body().put("n", n))));
        assertRefused(send("more", Json.write(body().put("n", "more"))), 429, "TOO_MANY");
        assertThat(id(send("k0", Json.write(body().put("n", 0))))).isNotBlank();

        agent.now = agent.now.plus(SeenCalls.REMEMBERED).plusSeconds(1);
        id(send("more", Json.write(body().put("n", "more"))));
        assertThat(agent.events).hasSize(SeenCalls.SLOTS + 1);
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
    void everyProblemOfTheSectionIsNotedAndNoSecretIsShown() {
        ConfigNode section = ConfigNode.parse(
                "agent.yaml",
                "{sources: {Hall: {secret: short}, b: {counters: {cam: 'Quầy 1'}}, c: {secret: long-enough-secret, extra: 1}}}");
        new CameraModule().configure(section);
        section.rejectUnknown();

        assertThat(section.problems())
                .extracting(problem -> problem.key())
                .containsExactlyInAnyOrder(
                        "sources.Hall",
                        "sources.Hall.secret",
                        "sources.Hall.cameras",
                        "sources.b.secret",
                        "sources.b.counters.cam",
                        "sources.c.cameras",
                        "sources.c.extra");
        assertThat(section.problems().toString()).doesNotContain("'short'");
        ConfigNode empty = ConfigNode.parse("agent.yaml", "{}");
        new CameraModule().configure(empty);
        assertThat(empty.problems()).hasSize(1);
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

    @Test
    void theAgentFindsTheModule() {
        assertThat(ServiceLoader.load(AgentModule.class))
                .extracting(AgentModule::name)
                .contains("camera");
    }
}
