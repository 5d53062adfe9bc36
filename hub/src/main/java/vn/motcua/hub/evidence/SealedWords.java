package vn.motcua.hub.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.hub.platform.link.HubIdentity;

/**
 * What people write about incidents, each under a key of its own that is wrapped by the master key and lies in the hub's folder: who
 * destroys it destroys those words everywhere in the store, in its log and in every backup. Blocking; any thread.
 */
public final class SealedWords {
    static final String FOLDER = "incident-words";
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
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

    /**
     * The key is on the disk before this returns, so before any commit: words that are committed can be read.
     *
     * @param id of the words, a UUID; they can be put under no other
     */
    public byte[] seal(String id, String words) throws IOException {
        SecretKey key = EvidenceKeys.fresh();
        HubIdentity.writeSecret(file(id), keys.wrap(key));
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, id, nonce, words.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Empty once the key is destroyed. */
    public Optional<String> open(String id, byte[] sealed) throws IOException {
        String wrapped;
        try {
            wrapped = Files.readString(file(id));
        } catch (NoSuchFileException destroyed) {
            return Optional.empty();
        }
        if (sealed.length < NONCE_BYTES) throw changed(id, null);
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] text = new byte[sealed.length - NONCE_BYTES];
        parts.get(nonce).get(text);
        byte[] words = run(Cipher.DECRYPT_MODE, keys.unwrap(wrapped), id, nonce, text);
        return Optional.of(new String(words, StandardCharsets.UTF_8));
    }

    private static byte[] run(int mode, SecretKey key, String id, byte[] nonce, byte[] bytes) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw changed(id, e);
        }
    }

    private static IOException changed(String id, @org.jspecify.annotations.Nullable Exception cause) {
        return new IOException("the words " + id + " are not as they were stored", cause);
    }

    /** Overwritten before it goes; nothing to do if it is gone. */
    void destroyKey(String id) throws IOException {
        Path key = file(id);
        if (!Files.exists(key)) return;
        try (FileChannel out = FileChannel.open(key, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) out.size());
            while (zeros.hasRemaining()) out.write(zeros);
            out.force(true);
        }
        Files.delete(key);
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
