package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.core.wire.Json;

/** Doctor on a PC that is not enrolled, with a printer that is switched off. */
class DoctorCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void configure() throws Exception {
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            closed = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("agent.yaml"),
                "web: {port: 0}\nprinters:\n  - {name: printer-1, link: \"tcp://127.0.0.1:" + closed + "\"}\n"
                        + "  - {name: printer-2, link: \"simulated:sim-1\"}\n"
                        + "simulators:\n  printer: [{name: sim-1}]\n");
    }

    private record Run(int code, String said) {}

    private Run run(String... options) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new DoctorCommand()).setOut(new PrintWriter(out));
        String[] all = new String[options.length + 4];
        all[0] = "--config";
        all[1] = folder.toString();
        all[2] = "--home";
        all[3] = folder.resolve("home").toString();
        System.arraycopy(options, 0, all, 4, options.length);
        return new Run(command.execute(all), out.toString());
    }

    @Test
    void endsWithATableToReadOverThePhone() {
        Run run = run();

        assertThat(run.code()).as(run.said()).isEqualTo(1);
        assertThat(run.said().lines().filter(line -> line.contains("printer-1 (")))
                .as("a sentence for people, with the code")
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(Texts.of("doctor.condition.OFFLINE"), "E_OFFLINE")
                        .doesNotContain("OFFLINE E_OFFLINE"));
        String table = run.said().substring(run.said().indexOf(Texts.of("doctor.table")));
        assertThat(table)
                .contains("1. printer-1", Texts.of("doctor.condition.OFFLINE"), "[E_OFFLINE]")
                .contains("2. printer-2", Texts.of("doctor.condition.SIMULATED"))
                .contains(Texts.of("doctor.kind.TICKET_PRINTER"));
    }

    @Test
    void saysTheSameToAProgramAndPacksAnArchive() throws Exception {
        Path file = folder.resolve("help.zip");

        Run run = run("--json", "--bundle", file.toString());

        JsonNode said = Json.parseObject(run.said());
        assertThat(said.path("devices").get(0).path("name").asText()).isEqualTo("printer-1");
        assertThat(said.path("devices").get(0).path("code").asText()).isEqualTo("E_OFFLINE");
        assertThat(said.path("findings").get(0).path("topic").asText()).isEqualTo("java");
        assertThat(said.path("findings").get(0).path("text").asText()).contains("Java");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ZipEntry first = zip.getNextEntry();
            assertThat(first).isNotNull();
            assertThat(first.getName()).isEqualTo("report.txt");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("1. printer-1");
        }
    }
}
