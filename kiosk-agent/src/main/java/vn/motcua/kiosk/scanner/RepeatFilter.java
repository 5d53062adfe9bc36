package vn.motcua.kiosk.scanner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells a code that is still under the scanner's light from a new one. It remembers a salted digest, never the text. One thread.
 */
public final class RepeatFilter {
    static final Duration WINDOW = Duration.ofMillis(1_500);
    private static final int SALT_BYTES = 16;

    private final byte[] salt = new byte[SALT_BYTES];
    private byte @Nullable [] last;
    private long lastAtNanos;
    private boolean told;

    /** What a scan is beside the one before it. */
    enum Seen {
        FIRST,
        /** To be told once, as a repeat. */
        AGAIN,
        /** The repeat was told. */
        STILL
    }

    public RepeatFilter() {
        new SecureRandom().nextBytes(salt);
    }

    /** False while the same code stays under the light. @param nowNanos of a clock that never jumps */
    public boolean isFirst(String text, long nowNanos) {
        return see(text, nowNanos) == Seen.FIRST;
    }

    Seen see(String text, long nowNanos) {
        byte[] digest = digest(text);
        boolean isSame =
                last != null && MessageDigest.isEqual(last, digest) && nowNanos - lastAtNanos < WINDOW.toNanos();
        last = digest;
        lastAtNanos = nowNanos;
        Seen seen = !isSame ? Seen.FIRST : told ? Seen.STILL : Seen.AGAIN;
        told = isSame;
        return seen;
    }

    private byte[] digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
