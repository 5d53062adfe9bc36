package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped: nothing of it may make hardware up. */
class ShippedJarsIT {
    @ParameterizedTest
    @ValueSource(strings = {"kiosk-agent", "launcher"})
    void noMockOrTestLibraryIsOnAnInstalledClassPath(String module) throws IOException {
        List<String> jars = jars(Path.of("..", module, "target", "lib"));

        assertThat(jars).as("is %s built?", module).isNotEmpty();
        assertThat(jars).filteredOn(jar -> jar.startsWith("pi4j-core")).hasSize(1);
        assertThat(jars).noneMatch(jar -> jar.matches("(?i).*(mock|junit|assertj|awaitility).*"));
    }

    private static List<String> jars(Path lib) throws IOException {
        try (Stream<Path> all = Files.list(lib)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }
}
