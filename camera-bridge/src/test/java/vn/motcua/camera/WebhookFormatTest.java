package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.camera.Heards.said;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookFormatTest {
    private static final String BODY =
            "{\"camera\":\"cam-1\",\"kind\":\"Line_Crossed\",\"ts\":\"2026-11-20T08:00:00+07:00\",\"image\":\"/9j/\"}";
    private static final String SAID = "line-crossed PULSE /cam-1 2026-11-20T01:00:00Z {imageBytes=3, imageSha256="
            + CameraCall.sha256(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}) + ", signature=";

    private static String request(String body, String more) {
        return "POST /camera/webhook/hall HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + more
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void requestsAndBareBodiesAreRead() {
        String signed = "X-Motcua-Timestamp: 1\r\nX-Motcua-Signature: abcd\r\n";
        assertThat(said("webhook", request(BODY, signed) + request(BODY, signed)))
                .containsExactly(SAID + "unchecked}", SAID + "unchecked}");
        assertThat(said("webhook", BODY)).containsExactly(SAID + "none}");
        assertThat(said("webhook", BODY + "\n" + BODY + "\n")).containsExactly(SAID + "none}", SAID + "none}");
        assertThat(said("webhook", BODY.replace(",", ",\n"))).containsExactly(SAID + "none}");
    }

    @Test
    void whatTheDoorRefusesIsRefused() {
        assertThat(said("webhook", request(BODY, ""))).containsExactly("refused NOT_SIGNED webhook");
        assertThat(said("webhook", BODY.replace("Line_Crossed", "face-detection")))
                .containsExactly("refused BIOMETRIC webhook");
        assertThat(said("webhook", BODY.replace("+07:00", ""))).containsExactly("fault BODY");
        assertThat(said("webhook", "no JSON")).containsExactly("fault BODY");
    }

    @Test
    void whatIsSaidIsTheSameForEveryCut() {
        String all = request(BODY, "X-Motcua-Signature: a\r\n") + request(BODY, "");
        Heards.assertEveryCutTheSame("webhook", all.getBytes(StandardCharsets.UTF_8), 500);
    }
}
