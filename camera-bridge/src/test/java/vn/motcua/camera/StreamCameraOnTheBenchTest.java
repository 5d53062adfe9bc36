package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.sim.StreamCameraSimulator;
import vn.motcua.camera.still.Mask;
import vn.motcua.camera.still.MaskedStill;
import vn.motcua.camera.still.Still;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;

/** The camera of the bench that waits to be asked, in front of the module as it runs in service. */
class StreamCameraOnTheBenchTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private FakeAgent agent = new FakeAgent();
    private CameraModule module = new CameraModule();
    private final ConcurrentLinkedQueue<JsonNode> offered = new ConcurrentLinkedQueue<>();
    private SimulatedDevice camera;

    @BeforeEach
    void plugIn() throws Exception {
        plugIn("");
    }

    private void plugIn(String masks) throws Exception {
        camera = simulated("port: 0\n");
        String url = camera.start();
        agent.now = Instant.now();
        agent.folder = folder;
        module.configure(ConfigNode.parse(
                "agent.yaml",
                "stills: {every: 1s}\nsources:\n  hall: {type: isapi, url: \"" + url
                        + "\", user: any, password: any, channels: {1: counter-1}" + masks + "}\n"));
        agent.start(module);
        await().atMost(SOON).until(() -> reading("listeners").equals("1"));
    }

    @AfterEach
    void takeAway() throws Exception {
        agent.stop(module);
        camera.close();
        agent.close();
    }

    private static SimulatedDevice simulated(String yaml) {
        ConfigNode entry = ConfigNode.parse("agent.yaml", yaml);
        SimulatedDevice made = new StreamCameraSimulator().configure("sim-hall", entry);
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

    private List<String> told() {
        return agent.events.stream()
                .filter(CameraSighting.class::isInstance)
                .map(CameraSighting.class::cast)
                .map(seen -> seen.kind() + " " + seen.phase())
                .toList();
    }

    @Test
    void whatItSeesIsToldAndAPictureOfThatMomentIsOfferedWhenItIsWanted() throws Exception {
        camera.act("presence", "");
        await().atMost(SOON).until(() -> told().contains("presence START"));
        await().atMost(SOON).until(() -> !reading("pictures").equals("0"));
        Instant at = agent.now;
        var want =
                new Requests.Want("w-1", "i", "hall", "1", "1", "STILL", at, at, at, at.plus(Duration.ofMinutes(10)));
        agent.now = at.plusSeconds(5);
        agent.hub = name -> answer(name, want);

        agent.linked();

        await().atMost(SOON).until(() -> !offered.isEmpty());
        assertThat(offered.peek().path("mediaType").asText()).isEqualTo("image/jpeg");
        assertThat(offered.peek().path("wantId").asText()).isEqualTo("w-1");
    }

    @Test
    void whatIsCoveredIsCoveredBeforeItIsKeptAndAClipOfItIsNotFetched() throws Exception {
        takeAway();
        module = new CameraModule();
        agent = new FakeAgent();
        plugIn(", masks: {1: [\"0 0 100 100\"]}");
        ByteArrayOutputStream black = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB), "png", black);
        byte[] covered = MaskedStill.paint(
                        Still.of(black.toByteArray(), Optional.empty()).orElseThrow(),
                        List.of(new Mask(0, 0, 100, 100)))
                .bytes();
        camera.act("presence", "");
        await().atMost(SOON).until(() -> !reading("pictures").equals("0"));
        Instant at = agent.now;
        var want =
                new Requests.Want("w-1", "i", "hall", "1", "1", "STILL", at, at, at, at.plus(Duration.ofMinutes(10)));
        agent.now = at.plusSeconds(5);
        agent.hub = name -> answer(name, want);

        agent.linked();

        await().atMost(SOON).until(() -> !offered.isEmpty());
        assertThat(offered.peek().path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(covered)));
    }

    private Future<JsonNode> answer(String name, Requests.Want want) {
        if (name.equals(Requests.WANTED_EVIDENCE))
            return Future.succeededFuture(Json.tree(new Requests.WantedEvidence(List.of(want))));
        if (name.equals(Requests.OFFER_EVIDENCE)) offered.add(agent.asked);
        return Future.succeededFuture(Json.tree(new Requests.OfferedEvidence("e", 1 << 20, 0, true, "")));
    }

    @Test
    void beforeItSeesAnythingTheHubIsToldWhichCounterItLooksAt() {
        await().atMost(SOON).until(() -> told().contains("availability STATE"));

        CameraSighting there = agent.events.stream()
                .filter(CameraSighting.class::isInstance)
                .map(CameraSighting.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(there.counterId()).isEqualTo(new CounterId("counter-1"));
        assertThat(there.channel()).isEqualTo("1");
    }

    @Test
    void withItsCablePulledNobodyListens() throws Exception {
        camera.act("unplugged", "true");

        await().atMost(SOON).until(() -> reading("listeners").equals("0"));
        assertThatThrownBy(() -> camera.act("dance", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsPortIsNeeded() {
        assertThatThrownBy(() -> simulated("{}\n")).isInstanceOf(ConfigException.class);
    }
}
