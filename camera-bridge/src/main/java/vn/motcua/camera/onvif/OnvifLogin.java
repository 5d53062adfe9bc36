package vn.motcua.camera.onvif;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import vn.motcua.camera.http.DigestLogin;

/**
 * Which of the two logins each service takes: many devices take only one, and not the same for all. Begins with the one inside the
 * message; a service that challenged and took the answer is no longer sent any other. Not thread safe.
 */
final class OnvifLogin {
    private static final int NONCE_BYTES = 16;

    private final OnvifSettings settings;
    private final DigestLogin digest;
    private final Random nonces;
    private final Set<String> digestPaths = new HashSet<>();

    OnvifLogin(OnvifSettings settings, Random nonces) {
        this.settings = settings;
        this.digest = new DigestLogin(settings.user(), settings.password(), false);
        this.nonces = nonces;
    }

    /** The login inside a message; empty where there is none. */
    String header(String path, Instant deviceNow) {
        return settings.user().isEmpty() || digestPaths.contains(path)
                ? ""
                : UsernameToken.header(settings.user(), settings.password(), deviceNow, nonce());
    }

    /** The answer to a challenge; empty if there is none this login may answer. */
    Optional<String> answer(String path, List<String> challenges) {
        return settings.user().isEmpty()
                ? Optional.empty()
                : digest.answer(challenges, "POST", path, HexFormat.of().formatHex(nonce()));
    }

    /** This service took the answer to a challenge. */
    void learn(String path) {
        digestPaths.add(path);
    }

    private byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        nonces.nextBytes(nonce);
        return nonce;
    }
}
