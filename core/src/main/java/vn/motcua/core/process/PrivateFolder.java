package vn.motcua.core.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A data folder that only the user who runs the program may look into: it holds keys, password hashes and ticket codes. */
public final class PrivateFolder {
    private PrivateFolder() {}

    /** Makes it if absent and closes it to others; on a file system without such permissions it is only made. */
    public static Path make(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix"))
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }
}
