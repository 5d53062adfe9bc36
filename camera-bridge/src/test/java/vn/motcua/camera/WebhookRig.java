package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.wire.Json;

/** The module in an agent of the test, and callers that sign. */
abstract class WebhookRig {

    static final String SECRET = "a-secret-of-the-test";

    static final String PATH = "/camera/webhook/hall-cameras";

    private static final String SECTION = "{sources: {hall-cameras: {secret: " + SECRET
            + ", counters: {cam-1: counter-1}, cameras: [Cổng chính]},"
            + " yard: {secret: another-secret-of-16, cameras: [cam-1]},"
            + " gate: {secret: the-secret-of-the-gate, cameras: [cam-1], kinds: [tamper, video-loss]}}}";

    final FakeAgent agent = new FakeAgent();

    CameraModule module = new CameraModule();

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

    static ObjectNode body() {
        return Json.object().put("camera", "cam-1").put("kind", "motion").put("ts", "2026-11-23T09:00:00.250+07:00");
    }

    static String sign(String secret, String timestamp, String body) {
        return HexFormat.of()
                .formatHex(WebhookSignature.hmac(secret, timestamp, body.getBytes(StandardCharsets.UTF_8)));
    }

    String timestamp() {
        return Long.toString(agent.now.getEpochSecond());
    }

    HttpResponse<String> send(String key, String body) throws Exception {
        return send(key, body, timestamp());
    }

    HttpResponse<String> send(String key, String body, String timestamp) throws Exception {
        return agent.post(PATH, body, headers(timestamp, sign(SECRET, timestamp, body), key));
    }

    static String[] headers(String timestamp, String signature, String key) {
        return new String[] {"X-Motcua-Timestamp", timestamp, "X-Motcua-Signature", signature, "Idempotency-Key", key};
    }

    static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode refusal = Json.parseObject(answer.body());
        assertThat(refusal.path("code").asText()).isEqualTo(code);
        assertThat(refusal.path("message").path("vi").asText()).isNotBlank().doesNotContain(".vi");
        assertThat(refusal.path("message").path("en").asText()).isNotBlank().doesNotContain(".en");
    }

    JsonNode counts(String source) {
        return agent.local.get("camera/" + source);
    }

    static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(202);
        return Json.parseObject(answer.body()).path("cameraEventId").asText();
    }
}
