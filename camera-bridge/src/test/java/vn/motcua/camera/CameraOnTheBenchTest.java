package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.sim.CameraSimulator;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;

/** The camera of the bench page, used by its controls, at the real door over HTTP. */
class CameraOnTheBenchTest extends WebhookRig {
    private SimulatedDevice camera;

    @BeforeEach
    void plugIn() throws Exception {
        agent.now = Instant.now();
        camera = simulated(SECRET);
        assertThat(camera.start()).isEqualTo(PATH);
        camera.calls(agent.address());
    }

    @AfterEach
    void takeAway() {
        camera.close();
    }

    private static SimulatedDevice simulated(String secret) {
        ConfigNode entry =
                ConfigNode.parse("agent.yaml", "source: hall-cameras\nsecret: " + secret + "\ncamera: cam-1\n");
        SimulatedDevice made = new CameraSimulator().configure("sim-camera", entry);
        entry.check();
        return made;
    }

    private String reading(String id) {
        return camera.controls().stream()
                .filter(control -> control.id().equals(id))
                .map(control -> ((BenchControl.Reading) control).value())
                .findFirst()
                .orElseThrow();
    }

    private List<CameraEventReceived> told() {
        return agent.events.stream().map(CameraEventReceived.class::cast).toList();
    }

    @Test
    void eachKeyIsOneEventOfItsCounter() throws Exception {
        for (String kind : List.of("motion", "crowding", "loitering", "tamper")) camera.act(kind, "");

        assertThat(told())
                .extracting(CameraEventReceived::kind)
                .containsExactly("motion", "crowding", "loitering", "tamper");
        assertThat(told()).allSatisfy(event -> {
            assertThat(event.counterId()).isEqualTo(new CounterId("counter-1"));
            assertThat(event.camera()).isEqualTo("cam-1");
            assertThat(event.imageBytes()).isZero();
        });
        assertThat(reading("answer")).isEqualTo("202");
        assertThat(reading("accepted")).isEqualTo("4");
    }

    @Test
    void ofAPictureOnlySizeAndHashAreKept() throws Exception {
        camera.act("picture", "true");
        camera.act("motion", "");

        assertThat(told()).hasSize(1);
        assertThat(told().get(0).imageBytes()).isPositive();
        assertThat(told().get(0).imageSha256()).hasSize(64);
    }

    @Test
    void whatASenderDoesWrongIsRefusedAndShown() throws Exception {
        camera.act("wrongSecret", "true");
        camera.act("motion", "");
        assertThat(reading("answer")).isEqualTo("401 BAD_SIGNATURE");
        camera.act("wrongSecret", "false");
        camera.act("clockOff", "true");
        camera.act("motion", "");
        assertThat(reading("answer")).isEqualTo("401 BAD_TIMESTAMP");
        camera.act("clockOff", "false");
        camera.act("face", "");
        assertThat(reading("answer")).isEqualTo("422 BIOMETRIC");

        assertThat(agent.events).isEmpty();
        assertThat(reading("accepted")).isEqualTo("0");
    }

    @Test
    void aRepeatIsAnsweredAsBeforeAndAReplayIsRefused() throws Exception {
        camera.act("repeat", "");
        assertThat(reading("sent")).isEqualTo("0");
        camera.act("motion", "");
        camera.act("repeat", "");
        assertThat(reading("answer")).isEqualTo("202");
        camera.act("replay", "");
        assertThat(reading("answer")).isEqualTo("409 REPLAYED");

        assertThat(agent.events).hasSize(1);
    }

    @Test
    void withItsCableOutItTellsNothing() throws Exception {
        camera.act("unplugged", "true");
        camera.act("motion", "");
        assertThat(reading("sent")).isEqualTo("0");
        camera.act("unplugged", "false");
        camera.act("motion", "");

        assertThat(agent.events).hasSize(1);
    }

    @Test
    void withoutAnAgentOrWithAnUnknownControlItSaysSo() throws Exception {
        SimulatedDevice alone = simulated(SECRET);
        alone.act("motion", "");

        assertThat(alone.controls())
                .filteredOn(control -> control.id().equals("answer"))
                .singleElement()
                .satisfies(control -> assertThat(control.label().vi() + ((BenchControl.Reading) control).value())
                        .isEqualTo("Lần gửi gần nhất không gọi được trạm"));
        assertThat(agent.events).isEmpty();
        assertThatThrownBy(() -> camera.act("smile", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> camera.act("picture", "perhaps")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mistakesInTheEntryAreNamedAndTheSecretIsNot() {
        ConfigNode entry = ConfigNode.parse("agent.yaml", "source: Hall/cameras\nsecret: short\n");
        new CameraSimulator().configure("sim-camera", entry);

        assertThat(entry.problems()).extracting(one -> one.key()).contains("source", "secret");
        assertThat(entry.problems().toString()).doesNotContain("short");
    }
}
