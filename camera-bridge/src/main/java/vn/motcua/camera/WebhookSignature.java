package vn.motcua.camera;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.camera.RefusedCall.Code;

/**
 * HMAC-SHA256 over {@code timestamp.body}, the timestamp in epoch seconds and at most {@link #WINDOW} from hub time on
 * either side. Pure; any thread.
 */
final class WebhookSignature {
    static final Duration WINDOW = Duration.ofSeconds(300);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private WebhookSignature() {}

    /** @throws RefusedCall if the caller does not hold the secret or the call is not of this moment */
    static void verify(String secret, String timestamp, String signature, byte[] body, Instant now) throws RefusedCall {
        if (!SECONDS.matcher(timestamp).matches()) {
            throw new RefusedCall(Code.BAD_REQUEST, "timestamp");
        }
        byte[] expected = hmac(secret, timestamp, body);
        if (!MessageDigest.isEqual(expected, bytes(signature))) throw new RefusedCall(Code.BAD_SIGNATURE, "");
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (off.compareTo(WINDOW) > 0) {
            throw new RefusedCall(
                    Code.BAD_TIMESTAMP, "off", Long.toString(off.toSeconds()), Long.toString(WINDOW.toSeconds()));
        }
    }

    static byte[] hmac(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Empty for what is no hexadecimal text: it then equals no signature. */
    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
