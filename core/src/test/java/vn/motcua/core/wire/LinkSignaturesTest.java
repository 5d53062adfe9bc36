package vn.motcua.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.AgentId;

class LinkSignaturesTest {
    private final KeyPair keys = LinkSignatures.newKeyPair();

    @Test
    void aSignatureSurvivesTheJourneyOfItsKeysThroughText() {
        String signature = LinkSignatures.sign(
                LinkSignatures.decodePrivate(LinkSignatures.encodePrivate(keys.getPrivate())), "text");

        assertThat(LinkSignatures.isSignedBy(
                        LinkSignatures.decodePublic(LinkSignatures.encode(keys.getPublic())), "text", signature))
                .isTrue();
    }

    @Test
    void aSignatureOfOneHandshakeFitsNoOther() {
        AgentId agent = new AgentId("kiosk-1");
        String signature =
                LinkSignatures.sign(keys.getPrivate(), LinkSignatures.agentText("n1", "n2", agent, "boot", "hub"));

        assertThat(LinkSignatures.isSignedBy(
                        keys.getPublic(), LinkSignatures.agentText("n1", "n3", agent, "boot", "hub"), signature))
                .isFalse();
        assertThat(LinkSignatures.isSignedBy(
                        keys.getPublic(), LinkSignatures.hubText("n1", "n2", agent, "hub", "i"), signature))
                .isFalse();
    }

    @Test
    void garbageIsNeitherKeyNorSignature() {
        assertThat(LinkSignatures.isSignedBy(keys.getPublic(), "text", "…")).isFalse();
        assertThat(LinkSignatures.isSignedBy(keys.getPublic(), "text", "")).isFalse();
        assertThatThrownBy(() -> LinkSignatures.decodePublic("AAAA")).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> LinkSignatures.decodePrivate("AAAA")).isInstanceOf(WireException.class);
    }
}
