package vn.motcua.hub.platform.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id in the PHC text form, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Slow by design, some 100 ms and 19 MiB: call
 * it on a worker. The password is normalised to NFC first, because one input method types "ệ" as one character and another as
 * three. Source of the cost: OWASP password storage sheet, "m=19456 (19 MiB), t=2, p=1".
 */
final class PasswordHash {
    /** @param memoryKib memory, KiB */
    record Cost(int memoryKib, int iterations) {
        static final Cost STANDARD = new Cost(19 * 1024, 2);
    }

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB_MAX = 1 << 20;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]{16,64})\\$([A-Za-z0-9+/]{32,128})");
    private static final Base64.Encoder TEXT = Base64.getEncoder().withoutPadding();

    private final Cost cost;
    private final SecureRandom random;

    PasswordHash(Cost cost, SecureRandom random) {
        this.cost = cost;
        this.random = random;
    }

    String make(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=1$" + TEXT.encodeToString(salt)
                + "$" + TEXT.encodeToString(digest(password, salt, cost, HASH_BYTES));
    }

    /** Compares in a time that does not depend on where the hashes differ. A text that is no hash matches nothing. */
    boolean matches(String hash, String password) {
        Matcher parts = FORM.matcher(hash);
        if (!parts.matches()) return false;
        Cost used = new Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        if (used.memoryKib() > MEMORY_KIB_MAX || used.memoryKib() < 8 || used.iterations() < 1) return false;
        byte[] expected = Base64.getDecoder().decode(parts.group(4));
        byte[] given = digest(password, Base64.getDecoder().decode(parts.group(3)), used, expected.length);
        return MessageDigest.isEqual(expected, given);
    }

    private static byte[] digest(String password, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        argon2.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
