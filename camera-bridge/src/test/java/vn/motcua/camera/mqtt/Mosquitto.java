package vn.motcua.camera.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Debian's broker, in a folder of the test: an MQTT that is not ours. */
public final class Mosquitto implements AutoCloseable {
    private final String program;
    private final Path folder;
    private final int port;
    private Process process;

    private Mosquitto(String program, Path folder, int port) {
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /** Empty, with a loud word, where it is not installed. */
    public static Optional<Mosquitto> in(Path folder) throws IOException {
        return in(folder, "");
    }

    /** Over TLS, with {@code NAME.pem} and {@code NAME.key} in its folder. */
    public static Optional<Mosquitto> overTls(Path folder, String name) throws IOException {
        return in(folder, "certfile %1$s/%2$s.pem\nkeyfile %1$s/%2$s.key\n".formatted(folder, name));
    }

    private static Optional<Mosquitto> in(Path folder, String more) throws IOException {
        for (String program :
                new String[] {"/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto"}) {
            if (!Files.isExecutable(Path.of(program))) continue;
            Mosquitto broker = new Mosquitto(program, folder, freePort());
            broker.configure(more);
            broker.start();
            return Optional.of(broker);
        }
        System.err.println("NOT RUN: MQTT against a foreign broker. Install mosquitto");
        return Optional.empty();
    }

    private void configure(String more) throws IOException {
        // As root it would become a user who may not write here.
        String user = "root".equals(System.getProperty("user.name")) ? "user root\n" : "";
        Files.writeString(folder.resolve("broker.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence true
                persistence_location %s/
                max_queued_messages 0
                max_inflight_messages 20
                """.formatted(port, folder) + user + more);
    }

    void start() throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(program, "-c", folder.resolve("broker.conf").toString());
        process = command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Through its own client, at QoS 1. */
    public void publish(String topic, String payload) throws IOException, InterruptedException {
        Process client = new ProcessBuilder(
                        "mosquitto_pub",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-q",
                        "1",
                        "-t",
                        topic,
                        "-m",
                        payload)
                .start();
        if (!client.waitFor(20, TimeUnit.SECONDS) || client.exitValue() != 0)
            throw new IOException("mosquitto_pub could not publish to " + topic);
    }

    public int port() {
        return port;
    }

    /** It writes its sessions down before it goes. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
