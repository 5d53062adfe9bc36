package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no ordinary client sends, byte by byte: odd hosts and methods get a plain answer, never an internal error. */
class HostAndMethodTest {
    @TempDir
    private static Path home;

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(home).withPeople();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    private static String ask(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", hub.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String status(String answer) {
        return answer.lines().findFirst().orElse("").split(" ")[1];
    }

    @Test
    void aRequestWithoutAHostOrWithTwoIsMalformed() throws Exception {
        assertThat(status(ask("GET /health HTTP/1.1\r\n"))).isEqualTo("400");
        assertThat(status(ask("GET /health HTTP/1.1\r\nHost: localhost\r\nHost: 127.0.0.1\r\n")))
                .isEqualTo("400");
    }

    @Test
    void aHubOnLoopbackAnswersToItsOwnNamesOnly() throws Exception {
        for (String own : new String[] {"localhost", "127.0.0.1", "LOCALHOST:1", "127.0.0.1:9", "[::1]:8080"}) {
            assertThat(status(ask("GET /health HTTP/1.1\r\nHost: " + own + "\r\n")))
                    .as(own)
                    .isEqualTo("200");
        }
        for (String foreign : new String[] {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080"}) {
            String answer = ask("GET /api/v1/start HTTP/1.1\r\nHost: " + foreign + "\r\n");
            assertThat(status(answer)).as(foreign).isEqualTo("421");
            assertThat(answer).contains("WRONG_HOST").contains("X-Content-Type-Options");
        }
    }

    @Test
    void theNameInThePublicAddressIsItsOwnToo() throws Exception {
        String name = java.net.URI.create(RunningHub.site(false).publicUrl()).getHost();

        assertThat(status(ask("GET /health HTTP/1.1\r\nHost: " + name + "\r\n")))
                .isEqualTo("200");
    }

    @Test
    void headIsGetWithoutABody() throws Exception {
        for (String path : new String[] {"/health", "/sign-in", "/ui/tokens.css"}) {
            String answer = ask("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n");
            assertThat(status(answer)).as(path).isEqualTo("200");
            assertThat(answer).as(path).endsWith("\r\n\r\n");
        }
    }

    @Test
    void aWrongMethodIsToldWhichAreAllowed() throws Exception {
        String answer = ask("PUT /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n");

        assertThat(status(answer)).isEqualTo("405");
        assertThat(answer).contains("Allow: DELETE, GET, HEAD, POST");
        assertThat(status(ask("TRACE / HTTP/1.1\r\nHost: localhost\r\n"))).isEqualTo("405");
    }
}
