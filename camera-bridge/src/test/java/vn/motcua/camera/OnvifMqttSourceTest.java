package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.mqtt.Mosquitto;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;

/** A device of Profile M behind a broker that is not ours. */
class OnvifMqttSourceTest {
    private static final String FIELD = "gate/onvif-ej/RuleEngine/FieldDetector/ObjectsInside/&vsconf&chair";

    @TempDir
    private Path folder;

    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private Mosquitto broker;

    @BeforeEach
    void start() throws Exception {
        broker = Mosquitto.in(folder).orElse(null);
        Assumptions.assumeTrue(broker != null, "NOT RUN: mosquitto is not installed");
        startModule();
    }

    private void startModule() throws Exception {
        agent.events.clear();
        ConfigNode section = ConfigNode.parse("agent.yaml", """
                {sources: {gate: {type: onvif-mqtt, broker: "mqtt://127.0.0.1:%d", topicPrefix: gate,
                  channels: {vsconf: counter-1}}}}
                """.formatted(broker.port()));
        module.configure(section);
        assertThat(section.problems()).isEmpty();
        agent.start(module);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> agent.events.stream()
                        .anyMatch(event -> event instanceof CameraLiveness liveness
                                && liveness.state().equals("ALIVE")));
    }

    @AfterEach
    void stop() throws Exception {
        if (broker == null) return;
        agent.stop(module);
        agent.close();
        broker.close();
    }

    private void inside(boolean isInside, String time) throws Exception {
        broker.publish(
                FIELD,
                "{\"UtcTime\":\"" + time
                        + "\",\"Source\":{\"VideoSourceConfigurationToken\":\"vsconf\",\"Rule\":\"chair\"},\"Data\":{\"IsInside\":"
                        + isInside + "}}");
    }

    private List<String> told() {
        return agent.events.stream()
                .filter(CameraSighting.class::isInstance)
                .map(CameraSighting.class::cast)
                .map(one ->
                        one.kind() + " " + one.phase() + " " + one.counterId().value() + " late=" + one.late())
                .toList();
    }

    @Test
    void whatItPublishesIsToldAndWhatWasHeldWhileWeWereAwayIsToldLate() throws Exception {
        inside(true, "2026-11-20T01:00:00Z");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> told().equals(List.of("presence START counter-1 late=false")));

        agent.stop(module);
        inside(false, "2026-11-20T01:05:00Z");
        startModule();

        await().atMost(Duration.ofSeconds(10)).until(() -> told().contains("presence END counter-1 late=true"));
    }

    @Test
    void withoutAPrefixOrWithWildcardsItIsNotListenedTo() {
        for (String prefix : List.of("", "a/#", "+")) {
            ConfigNode section = ConfigNode.parse(
                    "agent.yaml",
                    "{sources: {gate: {type: onvif-mqtt, broker: \"mqtt://h\", topicPrefix: \"" + prefix + "\"}}}");
            CameraSettings.read(section);
            assertThat(section.problems().toString()).contains("topicPrefix");
        }
    }
}
