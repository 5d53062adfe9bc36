package vn.motcua.camera.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The asking side of {@link DigestLogin}: challenges one who posts, and checks the answer. A nonce proves by itself when it was given, so
 * that who asks for many takes no memory; what is remembered are the counts of those that were answered rightly. Not thread safe.
 */
public final class DigestCheck {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final int USED_MAX = 1_024;
    private static final int SECRET_BYTES = 32;
    private static final int STAMP_DIGITS = 16;
    private static final int PROOF_DIGITS = 32;
    private static final String REALM = "motcua";

    /** What an answer is worth. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** The password may be right, the nonce is too old or was used: asked again with a fresh one. */
        STALE
    }

    private final DigestLogin login;
    private final LongSupplier nanos;
    private final byte[] secret = new byte[SECRET_BYTES];
    private final Map<String, Long> used = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > USED_MAX;
        }
    };

    /**
     * @param login the one user who is let in
     * @param nanos a clock that is never set
     */
    public DigestCheck(DigestLogin login, RandomGenerator random, LongSupplier nanos) {
        this.login = login;
        this.nanos = nanos;
        random.nextBytes(secret);
    }

    /** Values of {@code WWW-Authenticate}: the better one first, as RFC 7616 has it; one who knows only MD5 takes that. */
    public List<String> challenges(boolean isStale) {
        String stamp = HexFormat.of().toHexDigits(nanos.getAsLong());
        String rest = ", qop=\"auth\", nonce=\"" + stamp + proof(stamp) + "\"" + (isStale ? ", stale=true" : "");
        String digest = "Digest realm=\"" + REALM + "\", algorithm=";
        return login.isBasicAllowed()
                ? List.of(digest + "SHA-256" + rest, digest + "MD5" + rest, "Basic realm=\"" + REALM + "\"")
                : List.of(digest + "SHA-256" + rest, digest + "MD5" + rest);
    }

    /**
     * @param authorization as it came; null for none
     * @param uri path and query as they stand in the request
     */
    public Verdict check(@Nullable String authorization, String method, String uri) {
        if (authorization == null) return Verdict.WRONG;
        String said = authorization.strip();
        String scheme = said.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("basic ")) return isBasicRight(said.substring(6)) ? Verdict.RIGHT : Verdict.WRONG;
        if (!scheme.startsWith("digest ")) return Verdict.WRONG;
        return digest(DigestLogin.parameters(said.substring(7)), method, uri);
    }

    private boolean isBasicRight(String token) {
        if (!login.isBasicAllowed()) return false;
        try {
            byte[] right = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(right, Base64.getDecoder().decode(token.strip()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Verdict digest(Map<String, String> said, String method, String uri) {
        String algorithm = said.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
        if (!algorithm.equals("MD5") && !algorithm.equals("SHA-256")) return Verdict.WRONG;
        String nonce = said.getOrDefault("nonce", "");
        String count = said.getOrDefault("nc", "");
        boolean isOurs = said.getOrDefault("uri", "").equals(uri)
                && said.getOrDefault("username", "").equals(login.user())
                && said.getOrDefault("realm", "").equals(REALM)
                && said.getOrDefault("qop", "").equals("auth")
                && count.matches("[0-9a-fA-F]{1,8}");
        if (!isOurs) return Verdict.WRONG;
        String secretHash = DigestLogin.hex(algorithm, login.user() + ":" + REALM + ":" + login.password());
        String what = DigestLogin.hex(algorithm, method + ":" + uri);
        String right = DigestLogin.hex(
                algorithm,
                secretHash + ":" + nonce + ":" + count + ":" + said.getOrDefault("cnonce", "") + ":auth:" + what);
        byte[] given =
                said.getOrDefault("response", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given)) return Verdict.WRONG;
        return isFresh(nonce) && isNext(nonce, Long.parseLong(count, 16)) ? Verdict.RIGHT : Verdict.STALE;
    }

    private boolean isFresh(String nonce) {
        if (!nonce.matches("[0-9a-f]{" + (STAMP_DIGITS + PROOF_DIGITS) + "}")) return false;
        String stamp = nonce.substring(0, STAMP_DIGITS);
        boolean isMade = MessageDigest.isEqual(
                proof(stamp).getBytes(StandardCharsets.UTF_8),
                nonce.substring(STAMP_DIGITS).getBytes(StandardCharsets.UTF_8));
        return isMade && nanos.getAsLong() - HexFormat.fromHexDigitsToLong(stamp) <= LIFE.toNanos();
    }

    /** What was heard once on the line and is said again counts no further. */
    private boolean isNext(String nonce, long count) {
        Long last = used.get(nonce);
        if (last != null && count <= last) return false;
        used.put(nonce, count);
        return true;
    }

    private String proof(String stamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] whole = mac.doFinal(stamp.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, PROOF_DIGITS / 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
