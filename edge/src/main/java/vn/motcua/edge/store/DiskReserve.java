package vn.motcua.edge.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Disk space held back for essential facts: a file written full beforehand, removed when the disk is full. Writer thread only. */
class DiskReserve {
    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);
    private static final int PIECE = 1 << 20;

    private final Path file;
    private final long bytes;

    DiskReserve(Path file, long bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Makes the file whole if there is room for it twice over; false if the reserve does not stand afterwards. */
    boolean ensure() {
        try {
            if (Files.exists(file) && Files.size(file) == bytes) return true;
            Files.deleteIfExists(file);
            if (freeBytes() < 2 * bytes) return false;
            write();
            return true;
        } catch (IOException e) {
            LOG.warn("disk reserve {} of {} bytes cannot be written: {}", file, bytes, e.toString());
            release();
            return false;
        }
    }

    // Noise, not zeros: a volume that compresses would otherwise hold back nothing.
    private void write() throws IOException {
        byte[] noise = new byte[PIECE];
        new Random(bytes).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; left -= PIECE) {
                ByteBuffer piece = ByteBuffer.wrap(noise, 0, (int) Math.min(PIECE, left));
                while (piece.hasRemaining()) channel.write(piece);
            }
            channel.force(true);
        }
    }

    /** Gives the space up; false if there was none to give. */
    boolean release() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.error("disk reserve {} cannot be released: {}", file, e.toString());
            return false;
        }
    }

    long freeBytes() {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
