package vn.motcua.hub.platform.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Each row's hash covers the row and the hash before it, so that a changed, removed or inserted row is found (I10). Every field
 * goes in with its length: no two rows read alike. One thread at a time.
 */
final class HashChain {
    static final byte[] START = new byte[32];
    private final MessageDigest digest;
    private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

    HashChain() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    byte[] next(byte[] before, LedgerRow row) {
        digest.update(before);
        number(row.position());
        text(row.eventId());
        text(row.source());
        text(row.stream());
        number(row.epoch());
        number(row.sequence());
        text(row.type());
        number(row.version());
        text(row.visitId());
        text(row.occurredAt());
        text(row.recordedAt());
        text(row.data());
        return digest.digest();
    }

    private void number(long value) {
        eight.putLong(0, value);
        digest.update(eight.array());
    }

    private void text(@Nullable String value) {
        if (value == null) {
            number(-1);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }
}
