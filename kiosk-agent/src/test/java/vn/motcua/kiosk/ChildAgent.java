package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Identity;

/** An agent as a process of its own, on this test's class path; its hub is away. Closing it kills it. */
final class ChildAgent implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final BufferedReader out;

    private ChildAgent(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Where it keeps what it knows. */
    static Path home(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("home"));
    }

    /** @param modules it enrolled with; null for all */
    static void enrol(Path folder, boolean training, @Nullable List<String> modules) throws Exception {
        new Identity(
                        new AgentId("pc-1"),
                        new SiteId("demo"),
                        "http://127.0.0.1:1",
                        LinkSignatures.encode(LinkSignatures.newKeyPair().getPublic()),
                        LinkSignatures.encodePrivate(LinkSignatures.newKeyPair().getPrivate()),
                        training,
                        modules)
                .save(home(folder).resolve(Identity.FILE));
    }

    /** With the {@code agent.yaml} under {@link #config}, which the caller has written. */
    static ChildAgent begin(Path folder) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.motcua.kiosk.Main",
                "--config",
                config(folder).getParent().toString(),
                "--home",
                home(folder).toString());
        return new ChildAgent(
                folder,
                new ProcessBuilder(command)
                        .redirectError(errors(folder).toFile())
                        .start());
    }

    /** As one of a training site. */
    static ChildAgent begin(Path folder, String yaml) throws Exception {
        enrol(folder, true, null);
        Files.writeString(config(folder), yaml);
        return begin(folder);
    }

    static Path config(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("config")).resolve("agent.yaml");
    }

    private static Path errors(Path folder) {
        return folder.resolve("err.txt");
    }

    /** Waits until it is ready. @return its address */
    String awaitReady() throws IOException {
        String line = String.valueOf(out.readLine());
        assertThat(line).as(said()).startsWith("motcua agent ready on http://127.0.0.1:");
        return line.substring(line.indexOf("http"));
    }

    /** What it wrote to its standard error. */
    String said() throws IOException {
        return Files.readString(errors(folder));
    }

    /** What it writes to its standard output behind the line that it is ready. */
    BufferedReader out() {
        return out;
    }

    Process process() {
        return process;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }
}
