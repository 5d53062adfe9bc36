package vn.motcua.edge.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RecordNodeTest {
    @TempDir
    Path folder;

    /** What this process has open below the folder. */
    private List<String> open() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(RecordNodeTest::target)
                    .filter(target -> target.startsWith(folder + "/"))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed in between
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNodeThatCannotBeMadeLeavesNothingBehind() throws Exception {
        Path taken = Files.writeString(folder.resolve("hidraw0"), "in the way");

        assertThatThrownBy(() -> RecordNode.make(taken)).isInstanceOf(IOException.class);

        assertThat(open()).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(taken);
        }
        try (RecordNode node = RecordNode.make(folder.resolve("hidraw1"))) {
            assertThat(open()).hasSize(1);
            assertThat(node.write(new byte[] {1})).as("nobody reads").isZero();
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void aProcessorNotLookedUpIsTakenForNoOther() {
        assertThat(RecordNode.packetFlag("amd64")).hasValue(0x4000);
        assertThat(RecordNode.packetFlag("aarch64")).hasValue(0x10000);
        assertThat(RecordNode.packetFlag("ppc64le")).isEmpty();
    }
}
