package vn.motcua.core.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key in a file of its own: with it goes what it sealed, whatever copies of that there are. Blocking. */
public final class KeyFile {
    private static final int KEY_BYTES = 32;

    private KeyFile() {}

    /** 256 random bits. */
    public static SecretKey fresh() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    /** Of bytes that were a key's. */
    public static SecretKey of(byte[] bytes) throws IOException {
        if (bytes.length != KEY_BYTES) throw new IOException("a key of " + bytes.length + " bytes");
        return new SecretKeySpec(bytes, "AES");
    }

    /**
     * Empty once it is destroyed.
     *
     * @param decoder of the file's text
     * @throws IOException if what stands there is no key, as after a stop in the middle of destroying it
     */
    public static Optional<SecretKey> read(Path file, Base64.Decoder decoder) throws IOException {
        Optional<String> text = text(file);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(of(decoder.decode(text.get().strip())));
        } catch (IllegalArgumentException e) {
            throw new IOException(file.getFileName() + " holds no key", e);
        }
    }

    /** What stands in the file; empty once it is destroyed. */
    public static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException destroyed) {
            return Optional.empty();
        }
    }

    /** Overwritten before it goes; nothing to do if it is gone. */
    public static void destroy(Path file) throws IOException {
        if (!Files.exists(file)) return;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) out.size());
            while (zeros.hasRemaining()) out.write(zeros);
            out.force(true);
        }
        Files.deleteIfExists(file);
    }
}
