package vn.motcua.core.scan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns what must not be kept into what may be: HMAC-SHA-256 under a key of the hub that no agent holds. A purpose goes in front, so
 * that equal digits of different documents never meet. Any thread.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    /** @param key 32 random bytes or more */
    public KeyedHash(byte[] key) {
        if (key.length < SHORTEST_KEY)
            throw new IllegalArgumentException("key of " + key.length + " bytes: allowed are 32 and above");
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * One secret for several uses: under a key of its own, HMAC-SHA-256 of the use's name, no use tells of another.
     *
     * @param secret 32 random bytes or more
     * @param use its name; what is in a ledger is compared with what the same name gives
     */
    public static KeyedHash derived(byte[] secret, String use) {
        return new KeyedHash(new KeyedHash(secret).mac().doFinal(use.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return 43 characters of URL-safe base 64 */
    String hash(String purpose, String value) {
        Mac mac = mac();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "KeyedHash";
    }
}
