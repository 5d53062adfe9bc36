package vn.motcua.edge.link;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkFrame.Challenge;
import vn.motcua.core.wire.LinkFrame.Hello;
import vn.motcua.core.wire.LinkFrame.Welcome;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Identity;

/** Both proofs of one handshake: ours to this hub's challenge, and the hub's to our nonce, by the key pinned at enrolment. */
final class Handshake {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LinkSettings settings;
    private final Challenge challenge;
    private final String nonce = nonce();

    private Handshake(LinkSettings settings, Challenge challenge) {
        this.settings = settings;
        this.challenge = challenge;
    }

    /** The peer is not our hub, or cannot be talked to. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        Mismatch(String message) {
            super(message);
        }
    }

    static Handshake answer(LinkSettings settings, Challenge challenge) throws Mismatch {
        if (challenge.version() != LinkFrame.VERSION)
            throw new Mismatch("the hub speaks link version " + challenge.version() + ", this agent "
                    + LinkFrame.VERSION + "; update the older one");
        if (!challenge.hubKey().equals(settings.identity().hubKey()))
            throw new Mismatch("what answers at " + settings.hubUrl()
                    + " shows another key than the hub this agent was enrolled with; nothing was told to it");
        return new Handshake(settings, challenge);
    }

    Hello hello(LinkStore.Facts facts) {
        Identity identity = settings.identity();
        PrivateKey key = LinkSignatures.decodePrivate(identity.privateKey());
        String text = LinkSignatures.agentText(
                challenge.nonce(), nonce, identity.agent(), settings.bootId(), challenge.hubKey());
        return new Hello(
                LinkFrame.VERSION,
                identity.agent(),
                identity.site(),
                settings.bootId(),
                nonce,
                LinkSignatures.sign(key, text),
                facts.streams(),
                facts.bands(),
                facts.highest(),
                settings.modules(),
                identity.training(),
                settings.software(),
                facts.incarnation().orElse(null),
                facts.rolledBack() ? true : null);
    }

    void check(Welcome welcome) throws Mismatch {
        Identity identity = settings.identity();
        PublicKey key = LinkSignatures.decodePublic(identity.hubKey());
        String text = LinkSignatures.hubText(
                challenge.nonce(), nonce, identity.agent(), challenge.hubKey(), challenge.incarnation());
        if (!LinkSignatures.isSignedBy(key, text, welcome.signature()))
            throw new Mismatch("what answers at " + settings.hubUrl() + " cannot prove that it is our hub");
        if (!welcome.site().id().equals(identity.site()))
            throw new Mismatch(
                    "the hub speaks for site " + welcome.site().id() + ", this agent belongs to " + identity.site());
    }

    String incarnation() {
        return challenge.incarnation();
    }

    private static String nonce() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
