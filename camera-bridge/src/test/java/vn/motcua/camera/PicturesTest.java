package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.source.Seen;
import vn.motcua.camera.still.Mask;
import vn.motcua.camera.still.MaskedStill;
import vn.motcua.camera.still.Masks;
import vn.motcua.camera.still.Still;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.ModuleContext;

class PicturesTest {
    private static final List<Mask> ZONES = List.of(new Mask(0, 0, 100, 50));
    private final FakeAgent agent = new FakeAgent();
    private final Set<String> offered = new ConcurrentSkipListSet<>();

    @TempDir
    private Path folder;

    /** The pictures alone, as they stand in the agent. */
    private final class Alone implements AgentModule {
        private Pictures pictures;

        @Override
        public String name() {
            return "camera";
        }

        @Override
        public void configure(ConfigNode section) {}

        @Override
        public Future<Void> start(ModuleContext context) {
            pictures = new Pictures(
                    context,
                    PictureSettings.read(ConfigNode.parse("agent.yaml", "{}")),
                    Map.of("gate", new Masks(Map.of("1", ZONES))),
                    new LinkedEvidenceHub(context),
                    folder);
            return pictures.start();
        }

        @Override
        public Future<Void> stop() {
            return pictures.stop();
        }
    }

    @Test
    void aPictureThatComesWithAnEventIsKeptAsItIsUnlessItsSourceHasMasks() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        byte[] picture = jpeg.toByteArray();
        byte[] covered = MaskedStill.paint(Still.of(picture, Optional.empty()).orElseThrow(), ZONES)
                .bytes();
        Alone module = new Alone();
        Instant at = agent.now;
        agent.start(module);
        try {
            agent.say(() -> {
                for (String source : List.of("mails", "gate")) {
                    module.pictures.saw(source, seen("1", picture), Seen.Phase.START, at);
                    module.pictures.saw(source, seen("2", new byte[3]), Seen.Phase.START, at);
                }
                // Not among the masks, so of nobody's business.
                module.pictures.saw("gate", seen("3", picture), Seen.Phase.START, at);
            });
            agent.now = at.plusSeconds(5);
            agent.hub = name -> answer(name, List.of(want("mails", "1", at), want("gate", "1", at)));
            agent.linked();

            await().atMost(Duration.ofSeconds(20)).until(() -> offered.size() == 2);
        } finally {
            agent.stop(module);
            agent.close();
        }
        assertThat(offered).containsExactlyInAnyOrder("mails " + sha256(picture), "gate " + sha256(covered));
    }

    private static Seen seen(String channel, byte[] picture) {
        return new Seen(
                "",
                channel,
                Seen.Kind.MOTION,
                Seen.Phase.START,
                "",
                "VMD",
                null,
                false,
                Map.of(),
                List.of(new Seen.Picture("image/jpeg", picture)),
                List.of(),
                false);
    }

    private static Requests.Want want(String source, String channel, Instant at) {
        return new Requests.Want(
                source, "i", source, channel, channel, "STILL", at, at, at, at.plus(Duration.ofMinutes(10)));
    }

    private Future<JsonNode> answer(String name, List<Requests.Want> wants) {
        if (name.equals(Requests.WANTED_EVIDENCE))
            return Future.succeededFuture(Json.tree(new Requests.WantedEvidence(wants)));
        if (name.equals(Requests.OFFER_EVIDENCE))
            offered.add(agent.asked.path("wantId").asText() + " "
                    + agent.asked.path("sha256").asText());
        return Future.succeededFuture(Json.tree(new Requests.OfferedEvidence("e", 1 << 20, 0, true, "")));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
