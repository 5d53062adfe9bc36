package vn.motcua.camera.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.process.DurableFile;

/**
 * Pictures and clips the hub asked for, from the device's answer until the hub has them. Each content lies once, under the SHA-256 of the bytes
 * as they were received, encrypted in pieces of 1 MiB, and beside it one small file for each want. A content is written under a passing name,
 * forced to the disk and renamed; what a kill leaves half done is removed at the next start. Bounded in bytes and age: the oldest goes first,
 * counted. Blocking; one thread at a time.
 */
public final class EvidenceSpool {
    /** As the hub takes them. */
    public static final int PIECE = 1 << 20;

    private static final String CONTENT = ".enc";
    private static final String WANT = ".json";
    private static final String PASSING = ".part";
    private static final String KEY = "spool.key";
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceSpool.class);

    /**
     * How much may lie here.
     *
     * @param bytes of all contents
     * @param age of the oldest
     * @param spare what the disk must have left for what matters more
     */
    public record Bounds(long bytes, Duration age, long spare) {}

    private final Path folder;
    private final Bounds bounds;
    private final Map<String, Spooled> wants = new LinkedHashMap<>();
    private SpoolKey key;
    private long dropped;

    private EvidenceSpool(Path folder, Bounds bounds, SpoolKey key) {
        this.folder = folder;
        this.bounds = bounds;
        this.key = key;
    }

    /** Reads what is there and tidies what a kill left. */
    public static EvidenceSpool open(Path folder, Bounds bounds, Instant now) throws IOException {
        Files.createDirectories(folder);
        EvidenceSpool spool = new EvidenceSpool(folder, bounds, SpoolKey.load(folder.resolve(KEY)));
        spool.recover();
        spool.expire(now);
        return spool;
    }

    private void recover() throws IOException {
        List<Spooled> found = new ArrayList<>();
        for (Path file : files()) if (name(file).endsWith(WANT)) read(file, found);
        found.sort(Comparator.comparing(Spooled::keptAt));
        for (Spooled one : found) {
            if (isWhole(one)) wants.put(one.wantId(), one);
            else Files.deleteIfExists(wantFile(one.wantId()));
        }
        Set<String> needed = new HashSet<>(Set.of(KEY));
        for (Spooled one : wants.values()) {
            needed.add(name(content(one.sha256())));
            needed.add(name(wantFile(one.wantId())));
        }
        for (Path file : files()) if (!needed.contains(name(file))) Files.deleteIfExists(file);
        shredIfEmpty();
    }

    private static void read(Path file, List<Spooled> into) throws IOException {
        try {
            Spooled one = Spooled.read(Files.readString(file));
            if (name(file).equals(one.wantId() + WANT)) into.add(one);
        } catch (RuntimeException unreadable) {
            LOG.warn("{} cannot be read and is dropped: {}", file, unreadable.getMessage());
        }
    }

    private boolean isWhole(Spooled one) throws IOException {
        Path file = content(one.sha256());
        long pieces = (one.bytes() + PIECE - 1) / PIECE;
        return Files.exists(file) && Files.size(file) == one.bytes() + pieces * SpoolKey.OVERHEAD;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** For bytes that come now. */
    public SpoolWriter writer() throws IOException {
        requireRoom(0);
        return new SpoolWriter(this, key, folder.resolve(UUID.randomUUID() + PASSING), sha256());
    }

    /** @param coming of one that is being written: the oldest give way to it */
    void requireRoom(long coming) throws IOException {
        if (coming > bounds.bytes()) throw new SpoolFullException("more than " + bounds.bytes() + " bytes");
        if (Files.getFileStore(folder).getUsableSpace() < bounds.spare())
            throw new SpoolFullException("the disk has less than " + bounds.spare() + " bytes left");
        while (bytes() + coming > bounds.bytes()) dropOldest();
    }

    private void dropOldest() throws IOException {
        Spooled oldest = wants.values().iterator().next();
        dropped++;
        LOG.warn("evidence for {} is dropped from the spool, as the hub never came for it", oldest.wantId());
        forget(oldest.wantId());
    }

    /**
     * Keeps what was written, for a want that had nothing yet.
     *
     * @return as it lies here now; on the disk when this returns
     */
    public Spooled keep(
            SpoolWriter written,
            String wantId,
            String mediaType,
            Instant capturedAt,
            @Nullable Instant deviceAt,
            Instant now)
            throws IOException {
        String hash = written.finish();
        Spooled one = new Spooled(wantId, hash, written.bytes(), mediaType, capturedAt, deviceAt, now);
        // Replaced even where it is there: the key may have been another.
        Files.move(written.file(), content(hash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFile.replacePrivate(wantFile(wantId), one.json());
        wants.put(wantId, one);
        return one;
    }

    /** What waits for the hub, oldest first. */
    public List<Spooled> waiting() {
        return List.copyOf(wants.values());
    }

    /** @throws IOException if it was damaged: it is of no use then */
    public byte[] piece(Spooled one, int number) throws IOException {
        long offset = (long) number * (PIECE + SpoolKey.OVERHEAD);
        int length = (int) Math.min(PIECE, one.bytes() - (long) number * PIECE);
        if (number < 0 || length <= 0) throw new IllegalArgumentException("piece " + number + " of " + one);
        byte[] sealed = new byte[length + SpoolKey.OVERHEAD];
        try (RandomAccessFile file = new RandomAccessFile(content(one.sha256()).toFile(), "r")) {
            file.seek(offset);
            file.readFully(sealed);
        }
        return key.open(sealed, place(number));
    }

    /** The hub has it, or wants it no more. */
    public void forget(String wantId) throws IOException {
        Spooled gone = wants.remove(wantId);
        if (gone == null) return;
        Files.deleteIfExists(wantFile(wantId));
        boolean isNeeded =
                wants.values().stream().anyMatch(other -> other.sha256().equals(gone.sha256()));
        if (!isNeeded) Files.deleteIfExists(content(gone.sha256()));
        shredIfEmpty();
    }

    /** What has waited too long goes. */
    public void expire(Instant now) throws IOException {
        for (Spooled one : waiting())
            if (one.keptAt().plus(bounds.age()).isBefore(now)) {
                dropped++;
                LOG.warn("evidence for {} waited too long for the hub and is dropped", one.wantId());
                forget(one.wantId());
            }
    }

    /** What was deleted may still stand somewhere on the disk; without its key it is noise. */
    private void shredIfEmpty() throws IOException {
        boolean isWriting = files().stream().anyMatch(file -> name(file).endsWith(PASSING));
        if (wants.isEmpty() && !isWriting) key = SpoolKey.fresh(folder.resolve(KEY));
    }

    /** Of all contents. */
    public long bytes() {
        Map<String, Long> contents = new LinkedHashMap<>();
        wants.values().forEach(one -> contents.put(one.sha256(), one.bytes()));
        return contents.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many were lost to the bounds since it was opened. */
    public long dropped() {
        return dropped;
    }

    static byte[] place(int piece) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(piece).array();
    }

    private Path content(String hash) {
        return folder.resolve(hash + CONTENT);
    }

    private Path wantFile(String wantId) {
        return folder.resolve(wantId + WANT);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
