package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, without the browser. */
class DemoCheckIT {
    @TempDir
    private Path folder;

    @Test
    void oneWholeVisitPlaysThroughSeparateProcesses() throws Exception {
        Process process = new ProcessBuilder(
                        Worlds.installation().launcher(List.of("demo", "--check", "--home", folder.toString())))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output)
                .contains(
                        "TicketIssued",
                        "PrintJobEnded",
                        "TicketCalled",
                        "CameraEventReceived",
                        "VisitFinished",
                        "RatingGiven");
        assertThat(ProcessHandle.allProcesses()
                        .filter(other -> other.info().commandLine().orElse("").contains(folder.toString())))
                .as("processes left behind")
                .isEmpty();
        assertThat(Files.isDirectory(folder.resolve("logs"))).isTrue();
    }
}
