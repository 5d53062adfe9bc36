package vn.motcua.bench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.motcua.bench.load.Latencies;

/**
 * How long the disk takes to have something for good: 4 KiB over an already allocated file, then {@code fdatasync}, as a database's
 * write-ahead log does once it has been checkpointed.
 */
public final class DiskProbe {
    private static final int BLOCK_BYTES = 4096;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 20;

    private DiskProbe() {}

    public static Latencies fdatasync(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "fdatasync", ".probe");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            allocate(channel);
            Latencies latencies = new Latencies();
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                long start = System.nanoTime();
                write(channel, Math.floorMod(i, ROUNDS));
                channel.force(false);
                if (i >= 0) latencies.record(System.nanoTime() - start);
            }
            return latencies;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void allocate(FileChannel channel) throws IOException {
        for (int i = 0; i < ROUNDS; i++) write(channel, i);
        channel.force(true);
    }

    private static void write(FileChannel channel, int block) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK_BYTES);
        for (int i = 0; i < BLOCK_BYTES; i += Long.BYTES) bytes.putLong(i, System.nanoTime());
        long at = (long) block * BLOCK_BYTES;
        while (bytes.hasRemaining()) at += channel.write(bytes, at);
    }
}
