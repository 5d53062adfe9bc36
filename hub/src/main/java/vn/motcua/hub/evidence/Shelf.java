package vn.motcua.hub.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.core.seal.KeyFile;

/**
 * The files of evidence in the hub's folder: {@code evidence/ab/cdef…} encrypted, and the key of each in {@code evidence/keys}.
 * Blocking; one thread at a time. Not final, so that a test can stop between the key and the file.
 */
class Shelf {
    static final String FOLDER = "evidence";
    private static final String KEYS = "keys";
    private final Path home;
    private final Path folder;
    private final EvidenceKeys keys;

    Shelf(Path home) throws IOException {
        this.home = home;
        this.folder = home.resolve(FOLDER);
        this.keys = EvidenceKeys.in(home);
        PrivateFolder.make(folder);
        PrivateFolder.make(folder.resolve(KEYS));
    }

    static Path file(Path home, String id) {
        return home.resolve(FOLDER).resolve(id.substring(0, 2)).resolve(id.substring(2));
    }

    static Path key(Path home, String id) {
        return home.resolve(FOLDER).resolve(KEYS).resolve(id);
    }

    private Path file(String id) {
        return file(home, id);
    }

    private Path key(String id) {
        return key(home, id);
    }

    /** A key of its own for a new piece. */
    void makeKey(String id) throws IOException {
        PrivateFolder.make(folder.resolve(id.substring(0, 2)));
        DurableFile.replacePrivate(key(id), keys.wrap(KeyFile.fresh()));
    }

    /** On the disk before it returns. The same bytes again at the same place do no harm. */
    void write(String id, EvidenceItem item, long offset, byte[] plain) throws IOException {
        long piece = offset / Seal.PIECE_BYTES;
        ByteBuffer sealed = ByteBuffer.wrap(Seal.close(keyOf(id), item, piece, plain));
        try (FileChannel out = FileChannel.open(file(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.position(piece * (Seal.PIECE_BYTES + Seal.EXTRA_BYTES));
            while (sealed.hasRemaining()) out.write(sealed);
            out.truncate(out.position());
            out.force(true);
        }
    }

    private SecretKey keyOf(String id) throws IOException {
        return keys.unwrap(Files.readString(key(id)));
    }

    /** Decrypted, piece by piece. */
    void read(String id, EvidenceItem item, OutputStream out) throws IOException {
        read(id, item, 0, item.size() - 1, out);
    }

    /** From one byte to another, itself included: only the pieces they lie in are read and decrypted. */
    void read(String id, EvidenceItem item, long from, long last, OutputStream out) throws IOException {
        SecretKey key = keyOf(id);
        try (FileChannel file = FileChannel.open(file(id));
                InputStream in = Channels.newInputStream(file)) {
            file.position(from / Seal.PIECE_BYTES * (Seal.PIECE_BYTES + Seal.EXTRA_BYTES));
            for (long piece = from / Seal.PIECE_BYTES; piece <= last / Seal.PIECE_BYTES; piece++) {
                byte[] plain = Seal.open(key, item, piece, in.readNBytes(Seal.PIECE_BYTES + Seal.EXTRA_BYTES));
                long start = piece * Seal.PIECE_BYTES;
                int begin = (int) Math.max(0, from - start);
                int end = (int) Math.min(plain.length, last - start + 1);
                out.write(plain, begin, end - begin);
            }
        }
    }

    /** SHA-256 of the encrypted file. */
    static String hash(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    String hash(String id) throws IOException {
        return hash(file(id));
    }

    /** The key first: once it is gone the file is noise, whatever stops us before the file is. */
    void destroy(String id) throws IOException {
        destroyKey(id);
        Files.deleteIfExists(file(id));
    }

    void destroyKey(String id) throws IOException {
        KeyFile.destroy(key(id));
    }

    /** The ids of everything that lies here, of keys too. */
    List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        try (var files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = folder.relativize(file);
                if (place.getNameCount() != 2) continue;
                String parent = place.getName(0).toString();
                String name = place.getName(1).toString();
                String id = parent.equals(KEYS) ? name : parent + name;
                if (id.matches("[0-9a-f]{64}") && !ids.contains(id)) ids.add(id);
            }
        }
        return ids;
    }
}
