package vn.motcua.hub;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub as a real process. */
class MainTest {
    private static final Path EXAMPLE = Path.of("..", "config").toAbsolutePath().normalize();
    private static final Pattern READY = Pattern.compile("motcua hub ready on (http://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern CODE = Pattern.compile("code ([A-Z0-9]{4}(-[A-Z0-9]{4}){4})");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() throws Exception {
        for (Process process : started) {
            process.destroyForcibly();
            assertThat(process.waitFor(30, SECONDS)).isTrue();
        }
    }

    @Test
    void setupCodeAndSessionLiveOverARestartAndSigtermStopsCleanly() throws Exception {
        Process first = hub(EXAMPLE, "--port", "0");
        String lines = until(first, READY);
        String address = find(READY, lines);
        HttpResponse<String> setup = post(
                address + "/api/v1/setup",
                "{\"code\":\"" + find(CODE, lines)
                        + "\",\"login\":\"quantri\",\"name\":\"Võ Trung\",\"password\":\"con mèo nằm trên mái\"}");
        assertThat(setup.statusCode()).as(setup.body()).isEqualTo(201);
        String cookie = setup.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        first.destroy();
        assertThat(first.waitFor(30, SECONDS)).isTrue();
        assertThat(first.exitValue())
                .as("ended by SIGTERM after its shutdown hook")
                .isEqualTo(143);

        Process second = hub(EXAMPLE, "--port", "0", "--exit-with-input");
        String again = until(second, READY);

        assertThat(again).doesNotContain("first administrator");
        assertThat(get(find(READY, again) + "/api/v1/session", cookie)).contains("Võ Trung");
        second.getOutputStream().close();
        assertThat(second.waitFor(30, SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        String log = Files.readString(folder.resolve("home/logs/hub.log"));
        assertThat(log)
                .doesNotContain("did not stop cleanly")
                .doesNotContain("Võ Trung")
                .doesNotContain(cookie.split("=")[1]);
    }

    @Test
    void eachStartPrintsANewSetupCodeUntilThereIsAnAdministrator() throws Exception {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Process hub = hub(EXAMPLE, "--port", "0");
            codes.add(find(CODE, until(hub, READY)));
            hub.destroyForcibly();
            assertThat(hub.waitFor(30, SECONDS)).isTrue();
        }

        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void takenPortIsSaidAndEndsWith3() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Process hub = hub(EXAMPLE, "--port", String.valueOf(taken.getLocalPort()));

            assertThat(hub.waitFor(60, SECONDS)).isTrue();

            assertThat(errors()).contains("port " + taken.getLocalPort()).contains("Another program has the port");
            assertThat(hub.exitValue()).isEqualTo(3);
        }
    }

    @Test
    void configurationProblemsAreToldTogetherAndEndWith2() throws Exception {
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("hub.yaml"), "host: 0.0.0.0\nport: no\n");

        Process hub = hub(config);

        assertThat(hub.waitFor(60, SECONDS)).isTrue();
        assertThat(errors())
                .contains("site.yaml: (file)")
                .contains("hub.yaml: host = '0.0.0.0'")
                .contains("hub.yaml: port = 'no'");
        assertThat(hub.exitValue()).isEqualTo(2);
    }

    @Test
    void aDataFolderThatCannotBeUsedIsToldAndEndsWith2() throws Exception {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home/logs"), "a file where the folder should be");

        Process hub = hub(EXAMPLE, "--port", "0");

        assertThat(hub.waitFor(60, SECONDS)).isTrue();
        assertThat(hub.exitValue()).isEqualTo(2);
        assertThat(errors()).contains("home").contains("--home").doesNotContain("Exception");
    }

    @Test
    void aDamagedStoreIsToldAndEndsTheProcess() throws Exception {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home/hub.db"), "no database at all, but long enough to be taken for one");

        Process hub = hub(EXAMPLE, "--port", "0");

        assertThat(hub.waitFor(60, SECONDS)).isTrue();
        assertThat(hub.exitValue()).isEqualTo(1);
        assertThat(errors()).contains("motcua restore");
    }

    private Process hub(Path config, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.motcua.hub.Main",
                "--config",
                config.toString(),
                "--home",
                folder.resolve("home").toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    private String until(Process process, Pattern pattern) throws IOException {
        StringBuilder lines = new StringBuilder();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.append(line).append('\n');
            if (pattern.matcher(line).find()) return lines.toString();
        }
        throw new AssertionError("the hub ended after: " + lines + errors());
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors.txt"));
    }

    private static String find(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        assertThat(match.find()).as("%s in %s", pattern, text).isTrue();
        return match.group(1);
    }

    private HttpResponse<String> post(String address, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String get(String address, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Cookie", cookie)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
