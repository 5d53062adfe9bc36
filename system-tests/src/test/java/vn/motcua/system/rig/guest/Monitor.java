package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The emulated machine's own control line (QMP), led back into the guest through a virtio port, so that a check can pull a device the
 * guest cannot make itself. Answers are lines of JSON; only "return" and "error" are told apart.
 */
final class Monitor implements AutoCloseable {
    private static final Path PORTS = Path.of("/sys/class/virtio-ports");
    private final Handle line;
    private final StringBuilder heard = new StringBuilder();

    Monitor() throws IOException {
        line = Handle.open(port("monitor"), LibC.O_RDWR);
        command("{\"execute\":\"qmp_capabilities\"}");
    }

    /** The node of a named virtio port; there is no udev here to make links. */
    static Path port(String name) throws IOException {
        try (DirectoryStream<Path> ports = Files.newDirectoryStream(PORTS)) {
            for (Path port : ports)
                if (Files.readString(port.resolve("name")).strip().equals(name))
                    return Path.of("/dev").resolve(port.getFileName());
        }
        throw new IOException("no virtio port " + name);
    }

    void command(String json) throws IOException {
        String answer = ask(json);
        if (answer.contains("\"error\"")) throw new IOException(json + " answered " + answer);
    }

    /** False when the machine says that the pulled device is not quite gone yet. */
    boolean accepts(String json) throws IOException {
        String answer = ask(json);
        if (answer.contains("\"error\"") && !answer.contains("in use") && !answer.contains("Duplicate"))
            throw new IOException(json + " answered " + answer);
        return !answer.contains("\"error\"");
    }

    private String ask(String json) throws IOException {
        line.write((json + "\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        Waiting.until("an answer to " + json, Duration.ofSeconds(10), () -> takeAnswer(answer));
        return answer.toString();
    }

    private boolean takeAnswer(StringBuilder answer) throws IOException {
        heard.append(new String(line.read(4_096), StandardCharsets.US_ASCII));
        for (int end = heard.indexOf("\n"); end >= 0; end = heard.indexOf("\n")) {
            String one = heard.substring(0, end);
            heard.delete(0, end + 1);
            if (!one.contains("\"return\"") && !one.contains("\"error\"")) continue; // greeting or event
            answer.append(one);
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        line.close();
    }
}
