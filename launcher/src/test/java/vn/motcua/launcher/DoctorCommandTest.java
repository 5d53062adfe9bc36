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
        CommandLine command = new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out));
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
        assertThat(run.said().replaceAll("\\s+", " "))
                .as("a sentence for people, with the code, and the address once")
                .containsPattern("printer-1 \\(tcp://127.0.0.1:\\d+\\): " + Texts.of("doctor.condition.OFFLINE")
                        + "\\. E_OFFLINE: [^\\[]+ \\[refused; wrong port");
        String table = run.said().substring(run.said().indexOf(Texts.of("doctor.table")));
        assertThat(table)
                .contains("1. printer-1", Texts.of("doctor.condition.OFFLINE"), "[E_OFFLINE]")
                .contains("2. printer-2", Texts.of("doctor.condition.SIMULATED"))
                .contains(Texts.of("doctor.kind.TICKET_PRINTER"));
    }

    @Test
    void fitsATerminalOfEightyColumns() throws Exception {
        Files.writeString(
                folder.resolve("agent.yaml"),
                Files.readString(folder.resolve("agent.yaml"))
                        .replace("name: printer-1", "name: may-in-phieu-o-sanh-tang-mot-ben-trai-cua"));

        for (String language : new String[] {"vi", "en"}) {
            Run run = run("--lang", language);

            assertThat(run.said()
                            .lines()
                            .filter(line -> line.length() > 80
                                    && line.strip().contains(" ")
                                    && !line.contains(folder.toString())))
                    .as(run.said())
                    .isEmpty();
            assertThat(run.said()).contains("1. may-in-phieu-o-sanh-tang-mot-ben-trai-cua", "\n     [E_OFFLINE]\n");
        }
    }

    @Test
    void isVietnameseThroughoutWhenAsked() {
        String said = run("--lang", "vi").said().replaceAll("\\s+", " ");

        assertThat(said)
                .contains(
                        "MẤT KẾT NỐI",
                        "[bị từ chối; sai cổng, hoặc máy khác đang dùng]",
                        "cần làm: Thiết bị chưa trả lời")
                .doesNotContain("refused", "NOT CONNECTED");
        assertThat(run("--lang", "en").said()).contains("NOT CONNECTED");
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeAnythingIsLookedAt() {
        assertThat(run("--lang", "fr").code()).isEqualTo(2);
        assertThat(run("--bundle", folder.toString()).code()).isEqualTo(2);
        Run nowhere = run("--bundle", folder.resolve("absent").resolve("x.zip").toString());
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.said()).contains("x.zip").doesNotContain(".part", "Java");
    }

    @Test
    void aDamagedIdentityIsToldInPlainWords() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("identity.json"), "{\"agent\":\"pc-1\"}");

        assertThat(run("--lang", "en").said().replaceAll("\\s+", " "))
                .contains("identity.json", "is damaged; enrol this PC again")
                .doesNotContain("null", "Deserialization");
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
