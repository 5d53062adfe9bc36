package vn.motcua.camera.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.camera.Heards.said;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Heards;

class OnvifMqttTest {
    private static final String TOPIC = "hall/onvif-ej/RuleEngine/FieldDetector/ObjectsInside/&vsconf&chair";
    private static final String BODY =
            "{\"UtcTime\":\"2026-11-20T01:00:00Z\",\"Source\":{\"VideoSourceConfigurationToken\":\"vsconf\",\"Rule\":\"chair\"},\"Data\":{\"IsInside\":\"true\"}}";
    private static final String SAID =
            "presence START /vsconf key=chair 2026-11-20T01:00:00Z {active=true, rule=chair}";

    @Test
    void messagesInEitherForm() {
        assertThat(said("onvif-mqtt", TOPIC + " " + BODY + "\n")).containsExactly(SAID);
        assertThat(said("onvif-mqtt", "{\"topic\":\"" + TOPIC + "\",\"payload\":" + BODY + "}\n"))
                .containsExactly(SAID);
        assertThat(said("onvif-mqtt", TOPIC.replace("hall/", "") + " " + BODY.replace("\"true\"", "true")))
                .containsExactly(SAID);
    }

    @Test
    void anEmptyPayloadTakesAwayWhatWasSaidBefore() {
        assertThat(said("onvif-mqtt", TOPIC + " " + BODY + "\n" + TOPIC + "\n" + TOPIC + "\n"))
                .containsExactly(SAID, "presence END /vsconf key=chair null? {rule=chair}", "presence END / null?");
    }

    @Test
    void whatIsRetainedTellsHowThingsStand() {
        assertThat(said("onvif-mqtt", "{\"topic\":\"" + TOPIC + "\",\"retain\":1,\"payload\":" + BODY + "}\n"))
                .containsExactly(SAID.replace("START", "STATE"));
    }

    @Test
    void refusedAndBroken() {
        assertThat(said(
                        "onvif-mqtt",
                        "a/onvif-ej/RuleEngine/Recognition/Face/&v {\"Data\":{\"Name\":\"CANARY\"}}\n"
                                + TOPIC + " {\"Data\":{\"Face\":{\"Name\":\"CANARY\"}}}\n"
                                + "other/topic 7\n" + TOPIC + " [broken\n" + TOPIC + " " + BODY + "\n"))
                .containsExactly(
                        "refused BIOMETRIC RuleEngine/Recognition/Face",
                        "refused BIOMETRIC RuleEngine/FieldDetector/ObjectsInside",
                        "refused NOT_WANTED other/topic",
                        "fault JSON",
                        SAID);
    }

    @Test
    void everyCutSaysTheSame() {
        String capture =
                TOPIC + " " + BODY + "\n{\"topic\":\"" + TOPIC + "\",\"payload\":" + BODY + "}\n" + TOPIC + "\n";
        Heards.assertEveryCutTheSame("onvif-mqtt", capture.getBytes(StandardCharsets.UTF_8), 500);
    }
}
