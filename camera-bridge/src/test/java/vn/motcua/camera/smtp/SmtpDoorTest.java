package vn.motcua.camera.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.Heards;
import vn.motcua.camera.source.Heard;

/** The door as others' mail clients find it: curl, and Python's smtplib. */
class SmtpDoorTest {
    private static final SmtpAccess ACCESS = new SmtpAccess(Set.of("nvr@site.vn"), Map.of("cam", "geheim"));
    private static final String MAIL = """
            From: nvr@site.vn
            Subject: Motion
            Content-Type: multipart/mixed; boundary=b

            --b

            EVENT TYPE: Motion Detected
            EVENT TIME: 2026-11-20,08:00:00
            CHANNEL NAME: Quay 1
            .
            ..dots
            --b
            Content-Type: image/jpeg
            Content-Transfer-Encoding: base64

            %s
            --b--
            """.formatted(Base64.getMimeEncoder().encodeToString(picture()));
    private static final String SAID = "motion PULSE /Quay 1 2026-11-20T01:00:00Z? [40000]";

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean isFull;
    private int port;

    private static byte[] picture() {
        byte[] bytes = new byte[40_000];
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xd8;
        return bytes;
    }

    @BeforeEach
    void open() throws Exception {
        SmtpDoor door = new SmtpDoor(vertx, ACCESS, MailWords.USUAL, () -> Heards.ZONE, this::take);
        port = door.start("127.0.0.1", 0).await(10, TimeUnit.SECONDS);
        Files.writeString(folder.resolve("mail"), MAIL.replace("\n", "\r\n"));
    }

    private Future<Void> take(List<Heard> said) {
        if (isFull) return Future.failedFuture("the store is full");
        said.forEach(one -> heard.add(Heards.say(one)));
        return Future.succeededFuture();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void curlIsUnderstood() throws Exception {
        assertThat(curl("cam:geheim", "nvr@site.vn")).isZero();
        assertThat(heard).containsExactly(SAID);
    }

    @Test
    void curlIsToldWhenAMailIsNotTaken() throws Exception {
        assertThat(curl("cam:wrong", "nvr@site.vn")).as("login denied").isEqualTo(67);
        assertThat(curl("cam:geheim", "else@site.vn")).as("sender refused").isEqualTo(55);
        isFull = true;
        assertThat(curl("cam:geheim", "nvr@site.vn")).as("not stored").isNotZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void smtplibIsUnderstood() throws Exception {
        String script = """
                import smtplib
                with smtplib.SMTP("127.0.0.1", %d, timeout=10) as s:
                    s.login("cam", "geheim")
                    for i in range(3):
                        s.sendmail("nvr@site.vn", ["a@site.vn", "b@site.vn"], open("mail", "rb").read())
                """.formatted(port);
        assertThat(run("python3", "-c", script)).isZero();
        assertThat(heard).containsExactly(SAID, SAID, SAID);
    }

    /** A client that does not wait for answers gets all of them, in order. */
    @Test
    void commandsThatComeTogetherAreAnsweredInOrder() throws Exception {
        String login = Base64.getEncoder().encodeToString("\0cam\0geheim".getBytes(StandardCharsets.UTF_8));
        String one = "MAIL FROM:<nvr@site.vn>\r\nRCPT TO:<a>\r\nDATA\r\n"
                + MAIL.replace("\n.", "\n..").replace("\n", "\r\n") + ".\r\n";
        List<String> answers = new ArrayList<>();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("AUTH PLAIN " + login + "\r\n" + one + one + "QUIT\r\n").getBytes(StandardCharsets.UTF_8));
            new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> answers.add(line.substring(0, 3)));
        }
        assertThat(answers)
                .containsExactly("220", "235", "250", "250", "354", "250", "250", "250", "354", "250", "221");
        assertThat(heard).containsExactly(SAID, SAID);
    }

    @Test
    void oneConnectionTooManyIsSentAway() throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < SmtpDoor.CONNECTIONS_MAX; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                open.add(socket);
                assertThat(socket.getInputStream().readNBytes(3)).asString().isEqualTo("220");
            }
            try (Socket last = new Socket("127.0.0.1", port)) {
                assertThat(last.getInputStream().readAllBytes()).asString().startsWith("421");
            }
        } finally {
            for (Socket socket : open) socket.close();
        }
    }

    private int curl(String user, String from) throws Exception {
        return run(
                "curl",
                "-s",
                "--max-time",
                "20",
                "smtp://127.0.0.1:" + port,
                "--user",
                user,
                "--mail-from",
                from,
                "--mail-rcpt",
                "motcua@site.vn",
                "--upload-file",
                "mail");
    }

    private int run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException noSuchProgram) {
            System.err.println("NOT RUN: the mail door against " + command[0] + ", which is not installed");
            Assumptions.abort("NOT RUN: " + command[0] + " is not installed");
            return -1;
        }
    }
}
