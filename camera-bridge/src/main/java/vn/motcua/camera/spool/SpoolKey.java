package vn.motcua.camera.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.seal.KeyFile;
import vn.motcua.core.seal.SealedBytes;

/**
 * Encrypts pieces. The key lies beside the spool, readable by its
 * owner only, and is thrown away whenever nothing is left to read with it. Blocking; one thread at a time.
 */
final class SpoolKey {
    /** What a piece grows by. */
    static final int OVERHEAD = SealedBytes.EXTRA_BYTES;

    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    private SpoolKey(SecretKey key) {
        this.key = key;
    }

    /** The one that is there, or a new one. A damaged one is as good as none: nothing can be read with it. */
    static SpoolKey load(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (text.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}"))
                return new SpoolKey(KeyFile.of(HexFormat.of().parseHex(text)));
        }
        return fresh(file);
    }

    /** From now on nobody can read what was encrypted before. */
    static SpoolKey fresh(Path file) throws IOException {
        SecretKey key = KeyFile.fresh();
        DurableFile.replacePrivate(file, HexFormat.of().formatHex(key.getEncoded()));
        return new SpoolKey(key);
    }

    byte[] seal(byte[] piece, byte[] place) {
        return SealedBytes.close(key, place, piece);
    }

    /** @throws IOException if it is not what was sealed for this place */
    byte[] open(byte[] sealed, byte[] place) throws IOException {
        return SealedBytes.open(key, place, sealed);
    }
}
