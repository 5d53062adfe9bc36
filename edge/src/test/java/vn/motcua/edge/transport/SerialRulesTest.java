package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** jSSC has calls that hang, spin or steal; one class may use it, and not all of it. Read from the compiled classes. */
class SerialRulesTest {
    private static List<Path> classes() throws IOException, URISyntaxException {
        Path root = Path.of(ByteLink.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(".class")).toList();
        }
    }

    private static String constants(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    @Test
    void onlyTheSerialLinkTouchesTheSerialLibrary() throws Exception {
        for (Path file : classes()) {
            if (file.getFileName().toString().startsWith("SerialByteLink")) continue;
            assertThat(constants(file)).as("%s", file).doesNotContain("jssc/");
        }
    }

    @Test
    void theSerialLinkUsesNoCallThatHangsSpinsOrDies() throws Exception {
        for (Path file : classes()) {
            if (!file.getFileName().toString().startsWith("SerialByteLink")) continue;
            assertThat(constants(file))
                    .as("%s", file)
                    .doesNotContain("addEventListener")
                    .doesNotContain("(II)[B") // readBytes with a time-out spins
                    .doesNotContain("readString")
                    .doesNotContain("readIntArray")
                    .doesNotContain("readHexString");
        }
    }

    /** A read may only ask for what the question before it said is there. */
    @Test
    void theOnlyReadAsksForWhatIsThere() throws Exception {
        Path source = Path.of("src/main/java/vn/motcua/edge/transport/SerialByteLink.java");
        List<String> reads = Files.readAllLines(source).stream()
                .filter(line -> line.contains(".readBytes("))
                .map(String::strip)
                .toList();

        assertThat(reads).containsExactly("if (waiting > 0) return orEmpty(port.readBytes(waiting));");
        assertThat(Files.readString(source)).contains("int waiting = port.getInputBufferBytesCount();");
    }
}
