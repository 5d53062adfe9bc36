package vn.motcua.hub.platform.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random secrets and their hashes. They carry at least 100 random bits, so a plain SHA-256 keeps them as safe in the store as a
 * slow hash would. Any thread.
 */
final class Secret {
    /** Neither case nor look-alikes to mistake when read from a screen and typed: no I, L, O, U, 0, 1. */
    private static final String READABLE = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private final SecureRandom random;

    Secret(SecureRandom random) {
        this.random = random;
    }

    /** A session token: 256 bits as 43 letters of base64url. */
    String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** For people to type: {@code groups} groups of 4, such as {@code K7QM-3WXA}; almost 5 bits a letter. */
    String readable(int groups) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups * 4; i++) {
            if (i > 0 && i % 4 == 0) text.append('-');
            text.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    static String hash(String purpose, String secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest((purpose + "|" + secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("no SHA-256 in this Java", everyJdkHasIt);
        }
    }
}
