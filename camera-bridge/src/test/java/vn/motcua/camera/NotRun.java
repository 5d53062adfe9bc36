package vn.motcua.camera;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where a judge that is not ours is missing, its test is skipped, and says so where everybody sees it. */
public final class NotRun {
    private NotRun() {}

    /** @param what is missing, and whose judgement with it */
    public static void unless(boolean isHere, String what) {
        if (!isHere) System.err.println("NOT RUN: " + what);
        assumeTrue(isHere, what);
    }

    /** Whether a program is found on this machine's path. */
    public static boolean isProgram(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
