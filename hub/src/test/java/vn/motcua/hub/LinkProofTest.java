package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.wire.LinkFrame;

class LinkProofTest extends LinkTestRig {

    @Test
    void anUnknownAgentABadSignatureAndAWrongSiteAreRefused() {
        ScriptedAgent stranger = new ScriptedAgent(vertx, new AgentId("nobody"), site, rig.clock, List.of("kiosk"));
        assertThat(reason(stranger.link(rig.port()))).isEqualTo("UNKNOWN_AGENT");
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        ScriptedAgent forger = agent.copy();
        forger.keys = stranger.keys;
        assertThat(reason(forger.link(rig.port()))).isEqualTo("BAD_SIGNATURE");
        agent.training = false;
        assertThat(reason(agent.link(rig.port()))).isEqualTo("TRAINING_MISMATCH");
        agent.training = true;
        assertThat(agent.link(rig.port())).isInstanceOf(LinkFrame.Welcome.class);
    }

    @Test
    void aSignatureOfAnotherHandshakeIsRefused() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.dial(rig.port());
        LinkFrame.Hello first = agent.hello(agent.expect(LinkFrame.Challenge.class));
        agent.dial(rig.port());
        agent.expect(LinkFrame.Challenge.class);
        agent.say(first);
        assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("BAD_SIGNATURE");
    }

    @Test
    void enrolCodesWorkOnceAndARevokedAgentIsOut() {
        var code = HubRig.await(rig.hub.fleet().newCode(LAN, new AgentId("pc-9"), "Kiosk 9"));
        ScriptedAgent agent = new ScriptedAgent(vertx, new AgentId("pc-9"), site, rig.clock, List.of("kiosk"));
        assertThat(refused(rig.hub.fleet().enrol("AAAA-BBBB-CCCC", agent.publicKey(), List.of())))
                .isEqualTo("BAD_CODE");
        done(rig.hub.fleet().enrol(code.code().toLowerCase().replace("-", " "), agent.publicKey(), agent.modules));
        assertThat(refused(rig.hub.fleet().enrol(code.code(), agent.publicKey(), List.of())))
                .isEqualTo("BAD_CODE");
        agent.linked(rig.port());
        done(rig.hub.fleet().revoke(request(), LAN, agent.id));
        assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("REVOKED");
        assertThat(reason(agent.link(rig.port()))).isEqualTo("REVOKED");
        assertThat(HubRig.await(rig.hub.fleet().agents()).get(0).state()).isEqualTo("REVOKED");
    }

    @Test
    void twoLiveLinksWithOneKeyAreBothHeldUntilEnrolledAgain() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        LinkFrame.Welcome first = agent.linked(rig.port());
        ScriptedAgent twin = agent.copy();
        assertThat(reason(twin.link(rig.port()))).isEqualTo("CLONE");
        assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("HELD");
        assertThat(reason(agent.link(rig.port()))).isEqualTo("HELD");
        assertThat(reason(twin.link(rig.port())))
                .as("told again, the word may have been lost")
                .isEqualTo("CLONE");
        assertThat(anomalies()).containsExactly("CLONE");
        rig.enrol(agent);
        LinkFrame.Welcome again = agent.linked(rig.port());
        assertThat(again.bands()).hasSameSizeAs(first.bands()).doesNotContainAnyElementsOf(first.bands());
    }

    @Test
    void aSilentFirstLinkIsReplacedByTheSecond() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.answersPings = false;
        agent.linked(rig.port());
        ScriptedAgent restarted = agent.copy();
        assertThat(restarted.link(rig.port())).isInstanceOf(LinkFrame.Welcome.class);
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void garbageFramesAreRefusedAndTheHubLivesOn() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        Random random = new Random(Long.getLong("motcua.seed", 20261122L));
        List<String> garbage = new ArrayList<>(List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"t\":\"hello\"}",
                "{\"t\":\"welcome\"}",
                "{\"t\":\"events\",\"stream\":\"ESSENTIAL\",\"epoch\":0,\"from\":0,\"events\":[]}",
                "{\"t\":\"nothing\"}",
                "x".repeat(500_000),
                "[".repeat(10_000)));
        for (int i = 0; i < 20; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(200, 32, 126).forEach(letter -> text.append((char) letter));
            garbage.add(text.toString());
        }
        Collections.shuffle(garbage, random);
        for (String text : garbage) {
            agent.dial(rig.port());
            agent.expect(LinkFrame.Challenge.class);
            agent.saw(text);
            assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("PROTOCOL");
        }
        agent.linked(rig.port());
        agent.tell(StreamName.ESSENTIAL, fact(agent));
        assertThat(rig.hub.health().counts().get("link.refused.PROTOCOL")).isEqualTo(garbage.size());
    }
}
