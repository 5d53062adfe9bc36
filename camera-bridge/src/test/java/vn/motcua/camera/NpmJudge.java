package vn.motcua.camera;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Packages of npm that judge us: fetched into {@code target} once; without node, npm or a network whoever asks is not run, loudly. */
public final class NpmJudge {
    private NpmJudge() {}

    /**
     * The folder with the packages.
     *
     * @param proof files in it that are there once all is fetched
     */
    public static Path fetch(String name, List<String> packages, String... proof) throws Exception {
        Path folder = Path.of("target", name).toAbsolutePath();
        Files.createDirectories(folder);
        if (!isFetched(folder, proof) && NotRun.isProgram("node") && NotRun.isProgram("npm")) {
            List<String> command =
                    new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", "."));
            command.addAll(packages);
            Process npm = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(90, TimeUnit.SECONDS)) npm.destroyForcibly();
        }
        boolean isHere = isFetched(folder, proof) && NotRun.isProgram("node");
        NotRun.unless(isHere, packages.get(0) + " (npm) could not be fetched; its judgement is missing here");
        return folder;
    }

    private static boolean isFetched(Path folder, String... proof) {
        return Arrays.stream(proof).allMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }
}
