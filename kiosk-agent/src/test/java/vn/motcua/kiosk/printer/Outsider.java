package vn.motcua.kiosk.printer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Programs of other people that judge our paper. Where one is missing it is said, loudly. */
final class Outsider {
    private static final Logger LOG = LoggerFactory.getLogger(Outsider.class);

    private Outsider() {}

    static boolean isHere(String program, String debianPackage) {
        boolean isHere = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!isHere)
            LOG.warn(
                    "NOT RUN: {} is not installed (Debian: {}); its judgement is missing here", program, debianPackage);
        return isHere;
    }

    /** @return what it prints */
    static String run(Path folder, List<String> command) throws InterruptedException {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            return Files.readString(out, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Edits needed to make one of the other, over the length of what is wanted. */
    static double errorRate(String wanted, String read) {
        int[] row = new int[read.length() + 1];
        for (int j = 0; j <= read.length(); j++) row[j] = j;
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= read.length(); j++) {
                int above = row[j];
                int change = wanted.charAt(i - 1) == read.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[read.length()] / (double) Math.max(1, wanted.length());
    }
}
