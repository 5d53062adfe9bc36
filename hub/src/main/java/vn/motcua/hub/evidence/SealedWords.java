package vn.motcua.hub.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.core.seal.KeyFile;
import vn.motcua.core.seal.SealedBytes;

/**
 * What people write about incidents, each under a key of its own that is wrapped by the master key and lies in the hub's folder: who
 * destroys it destroys those words everywhere in the store, in its log and in every backup. Blocking; any thread.
 */
public final class SealedWords {
    static final String FOLDER = "incident-words";
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private final Path folder;
    private final EvidenceKeys keys;

    private SealedWords(Path folder, EvidenceKeys keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /** @param home the hub's folder */
    public static SealedWords in(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        PrivateFolder.make(folder);
        return new SealedWords(folder, EvidenceKeys.in(home));
    }

    /** Those of a hub's folder that is only looked at: nothing is made. Empty where there are no keys to words. */
    static Optional<SealedWords> lookedAt(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        boolean isThere = Files.isDirectory(folder) && Files.exists(home.resolve(EvidenceKeys.FILE));
        return isThere ? Optional.of(new SealedWords(folder, EvidenceKeys.in(home))) : Optional.empty();
    }

    /**
     * The key is on the disk before this returns, so before any commit: words that are committed can be read.
     *
     * @param id of the words, a UUID; they can be put under no other
     */
    public byte[] seal(String id, String words) throws IOException {
        SecretKey key = KeyFile.fresh();
        DurableFile.replacePrivate(file(id), keys.wrap(key));
        return SealedBytes.close(key, bytes(id), bytes(words));
    }

    /** Empty once the key is destroyed. */
    public Optional<String> open(String id, byte[] sealed) throws IOException {
        Optional<String> wrapped = KeyFile.text(file(id));
        if (wrapped.isEmpty()) return Optional.empty();
        SecretKey key = keys.unwrap(wrapped.get());
        try {
            return Optional.of(new String(SealedBytes.open(key, bytes(id), sealed), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("the words " + id + " are not as they were stored", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Overwritten before it goes; nothing to do if it is gone. */
    void destroyKey(String id) throws IOException {
        KeyFile.destroy(file(id));
    }

    /** Those with a key. */
    List<String> ids() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> ID.matcher(name).matches())
                    .toList();
        }
    }

    private Path file(String id) throws IOException {
        if (!ID.matcher(id).matches()) throw new IOException("no id of words: " + id);
        return folder.resolve(id);
    }
}
