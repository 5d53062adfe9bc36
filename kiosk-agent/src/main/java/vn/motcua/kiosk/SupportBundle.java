package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a technician far away needs of a PC, in one archive that may be sent by mail: the doctor's report, versions, the configuration
 * without secrets, the running agent's word with its history, the end of the log. Never the identity, the store or a ticket; every
 * part goes through {@link Redactor}. Blocks.
 */
public final class SupportBundle {
    private static final int LOG_BYTES_MAX = 512 * 1024;

    private final Path config;
    private final Path home;
    private final String version;

    /**
     * @param config folder with agent.yaml
     * @param home the agent's data folder
     * @param version of the product
     */
    public SupportBundle(Path config, Path home, String version) {
        this.config = config;
        this.home = home;
        this.version = version;
    }

    /**
     * Writes the archive, whole or not at all.
     *
     * @param report as a person has read it
     * @param status what the running agent said, or null
     */
    public void write(Path file, String report, @Nullable JsonNode status) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("report.txt", Redactor.text(report));
        parts.put("versions.txt", versions());
        parts.put("agent.yaml", config());
        if (status != null) parts.put("status.json", Redactor.text(status.toPrettyString()));
        parts.put("agent.log", log());
        Path folder = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder == null ? Path.of(".") : folder, "bundle", ".part");
        try {
            zip(draft, parts);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void zip(Path file, Map<String, String> parts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private String versions() {
        return version + "\nmade " + Instant.now()
                + "\njava " + Runtime.version() + " " + System.getProperty("java.vendor")
                + "\nsystem " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch")
                + "\nprocessors " + Runtime.getRuntime().availableProcessors() + "\n";
    }

    private String config() {
        try {
            return Redactor.config(Files.readString(config.resolve("agent.yaml")));
        } catch (IOException e) {
            return "cannot be read: " + e.getClass().getSimpleName() + "\n";
        }
    }

    private String log() {
        Path file = home.resolve("logs").resolve("agent.log");
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - LOG_BYTES_MAX);
            in.seek(from);
            byte[] tail = new byte[(int) Math.min(LOG_BYTES_MAX, in.length() - from)];
            in.readFully(tail);
            String text = new String(tail, StandardCharsets.UTF_8);
            // Half a line may be half a secret, which no pattern knows.
            int whole = from == 0 ? 0 : text.indexOf('\n') + 1;
            return Redactor.text(text.substring(whole));
        } catch (IOException e) {
            return "no log at " + file.getFileName() + "\n";
        }
    }
}
