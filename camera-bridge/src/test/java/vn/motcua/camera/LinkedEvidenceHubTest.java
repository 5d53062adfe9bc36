package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.evidence.EvidenceHub.Refused;
import vn.motcua.camera.evidence.Failure;
import vn.motcua.camera.evidence.Want;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.module.RefusedException;

class LinkedEvidenceHubTest {
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");

    private final FakeAgent agent = new FakeAgent();
    private final LinkedEvidenceHub hub = new LinkedEvidenceHub(agent);

    @AfterEach
    void close() throws Exception {
        agent.close();
    }

    private static Requests.Want want(String id, String media) {
        return new Requests.Want(id, "i", "gate", "Gate", "1", media, T, T, T, T.plusSeconds(600));
    }

    private static Future<JsonNode> no(String code) {
        return Future.failedFuture(new RefusedException(new Requests.Refusal(code, new Text(code, code))));
    }

    @Test
    void whatIsWantedIsReadAsTheHubWritesItAndWhatALaterHubMayWantIsLeft() {
        var all = new Requests.WantedEvidence(
                List.of(want("w-1", "STILL"), want("w-2", "HOLOGRAM"), want("../x", "CLIP")));
        agent.hub = name -> Future.succeededFuture(Json.tree(all));

        assertThat(hub.wanted().result())
                .containsExactly(new Want("w-1", "gate", "1", Want.Media.STILL, T, T, T, T.plusSeconds(600)));
    }

    @Test
    void onlyANoThatStaysOneLetsGoOfAPicture() {
        List<String> kept = new ArrayList<>();
        for (String code : List.of("EVIDENCE_FULL", "UPLOAD_NOT_OPEN", "BUSY", "TIMEOUT", "INTERNAL", "UNKNOWN_WANT")) {
            agent.hub = name -> no(code);
            if (((Refused) hub.failed("w-1", Failure.NO_RECORDING).cause()).isPassing()) kept.add(code);
        }

        assertThat(kept).containsExactly("EVIDENCE_FULL", "UPLOAD_NOT_OPEN", "BUSY", "TIMEOUT", "INTERNAL");
    }

    @Test
    void aHubThatIsAwayRefusesNothing() {
        assertThat(hub.failed("w-1", Failure.NO_RECORDING).cause()).isNotInstanceOf(Refused.class);
    }
}
