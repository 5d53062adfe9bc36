package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;

/** The archive leaves the PC by mail: none of what must stay may be in it, wherever it stood (I9). */
class SupportBundleTest {
    private static final List<String> CANARIES = List.of(
            "001099012345", "Trần Thị Kiểm", "Trần", "KIEM<<THI", "hunter2", "0912345678", "BCGHKLMNPQTVBCGHKLA");

    private static final String SCAN = "001099012345|012345678|Trần Thị Kiểm|01011990|Nữ|phường Mẫu|01012022";

    @TempDir
    Path folder;

    private static Map<String, String> unzip(Path file) throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return parts;
    }

    @Test
    void holdsWhatHelpsAndNoCanary() throws Exception {
        Path config = Files.createDirectories(folder.resolve("config"));
        Path logs = Files.createDirectories(folder.resolve("home/logs"));
        Files.writeString(config.resolve("agent.yaml"), "# hunter2\nweb: {port: 8090}\ncamera: {secret: hunter2}\n");
        Files.writeString(folder.resolve("home/identity.json"), "{\"privateKey\":\"hunter2\"}");
        // A log far longer than what is taken, so that the cut falls somewhere into a line of personal data.
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 12_000; i++)
            log.append("line ").append(i).append(" of ").append(SCAN).append(" 0912345678 KIEM<<THI\n");
        log.append("TICKET_PRINTER/printer-1: FAULT P_PAPER_OUT\n");
        Files.writeString(logs.resolve("agent.log"), log);
        Path file = folder.resolve("bundle.zip");

        new SupportBundle(config, folder.resolve("home"), "motcua 9.9.9")
                .write(
                        file,
                        "printer-1 not connected; last scan " + SCAN,
                        Json.object().put("detail", SCAN).put("link", "https://x/t/BCGHKLMNPQTVBCGHKLA"));

        Map<String, String> parts = unzip(file);
        assertThat(parts.keySet())
                .containsExactly("report.txt", "versions.txt", "agent.yaml", "status.json", "agent.log");
        parts.forEach((name, text) -> {
            for (String canary : CANARIES) assertThat(text).as(name).doesNotContain(canary);
        });
        assertThat(parts.get("report.txt")).contains("printer-1 not connected");
        assertThat(parts.get("versions.txt")).contains("motcua 9.9.9", "java");
        assertThat(parts.get("agent.yaml")).contains("8090");
        assertThat(parts.get("agent.log")).contains("P_PAPER_OUT").hasSizeLessThan(600_000);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void aPcWithoutConfigurationAndLogStillGetsAnArchive() throws Exception {
        Path file = folder.resolve("bundle.zip");

        new SupportBundle(folder.resolve("none"), folder.resolve("none"), "motcua 9.9.9").write(file, "nothing", null);

        assertThat(unzip(file)).containsOnlyKeys("report.txt", "versions.txt", "agent.yaml", "agent.log");
    }
}
