package vn.motcua.hub.platform.link;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.core.wire.WireException;

/** Proof on both sides: fresh nonces, both signed with all that either side chose. Any thread. */
final class Handshake {
    private static final int NONCE_BYTES = 24;
    private static final int MAX_TEXT = 128;
    private static final int MAX_ITEMS = 2_000;
    private final LinkDesk desk;
    private final HubIdentity identity;
    private final SecureRandom random = new SecureRandom();

    Handshake(LinkDesk desk, HubIdentity identity) {
        this.desk = desk;
        this.identity = identity;
    }

    String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Why this hello gets no link; null if it is who it says and may. */
    LinkFrame.@Nullable LinkRefusal refusal(LinkFrame.Hello hello, String nonce) {
        if (hello.version() != LinkFrame.VERSION) return LinkFrame.LinkRefusal.VERSION;
        if (isOversized(hello)) return LinkFrame.LinkRefusal.PROTOCOL;
        Optional<LinkDesk.KnownAgent> known = desk.agent(hello.agent());
        if (known.isEmpty()) return LinkFrame.LinkRefusal.UNKNOWN_AGENT;
        if (!isSigned(hello, nonce, known.get().publicKey())) return LinkFrame.LinkRefusal.BAD_SIGNATURE;
        // What follows is told only to one who proved to be that agent.
        if (known.get().refusal() != null) return known.get().refusal();
        if (!hello.site().equals(desk.site().id())) return LinkFrame.LinkRefusal.WRONG_SITE;
        if (hello.training() != desk.site().training()) return LinkFrame.LinkRefusal.TRAINING_MISMATCH;
        return null;
    }

    private static boolean isOversized(LinkFrame.Hello hello) {
        return hello.nonce().length() > MAX_TEXT
                || hello.bootId().isEmpty()
                || hello.bootId().length() > MAX_TEXT
                || hello.streams().size() > MAX_ITEMS
                || hello.bands().size() > MAX_ITEMS
                || hello.highest().size() > MAX_ITEMS;
    }

    private boolean isSigned(LinkFrame.Hello hello, String nonce, String publicKey) {
        String text =
                LinkSignatures.agentText(nonce, hello.nonce(), hello.agent(), hello.bootId(), identity.publicKey());
        try {
            return LinkSignatures.isSignedBy(LinkSignatures.decodePublic(publicKey), text, hello.signature());
        } catch (WireException badKey) {
            return false;
        }
    }

    String signature(LinkFrame.Hello hello, String nonce) {
        return LinkSignatures.sign(
                identity.privateKey(),
                LinkSignatures.hubText(nonce, hello.nonce(), hello.agent(), identity.publicKey(), desk.incarnation()));
    }
}
