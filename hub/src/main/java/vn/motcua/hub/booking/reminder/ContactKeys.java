package vn.motcua.hub.booking.reminder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.process.PrivateFolder;

/**
 * One key for each booking with a contact, a file of its own that no backup holds. With its key a contact is gone, whatever copies of
 * the sealed text there are. AES-256 in GCM, the booking's id bound in. Blocking; any thread.
 */
final class ContactKeys {
    static final String FOLDER = "reminder-keys";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    ContactKeys(Path home) throws IOException {
        this.folder = PrivateFolder.make(home.resolve(FOLDER));
    }

    /** Seals under a fresh key that is on the disk when this returns. */
    String seal(BookingId booking, String text) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(key);
        random.nextBytes(nonce);
        DurableFile.replacePrivate(file(booking), Base64.getEncoder().encodeToString(key));
        byte[] hidden = run(Cipher.ENCRYPT_MODE, booking, key, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] all = new byte[NONCE_BYTES + hidden.length];
        System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
        System.arraycopy(hidden, 0, all, NONCE_BYTES, hidden.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /** Empty once its key is destroyed. */
    Optional<String> open(BookingId booking, String hidden) throws IOException {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file(booking)));
        } catch (NoSuchFileException destroyed) {
            return Optional.empty();
        }
        byte[] all = Base64.getDecoder().decode(hidden);
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
        byte[] text = java.util.Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return Optional.of(new String(run(Cipher.DECRYPT_MODE, booking, key, nonce, text), StandardCharsets.UTF_8));
    }

    /** Overwritten, then deleted; done also if it was before. */
    void destroy(BookingId booking) throws IOException {
        Path file = file(booking);
        if (Files.exists(file)) destroy(file);
    }

    /** Of every booking; done also if there never was one. */
    static void destroyAll(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) destroy(file);
        }
    }

    private static void destroy(Path file) throws IOException {
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.deleteIfExists(file);
    }

    private Path file(BookingId booking) {
        return folder.resolve(booking.value() + ".key");
    }

    private static byte[] run(int mode, BookingId booking, byte[] key, byte[] nonce, byte[] text) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(booking.value().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IOException("the contact of booking " + booking + " cannot be sealed or opened", e);
        }
    }
}
