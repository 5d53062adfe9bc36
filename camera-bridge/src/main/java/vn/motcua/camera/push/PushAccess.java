package vn.motcua.camera.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.http.DigestCheck;
import vn.motcua.camera.http.DigestCheck.Verdict;
import vn.motcua.camera.http.DigestLogin;

/**
 * Who may post: from one of these addresses, knowing this end of the path, with this login; each where it is configured. Not thread safe.
 */
public final class PushAccess {
    private final Set<String> from;
    private final String key;
    private final @Nullable DigestCheck login;

    /**
     * @param from addresses, empty for any
     * @param key the end of the path, empty for none
     * @param login who logs in, null when nobody need
     */
    public PushAccess(Set<String> from, String key, @Nullable DigestLogin login) {
        this.from = Set.copyOf(from);
        this.key = key;
        this.login = login == null ? null : new DigestCheck(login, new SecureRandom(), System::nanoTime);
    }

    boolean isFrom(String address) {
        return from.isEmpty() || from.contains(address);
    }

    /** Takes as long for a wrong key as for a right one. */
    boolean isKey(String given) {
        return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    Verdict login(@Nullable String authorization, String method, String uri) {
        return login == null ? Verdict.RIGHT : login.check(authorization, method, uri);
    }

    /** Values of {@code WWW-Authenticate}. */
    java.util.List<String> challenges(Verdict after) {
        return login == null ? java.util.List.of() : login.challenges(after == Verdict.STALE);
    }
}
