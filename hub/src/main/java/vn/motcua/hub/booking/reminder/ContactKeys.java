package vn.motcua.hub.booking.reminder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.core.seal.KeyFile;
import vn.motcua.core.seal.SealedBytes;

/**
 * One key for each booking with a contact, a file of its own that no backup holds. With its key a contact is gone, whatever copies of
 * the sealed text there are. AES-256 in GCM, the booking's id bound in. Blocking; any thread.
 */
final class ContactKeys {
    static final String FOLDER = "reminder-keys";

    private final Path folder;

    ContactKeys(Path home) throws IOException {
        this.folder = PrivateFolder.make(home.resolve(FOLDER));
    }

    /** Seals under a fresh key that is on the disk when this returns. */
    String seal(BookingId booking, String text) throws IOException {
        SecretKey key = KeyFile.fresh();
        DurableFile.replacePrivate(file(booking), Base64.getEncoder().encodeToString(key.getEncoded()));
        return Base64.getEncoder().encodeToString(SealedBytes.close(key, bytes(booking.value()), bytes(text)));
    }

    /** Empty once its key is destroyed. */
    Optional<String> open(BookingId booking, String hidden) throws IOException {
        Optional<SecretKey> key = KeyFile.read(file(booking), Base64.getDecoder());
        if (key.isEmpty()) return Optional.empty();
        byte[] sealed = Base64.getDecoder().decode(hidden);
        try {
            byte[] text = SealedBytes.open(key.get(), bytes(booking.value()), sealed);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("the contact of booking " + booking + " cannot be opened", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Overwritten, then deleted; done also if it was before. */
    void destroy(BookingId booking) throws IOException {
        KeyFile.destroy(file(booking));
    }

    /** Of every booking; done also if there never was one. */
    static void destroyAll(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) KeyFile.destroy(file);
        }
    }

    private Path file(BookingId booking) {
        return folder.resolve(booking.value() + ".key");
    }
}
