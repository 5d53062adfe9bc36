package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CameraStillCommandTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int still(String... arguments) {
        return new CommandLine(new CameraStillCommand())
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    @Test
    void writesThePictureAsItCameAndSaysWhyThereIsNone() throws Exception {
        HttpServer device = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        device.createContext("/api/hall/latest.jpg", exchange -> {
            exchange.sendResponseHeaders(200, JPEG.length);
            exchange.getResponseBody().write(JPEG);
            exchange.close();
        });
        device.start();
        String url = "http://127.0.0.1:" + device.getAddress().getPort();
        Path out = folder.resolve("still.jpg");
        try {
            assertThat(still("--type", "frigate", "--url", url, "--channel", "hall", "--out", out.toString()))
                    .isZero();
            assertThat(still("--type", "frigate", "--url", url, "--channel", "gate"))
                    .isEqualTo(1);
        } finally {
            device.stop(0);
        }

        assertThat(Files.readAllBytes(out)).isEqualTo(JPEG);
        assertThat(printed.toString())
                .contains("\"type\":\"still\",\"mediaType\":\"image/jpeg\",\"bytes\":6")
                .contains("\"type\":\"fault\",\"why\":\"NOT_FOUND\"");
    }

    @Test
    void whatIsWrongWithTheCallIsNamedAndNobodyIsAsked() {
        assertThat(still("--type", "kodak", "--url", "http://10.0.0.5", "--channel", "1"))
                .isEqualTo(2);
        assertThat(still("--type", "isapi", "--url", "http://a:b@10.0.0.5", "--channel", "1"))
                .isEqualTo(2);
        assertThat(still("--type", "isapi", "--url", "http://10.0.0.5", "--channel", "1/2"))
                .isEqualTo(2);
        assertThat(still(
                        "--type",
                        "dahua",
                        "--url",
                        "http://10.0.0.5",
                        "--channel",
                        "1",
                        "--at",
                        "2026-11-20T01:00:00Z"))
                .isEqualTo(2);

        assertThat(errors.toString())
                .contains("'kodak'", "dahua, frigate, isapi, onvif, path", "--url", "'1/2'", "--at");
    }
}
