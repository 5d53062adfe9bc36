package vn.motcua.hub.rating;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.core.seal.KeyFile;
import vn.motcua.core.seal.SealedBytes;

/**
 * One key a day, in a file of its own in the hub's folder: who destroys it destroys every word of that day at once, also those in
 * free pages and in the log of the store. No backup holds them. Blocking; one thread at a time.
 */
final class WordKeys {
    static final String FOLDER = "rating-words";
    private static final int DAY_LENGTH = "2026-11-23".length();
    private final Path folder;

    WordKeys(Path home) {
        this.folder = home.resolve(FOLDER);
    }

    /** Bound to the rating, so that it can be put under no other. */
    byte[] seal(LocalDate day, String ratingId, String words) throws IOException {
        Path file = folder.resolve(day.toString());
        if (!Files.exists(file)) {
            PrivateFolder.make(folder);
            byte[] fresh = KeyFile.fresh().getEncoded();
            DurableFile.replacePrivate(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
        }
        SecretKey key = key(file).orElseThrow(() -> new IOException("the key of " + day + " is gone"));
        return SealedBytes.close(key, bytes(ratingId), bytes(words));
    }

    /** Empty once the day's key is destroyed. */
    Optional<String> open(LocalDate day, String ratingId, byte[] sealed) throws IOException {
        Optional<SecretKey> key = key(folder.resolve(day.toString()));
        if (key.isEmpty()) return Optional.empty();
        try {
            return Optional.of(
                    new String(SealedBytes.open(key.get(), bytes(ratingId), sealed), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("the words of rating " + ratingId + " are not as they were stored", e);
        }
    }

    private static Optional<SecretKey> key(Path file) throws IOException {
        return KeyFile.read(file, Base64.getUrlDecoder());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The keys of this day and of those before it, half-written ones too. */
    void destroyUntil(LocalDate last) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> keys;
        try (var files = Files.list(folder)) {
            keys = files.filter(file -> isDue(file.getFileName().toString(), last))
                    .toList();
        }
        for (Path key : keys) KeyFile.destroy(key);
    }

    private static boolean isDue(String name, LocalDate last) {
        try {
            return name.length() >= DAY_LENGTH
                    && !LocalDate.parse(name.substring(0, DAY_LENGTH)).isAfter(last);
        } catch (DateTimeException noKey) {
            return false;
        }
    }
}
