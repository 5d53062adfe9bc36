package vn.motcua.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a text in every byte a system left behind: databases, write-ahead logs, logs. */
final class Canary {
    private Canary() {}

    static List<Path> filesHolding(Path folder, String canary) throws IOException {
        byte[] needle = canary.getBytes(StandardCharsets.UTF_8);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (holds(Files.readAllBytes(file), needle)) found.add(file);
        }
        return found;
    }

    private static boolean holds(byte[] hay, byte[] needle) {
        for (int i = 0; i <= hay.length - needle.length; i++) {
            int at = 0;
            while (at < needle.length && hay[i + at] == needle[at]) at++;
            if (at == needle.length) return true;
        }
        return false;
    }
}
