package vn.motcua.core.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Bytes under AES-256 in GCM: a fresh nonce of 12 bytes, the encrypted text, its tag of 16. What they belong to is bound in, so that they
 * can be put in no other place. Pure but for the nonce; any thread. Source: NIST SP 800-38D, 5.2.1.1 and 8.2.2.
 */
public final class SealedBytes {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** What bytes grow by. */
    public static final int EXTRA_BYTES = NONCE_BYTES + TAG_BITS / 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedBytes() {}

    /** @param place what they belong to; not kept with them, so whoever opens them has to know it */
    public static byte[] close(SecretKey key, byte[] place, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    /** @throws IOException if they are not what was sealed for this place, under this key */
    public static byte[] open(SecretKey key, byte[] place, byte[] sealed) throws IOException {
        if (sealed.length < EXTRA_BYTES) throw new IOException("cut to " + sealed.length + " bytes");
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IOException("changed, or of another key or place", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }
}
