package vn.motcua.core.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A small file that is replaced whole or not at all, and is on the disk when the call returns. Blocking; one writer at a time. */
public final class DurableFile {
    private DurableFile() {}

    /** @throws IOException if it could not be written; the former content then stands */
    public static void replace(Path file, String content) throws IOException {
        replace(file, content, new FileAttribute<?>[0]);
    }

    /** As {@link #replace}, mode 0600 from its first byte; on a file system without such permissions the folder must keep others out. */
    public static void replacePrivate(Path file, String content) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        replace(
                file,
                content,
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    private static void replace(Path file, String content, FileAttribute<?>[] attributes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IOException(file + " has no folder");
        Path fresh = folder.resolve(file.getFileName() + ".new");
        // A new file: the permissions of one that is there would stay.
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            ByteBuffer left = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (left.hasRemaining()) channel.write(left);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceName(folder);
    }

    // Without this a power cut may bring the former name back. Windows opens no folder for it, and journals names by
    // itself.
    private static void forceName(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
