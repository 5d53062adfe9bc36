package vn.motcua.hub.rating;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.hub.platform.link.HubIdentity;

/**
 * One key a day, in a file of its own in the hub's folder: who destroys it destroys every word of that day at once, also those in
 * free pages and in the log of the store. No backup holds them. Blocking; one thread at a time.
 */
final class WordKeys {
    static final String FOLDER = "rating-words";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int DAY_LENGTH = "2026-11-23".length();
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path folder;

    WordKeys(Path home) {
        this.folder = home.resolve(FOLDER);
    }

    /** Bound to the rating, so that it can be put under no other. */
    byte[] seal(LocalDate day, String ratingId, String words) throws IOException {
        Path file = folder.resolve(day.toString());
        if (!Files.exists(file)) {
            PrivateFolder.make(folder);
            byte[] fresh = new byte[KEY_BYTES];
            RANDOM.nextBytes(fresh);
            HubIdentity.writeSecret(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key(file), ratingId, nonce, text);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Empty once the day's key is destroyed. */
    Optional<String> open(LocalDate day, String ratingId, byte[] sealed) throws IOException {
        Path file = folder.resolve(day.toString());
        if (!Files.exists(file)) return Optional.empty();
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] text = new byte[sealed.length - NONCE_BYTES];
        parts.get(nonce).get(text);
        byte[] words = run(Cipher.DECRYPT_MODE, key(file), ratingId, nonce, text);
        return Optional.of(new String(words, StandardCharsets.UTF_8));
    }

    private static SecretKey key(Path file) throws IOException {
        return new SecretKeySpec(
                Base64.getUrlDecoder().decode(Files.readString(file).strip()), "AES");
    }

    private static byte[] run(int mode, SecretKey key, String ratingId, byte[] nonce, byte[] bytes) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ratingId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IOException("the words of rating " + ratingId + " are not as they were stored", e);
        }
    }

    /** The keys of this day and of those before it, half-written ones too. */
    void destroyUntil(LocalDate last) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> keys;
        try (var files = Files.list(folder)) {
            keys = files.filter(file -> isDue(file.getFileName().toString(), last))
                    .toList();
        }
        for (Path key : keys) destroy(key);
    }

    private static boolean isDue(String name, LocalDate last) {
        try {
            return name.length() >= DAY_LENGTH
                    && !LocalDate.parse(name.substring(0, DAY_LENGTH)).isAfter(last);
        } catch (DateTimeException noKey) {
            return false;
        }
    }

    private static void destroy(Path key) throws IOException {
        try (FileChannel out = FileChannel.open(key, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) out.size());
            while (zeros.hasRemaining()) out.write(zeros);
            out.force(true);
        }
        Files.delete(key);
    }
}
