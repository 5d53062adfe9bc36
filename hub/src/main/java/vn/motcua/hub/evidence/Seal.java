package vn.motcua.hub.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * One piece of a file under the file's key: a fresh nonce of 12 bytes, the AES-GCM text, its tag of 16. The piece's place and the
 * file's hash and size are bound in, so that pieces can be neither moved nor cut off.
 */
final class Seal {
    /** What is sealed, sent and resumed at once. */
    static final int PIECE_BYTES = 1024 * 1024;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    static final int EXTRA_BYTES = NONCE_BYTES + TAG_BITS / 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    static byte[] close(SecretKey key, EvidenceItem item, long piece, byte[] plain) throws IOException {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, item, piece, nonce, plain);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    static byte[] open(SecretKey key, EvidenceItem item, long piece, byte[] sealed) throws IOException {
        if (sealed.length < EXTRA_BYTES) throw new IOException("piece " + piece + " of an evidence file is cut");
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] text = new byte[sealed.length - NONCE_BYTES];
        parts.get(nonce).get(text);
        return run(Cipher.DECRYPT_MODE, key, item, piece, nonce, text);
    }

    private static byte[] run(int mode, SecretKey key, EvidenceItem item, long piece, byte[] nonce, byte[] bytes)
            throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((item.sha256() + "|" + item.size() + "|" + piece).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IOException("piece " + piece + " of evidence " + item.id() + " is not as it was stored", e);
        }
    }
}
