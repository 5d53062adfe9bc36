package vn.motcua.hub.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** One-time codes: 12 letters a person can read out, about 57 bits, kept as a hash. Any thread. */
final class EnrolCodes {
    // Without letters and digits that look alike on paper.
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789".replace("U", "");
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private final SecureRandom random = new SecureRandom();

    String mint() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) code.append('-');
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** However it was typed: case, blanks and hyphens aside. */
    static String hash(String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
