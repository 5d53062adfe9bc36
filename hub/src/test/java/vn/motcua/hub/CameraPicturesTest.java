package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Role;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.evidence.AuditAction;
import vn.motcua.hub.evidence.AuditEntry;
import vn.motcua.hub.evidence.CameraEvidence;
import vn.motcua.hub.evidence.StoredItem;
import vn.motcua.hub.evidence.Want;
import vn.motcua.hub.incident.IncidentService;

/** The hub's side of a picture's way from a camera beside an agent into the evidence of an incident. */
class CameraPicturesTest extends LinkTestRig {
    private static final int PIECE = 1024 * 1024;
    private final Random random = new Random(20261122L);

    private CounterId counter() {
        return site.counters().get(0).id();
    }

    private ScriptedAgent agentWithCameraAt(String name, CounterId at) {
        ScriptedAgent agent = rig.enrol(name, "camera");
        agent.linked(rig.port());
        agent.tell(
                StreamName.BULK,
                new CameraSighting(
                        UUID.randomUUID().toString(),
                        "recorder",
                        "Quầy 1",
                        "101",
                        at,
                        "presence",
                        "STATE",
                        "",
                        null,
                        agent.now(),
                        agent.now(),
                        false,
                        0,
                        Map.of("active", "true"),
                        false));
        return agent;
    }

    private String incidentAt(CounterId at) {
        IncidentService.Act flag = new IncidentService.Act(request(), LAN, Role.SUPERVISOR, "");
        return done(rig.hub
                        .incidents()
                        .flag(flag, new IncidentService.Flag(at, null, Instant.now(rig.clock), "Nói to.")))
                .incidentId();
    }

    private List<Want> wants(String incident) {
        return await(rig.hub.cameraEvidence().of(incident));
    }

    private List<Want> awaitWants(String incident) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !wants(incident).isEmpty());
        return wants(incident);
    }

    private static JsonNode ask(ScriptedAgent agent, String name, Object body, boolean isTaken) {
        String id = UUID.randomUUID().toString();
        agent.say(new LinkFrame.Request(id, name, Json.tree(body)));
        LinkFrame.Answer answer = (LinkFrame.Answer) agent.next(
                one -> one instanceof LinkFrame.Answer got && got.id().equals(id));
        assertThat(answer.ok()).as("%s: %s", name, answer.body()).isEqualTo(isTaken);
        return answer.body();
    }

    private List<Requests.Want> wanted(ScriptedAgent agent) {
        return Json.read(
                        (com.fasterxml.jackson.databind.node.ObjectNode)
                                ask(agent, Requests.WANTED_EVIDENCE, Map.of(), true),
                        Requests.WantedEvidence.class)
                .wanted();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Requests.OfferEvidence offer(Requests.Want want, byte[] bytes, String type) {
        return new Requests.OfferEvidence(
                want.wantId(),
                type,
                bytes.length,
                sha256(bytes),
                want.at(),
                want.at().plusSeconds(7200));
    }

    private static JsonNode offered(ScriptedAgent agent, Requests.Want want, byte[] bytes, String type) {
        return ask(agent, Requests.OFFER_EVIDENCE, offer(want, bytes, type), true);
    }

    private CameraEvidence.Progress piece(JsonNode offered, int number, byte[] all) {
        int from = number * PIECE;
        return done(rig.hub
                .cameraEvidence()
                .piece(
                        offered.path("token").asText(),
                        offered.path("evidenceId").asText(),
                        number,
                        Arrays.copyOfRange(all, from, Math.min(all.length, from + PIECE))));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void anIncidentAsksTheCameraOfItsCounterForThreeStillsAndAClipOnce() {
        ScriptedAgent here = agentWithCameraAt("pc-1", counter());
        ScriptedAgent elsewhere =
                agentWithCameraAt("pc-2", site.counters().get(1).id());
        String incident = incidentAt(counter());

        List<Want> asked = awaitWants(incident);

        Instant at = asked.stream()
                .filter(want -> want.asked().media().name().equals("CLIP"))
                .findFirst()
                .orElseThrow()
                .asked()
                .moment();
        assertThat(asked.stream()
                        .map(want -> want.asked().media() + " "
                                + Duration.between(at, want.asked().from()).toSeconds() + " "
                                + Duration.between(at, want.asked().to()).toSeconds()))
                .containsExactlyInAnyOrder("STILL -10 -10", "STILL 0 0", "STILL 10 10", "CLIP -10 20");
        assertThat(wanted(here))
                .hasSize(4)
                .allMatch(want -> want.channel().equals("101") && want.camera().equals("Quầy 1"));
        assertThat(wanted(elsewhere)).isEmpty();
        assertThat(refused(rig.hub.cameraEvidence().ask(request(), incident, null, LAN)))
                .isEqualTo("EVIDENCE_PENDING");
    }

    @Test
    void aClipComesInPiecesThroughARestartAndItsWantIsAnswered() throws Exception {
        ScriptedAgent agent = agentWithCameraAt("pc-1", counter());
        String incident = incidentAt(counter());
        awaitWants(incident);
        Requests.Want clip = wanted(agent).stream()
                .filter(want -> want.media().equals("CLIP"))
                .findFirst()
                .orElseThrow();
        byte[] film = bytes(2 * PIECE + 4_321);

        JsonNode first = offered(agent, clip, film, "video/mp4");
        assertThat(piece(first, 0, film).nextPiece()).isOne();
        assertThat(piece(first, 0, film).nextPiece()).as("the same piece again").isOne();
        agent.hangUp();
        rig.close();
        start();
        agent.linked(rig.port());
        assertThat(refused(rig.hub
                        .cameraEvidence()
                        .piece(
                                first.path("token").asText(),
                                first.path("evidenceId").asText(),
                                1,
                                Arrays.copyOfRange(film, PIECE, 2 * PIECE))))
                .isEqualTo("UPLOAD_NOT_OPEN");
        JsonNode again = offered(agent, clip, film, "video/mp4");
        assertThat(again.path("evidenceId")).isEqualTo(first.path("evidenceId"));
        assertThat(again.path("nextPiece").asInt()).isOne();
        piece(again, 1, film);
        assertThat(piece(again, 2, film).finished()).isTrue();

        assertThat(wants(incident).stream()
                        .filter(want -> want.state() == Want.State.STORED)
                        .map(Want::evidenceId))
                .containsExactly(first.path("evidenceId").asText());
        List<StoredItem> items = await(rig.hub.evidence().of(incident)).items();
        assertThat(items).hasSize(1);
        assertThat(items.get(0).item().deviceAt()).isEqualTo(clip.at().plusSeconds(7200));
        List<AuditEntry> custody = await(rig.hub.evidence().custody(incident));
        assertThat(custody.stream().map(AuditEntry::action))
                .containsExactly(AuditAction.RECEIVED, AuditAction.ATTACHED);
        assertThat(custody.get(1).actor()).isEqualTo("pc-1");
        assertThat(custody.get(1).role()).isEqualTo("AGENT");
        assertThat(wanted(agent)).hasSize(3);
        assertThat(offered(agent, clip, film, "video/mp4").path("finished").asBoolean())
                .as("offered once more")
                .isTrue();
        assertThat(await(rig.hub.evidence().custody(incident))).hasSize(2);
    }

    @Test
    void whatDoesNotComeIsSaidAndTheFirstWordCounts() {
        ScriptedAgent agent = agentWithCameraAt("pc-1", counter());
        ScriptedAgent other = agentWithCameraAt("pc-2", site.counters().get(1).id());
        String incident = incidentAt(counter());
        awaitWants(incident);
        Requests.Want want = wanted(agent).get(0);

        ask(other, Requests.MISS_EVIDENCE, new Requests.MissEvidence(want.wantId(), "REFUSED"), false);
        ask(agent, Requests.MISS_EVIDENCE, new Requests.MissEvidence(want.wantId(), "SULKS"), false);
        ask(agent, Requests.MISS_EVIDENCE, new Requests.MissEvidence(want.wantId(), "NO_RECORDING"), true);
        ask(agent, Requests.MISS_EVIDENCE, new Requests.MissEvidence(want.wantId(), "TOO_LATE"), true);

        assertThat(wants(incident).stream().collect(Collectors.groupingBy(Want::state, Collectors.counting())))
                .isEqualTo(Map.of(Want.State.PENDING, 3L, Want.State.FAILED, 1L));
        assertThat(wants(incident).stream().map(one -> String.valueOf(one.failure())))
                .contains("NO_RECORDING");
        assertThat(wanted(agent)).hasSize(3);
    }

    @Test
    void bytesThatAreNotThoseOfTheOfferAndPiecesOfNoOfferAreRefused() {
        ScriptedAgent agent = agentWithCameraAt("pc-1", counter());
        ScriptedAgent other = agentWithCameraAt("pc-2", site.counters().get(1).id());
        String incident = incidentAt(counter());
        awaitWants(incident);
        Requests.Want want = wanted(agent).get(0);
        byte[] still = bytes(1_000);

        ask(other, Requests.OFFER_EVIDENCE, offer(want, still, "image/jpeg"), false);
        ask(agent, Requests.OFFER_EVIDENCE, offer(want, still, "text/html"), false);
        JsonNode offered = offered(agent, want, still, "image/jpeg");
        String id = offered.path("evidenceId").asText();
        String token = offered.path("token").asText();
        byte[] wrong = still.clone();
        wrong[7] ^= 1;

        assertThat(refused(rig.hub.cameraEvidence().piece("x" + token, id, 0, still)))
                .isEqualTo("UPLOAD_NOT_OPEN");
        assertThat(refused(rig.hub.cameraEvidence().piece(token, "0".repeat(64), 0, still)))
                .isEqualTo("UPLOAD_NOT_OPEN");
        assertThat(refused(rig.hub.cameraEvidence().piece(token, id, 0, Arrays.copyOf(still, 999))))
                .isEqualTo("BAD_EVIDENCE");
        assertThat(refused(rig.hub.cameraEvidence().piece(token, id, 0, wrong))).isEqualTo("BAD_EVIDENCE");
        JsonNode again = offered(agent, want, still, "image/jpeg");
        assertThat(piece(again, 0, still).finished()).isTrue();
        assertThat(wants(incident).stream().filter(one -> one.state() == Want.State.STORED))
                .hasSize(1);
    }

    @Test
    void withoutACameraAtThePlaceNobodyIsAskedAndAPersonIsToldSo() {
        agentWithCameraAt("pc-2", site.counters().get(1).id());
        String incident = incidentAt(counter());

        assertThat(refused(rig.hub.cameraEvidence().ask(request(), incident, null, LAN)))
                .isEqualTo("NO_CAMERA_KNOWN");
        assertThat(wants(incident)).isEmpty();
    }
}
