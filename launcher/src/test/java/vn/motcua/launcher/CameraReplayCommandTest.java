package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.core.wire.Json;

class CameraReplayCommandTest {
    private static final String CAPTURE =
            "--myboundary\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nHeartbeat\r\n"
                    + "--myboundary\r\nContent-Type: text/plain\r\n\r\nCode=VideoMotion;action=Start;index=0;data={\"LocaleTime\":\"2026-11-20 08:00:00\"}\r\n"
                    + "--myboundary\r\nContent-Type: text/plain\r\n\r\nCode=FaceDetection;action=Start;index=0\r\n"
                    + "--myboundary\r\nContent-Type: text/plain\r\n\r\n???\r\n--myboundary--\r\n";

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int replay(String... arguments) {
        return new CommandLine(new CameraReplayCommand())
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private Path capture() throws Exception {
        return Files.write(folder.resolve("capture"), CAPTURE.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void printsOneObjectForEachEventRefusalAndFaultInWhateverPiecesItComes() throws Exception {
        assertThat(replay("--source", "dahua", capture().toString())).isZero();
        String whole = printed.toString();

        assertThat(whole.lines()
                        .map(Json::parseObject)
                        .map(line -> line.path("type").asText()))
                .containsExactly("event", "refused", "fault");
        assertThat(whole.lines().findFirst().orElseThrow())
                .contains(
                        "\"kind\":\"motion\"",
                        "\"phase\":\"START\"",
                        "\"deviceAt\":\"2026-11-20T01:00:00Z\"",
                        "\"hasZone\":false");
        for (String size : new String[] {"1", "2", "7", "100"}) {
            printed.getBuffer().setLength(0);
            assertThat(replay("--source", "dahua", "--chunk", size, capture().toString()))
                    .isZero();
            assertThat(printed.toString()).as(size).isEqualTo(whole);
        }
    }

    @Test
    void signsOfLifeAndAnotherZoneOnlyWhenAskedFor() throws Exception {
        replay("--source", "dahua", "--alive", "--zone", "UTC", capture().toString());

        assertThat(printed.toString()).contains("\"type\":\"alive\"", "\"deviceAt\":\"2026-11-20T08:00:00Z\"");
    }

    @Test
    void whatIsWrongWithTheCallIsNamedWithWhatIsAllowed() throws Exception {
        assertThat(replay("--source", "kodak", capture().toString())).isEqualTo(2);
        assertThat(replay("--source", "isapi", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(replay("--source", "isapi", folder.toString())).isEqualTo(2);
        assertThat(replay("--source", "isapi", "--chunk", "0", capture().toString()))
                .isEqualTo(2);
        assertThat(replay("--source", "isapi", "--zone", "Mars", capture().toString()))
                .isEqualTo(2);

        assertThat(errors.toString()).contains("'kodak'", "dahua, dahua-snap", "isapi", "none", "--chunk 0", "'Mars'");
        assertThat(printed.toString()).isEmpty();
    }
}
