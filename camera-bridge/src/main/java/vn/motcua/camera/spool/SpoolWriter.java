package vn.motcua.camera.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Takes the bytes of one picture or clip as they come and writes them encrypted, piece by piece; nothing of them touches the disk as it is.
 * Closed before it was kept, it leaves nothing. Blocking; one thread at a time.
 */
public final class SpoolWriter implements Closeable {
    private final EvidenceSpool spool;
    private final SpoolKey key;
    private final Path file;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final byte[] piece = new byte[EvidenceSpool.PIECE];
    private int filled;
    private int pieces;
    private long bytes;

    SpoolWriter(EvidenceSpool spool, SpoolKey key, Path file, MessageDigest digest) throws IOException {
        this.spool = spool;
        this.key = key;
        this.file = file;
        this.digest = digest;
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** @throws SpoolFullException beyond the spool's bound or when the disk has no room to spare */
    public void write(byte[] some) throws IOException {
        digest.update(some);
        bytes += some.length;
        int at = 0;
        while (at < some.length) {
            int taken = Math.min(piece.length - filled, some.length - at);
            System.arraycopy(some, at, piece, filled, taken);
            filled += taken;
            at += taken;
            if (filled == piece.length) flush();
        }
    }

    private void flush() throws IOException {
        spool.requireRoom(bytes);
        ByteBuffer left = ByteBuffer.wrap(key.seal(Arrays.copyOf(piece, filled), EvidenceSpool.place(pieces++)));
        while (left.hasRemaining()) channel.write(left);
        filled = 0;
    }

    /** So far. */
    public long bytes() {
        return bytes;
    }

    /** Writes what is left; on the disk when it returns. @return the SHA-256 of all bytes */
    String finish() throws IOException {
        if (filled > 0) flush();
        channel.force(true);
        channel.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
