package vn.motcua.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A disk of a few megabytes that can be filled to its last byte: a memory file system mounted on a folder. */
final class SmallDisk implements AutoCloseable {
    private static final String BALLAST = "ballast";
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Empty, with a loud word, where this user may not mount. */
    static Optional<SmallDisk> on(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()) == 0)
            return Optional.of(new SmallDisk(folder));
        System.out.println("NOT RUN: a disk that is really full needs the right to mount one (root)");
        return Optional.empty();
    }

    /** Nothing more goes on it afterwards, until something is removed. */
    void fill() throws IOException {
        for (int block : new int[] {64 * 1024, 4 * 1024, 1}) {
            try (FileChannel channel = FileChannel.open(
                    folder.resolve(BALLAST),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND)) {
                while (channel.write(ByteBuffer.allocate(block)) > 0) {}
            } catch (IOException full) {
                // That is what it is for.
            }
        }
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(folder.resolve(BALLAST));
    }

    @Override
    public void close() throws IOException {
        try {
            if (run("umount", "-l", folder.toString()) != 0) throw new IOException(folder + " is still mounted");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }
}
