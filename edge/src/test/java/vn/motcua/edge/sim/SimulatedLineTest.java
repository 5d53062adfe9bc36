package vn.motcua.edge.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedLineTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration WHILE = Duration.ofMillis(600);

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private String heard() {
        return heard.toString(StandardCharsets.US_ASCII);
    }

    /** Its reader waits at the line just then, and has the bytes in hand before it sees that it hangs. */
    @Test
    void whatComesWhileItHangsIsHeardWhenItGoesOn() throws Exception {
        try (SimulatedLine line = SimulatedLine.tcp("sim", "127.0.0.1", 0, heard::writeBytes)) {
            String address = line.start();
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            try (Socket agent = new Socket("127.0.0.1", port)) {
                agent.setTcpNoDelay(true);
                agent.getOutputStream().write('a');
                await().atMost(SOON).until(() -> heard().equals("a"));

                line.frozen(true);
                agent.getOutputStream().write('b');
                await().pollDelay(WHILE).until(() -> true);
                agent.getOutputStream().write('c');
                assertThat(heard()).isEqualTo("a");
                line.frozen(false);
                await().atMost(SOON).until(() -> heard().equals("abc"));
            }
        }
    }
}
