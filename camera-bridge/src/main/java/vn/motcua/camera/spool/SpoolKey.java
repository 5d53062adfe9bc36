package vn.motcua.camera.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.core.process.DurableFile;

/**
 * Encrypts pieces with AES-256-GCM: twelve random bytes, then the ciphertext with its tag. The key lies beside the spool, readable by its
 * owner only, and is thrown away whenever nothing is left to read with it. Blocking; one thread at a time.
 */
final class SpoolKey {
    /** What a piece grows by. */
    static final int OVERHEAD = 12 + 16;

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    private SpoolKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The one that is there, or a new one. A damaged one is as good as none: nothing can be read with it. */
    static SpoolKey load(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (text.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}"))
                return new SpoolKey(HexFormat.of().parseHex(text));
        }
        return fresh(file);
    }

    /** From now on nobody can read what was encrypted before. */
    static SpoolKey fresh(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        DurableFile.replacePrivate(file, HexFormat.of().formatHex(key));
        return new SpoolKey(key);
    }

    byte[] seal(byte[] piece, byte[] place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
            byte[] sealed = new byte[piece.length + OVERHEAD];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(piece, 0, piece.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** @throws IOException if it is not what was sealed for this place */
    byte[] open(byte[] sealed, byte[] place) throws IOException {
        if (sealed.length < OVERHEAD) throw new IOException("a piece is cut");
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IOException("a piece is damaged, or of another key", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }
}
