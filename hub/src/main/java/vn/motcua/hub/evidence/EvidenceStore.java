package vn.motcua.hub.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.motcua.hub.evidence.EvidenceRefusedException.Reason;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/**
 * Evidence on the hub's disk: taken in piece by piece, opened only with an entry in the chain, kept as long as its class and its
 * holds say, then destroyed with a tombstone. Blocking; any thread, one at a time.
 */
public final class EvidenceStore {
    private static final SqlTexts SQL = SqlTexts.beside(EvidenceStore.class, "evidence.sql");
    private final Path home;
    private final Shelf shelf;
    private final Transactions store;
    private final Clock clock;
    private final EvidenceRetention retention;
    private final Redactions redactions;
    private final long bytesMax;

    /** @param bytesMax of all evidence together */
    public EvidenceStore(Path home, Transactions store, Clock clock, Retention retention, long bytesMax)
            throws IOException {
        this(home, new Shelf(home), store, clock, retention, bytesMax);
    }

    EvidenceStore(Path home, Shelf shelf, Transactions store, Clock clock, Retention retention, long bytesMax) {
        this.home = home;
        this.shelf = shelf;
        this.store = store;
        this.clock = clock;
        this.retention = new EvidenceRetention(store, clock, retention);
        this.redactions = new Redactions(this, shelf);
        this.bytesMax = bytesMax;
    }

    /** How long it is kept. */
    public EvidenceRetention retention() {
        return retention;
    }

    /** Copies that may be shown to others. */
    Redactions redactions() {
        return redactions;
    }

    /** Announces a piece of evidence, or asks how far it is: the id to send under, and the offset to send from. */
    public synchronized StoredItem announce(EvidenceItem item)
            throws IOException, SQLException, EvidenceRefusedException {
        String id = item.id();
        Optional<StoredItem> known = find(id);
        if (known.isEmpty()) {
            if (bytes() + item.size() > bytesMax) throw new EvidenceRefusedException(Reason.FULL);
            // The key lies there before the row does: stopped between them, the sweep takes it away.
            shelf.makeKey(id);
            store.run(db -> begin(db, id, item));
            return get(id);
        }
        StoredItem there = known.get();
        if (there.state() == StoredItem.State.DELETED) throw new EvidenceRefusedException(Reason.DELETED);
        boolean isSame = there.item().size() == item.size()
                && there.item().mediaType().equals(item.mediaType())
                && there.item().camera().equals(item.camera());
        if (!isSame) throw new EvidenceRefusedException(Reason.OTHER_FACTS);
        // Stopped after its last piece and before the look at the whole.
        return there.state() == StoredItem.State.COMING && there.got() == item.size() ? finish(there) : there;
    }

    private static int begin(Sql db, String id, EvidenceItem item) throws SQLException {
        return db.update(
                SQL.get("begin"),
                id,
                item.incident(),
                item.sha256(),
                item.size(),
                item.mediaType(),
                item.source(),
                item.camera(),
                item.deviceAt() == null ? null : item.deviceAt().toString(),
                item.correctedAt().toString(),
                item.receivedAt().toString());
    }

    /**
     * Takes a piece of {@link Seal#PIECE_BYTES}, the last one shorter. A piece that is here already, or not due yet, changes nothing:
     * the answer says where to go on.
     */
    public synchronized StoredItem piece(String id, long offset, byte[] bytes)
            throws IOException, SQLException, EvidenceRefusedException {
        StoredItem there = get(id);
        if (there.state() == StoredItem.State.DELETED) throw new EvidenceRefusedException(Reason.DELETED);
        if (there.state() == StoredItem.State.STORED || offset != there.got()) return there;
        long size = there.item().size();
        if (bytes.length != Math.min(Seal.PIECE_BYTES, size - offset))
            throw new EvidenceRefusedException(Reason.BAD_PIECE);
        shelf.write(id, there.item(), offset, bytes);
        long got = offset + bytes.length;
        store.run(db -> db.update(SQL.get("got"), got, id));
        StoredItem now = get(id);
        return got == size ? finish(now) : now;
    }

    private StoredItem finish(StoredItem whole) throws IOException, SQLException, EvidenceRefusedException {
        String id = whole.id();
        MessageDigest digest = Digests.sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            shelf.read(id, whole.item(), out);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(whole.item().sha256())) {
            store.run(db -> db.update(SQL.get("forget"), id));
            shelf.destroy(id);
            throw new EvidenceRefusedException(Reason.BAD_HASH);
        }
        String cipher = shelf.hash(id);
        Instant now = clock.instant();
        store.run(db -> {
            db.update(SQL.get("stored"), cipher, id);
            return AuditLog.append(
                    db, now, own(AuditAction.RECEIVED, whole, whole.item().facts(cipher)));
        });
        return get(id);
    }

    static AuditEntry.Deed own(AuditAction action, StoredItem item, String detail) {
        return new AuditEntry.Deed("hub", "HUB", action, item.item().incident(), item.id(), null, null, detail);
    }

    /** Everything known of an incident's evidence, without its bytes. */
    public List<StoredItem> of(String incident) throws SQLException {
        return store.run(db -> db.list(SQL.get("items-of"), StoredItem::of, incident));
    }

    public List<AuditEntry> custody(String incident) throws SQLException {
        return store.run(db -> AuditLog.of(db, incident));
    }

    /** The piece's bytes, for whoever stands in the chain before the first of them leaves. They are read outside of the store's turn. */
    public synchronized EvidenceBytes open(String id, Who who) throws SQLException, EvidenceRefusedException {
        StoredItem item = whole(id);
        note(who.deed(AuditAction.OPENED, item.item().incident(), id, null));
        return out -> shelf.read(id, item.item(), out);
    }

    /**
     * Part of a piece's bytes, for a person whose {@link #open opening} of it stands in the chain: no entry is made for a part. They are
     * read outside of the store's turn.
     *
     * @return empty if none of those asked for is there
     */
    Optional<EvidenceService.Part> part(String id, ByteRange asked) throws SQLException, EvidenceRefusedException {
        EvidenceItem item = whole(id).item();
        return asked.within(item.size())
                .map(range -> new EvidenceService.Part(
                        item, range, out -> shelf.read(id, item, range.first(), range.last(), out)));
    }

    /** Says who brought a piece that did not come from a camera by itself. */
    void attached(StoredItem item, Who who) throws SQLException {
        note(who.deed(AuditAction.ATTACHED, item.item().incident(), item.id(), null));
    }

    /** Says who was shown the names of an incident, and why. */
    AuditEntry namesShown(String incident, Who who) throws SQLException {
        return note(who.deed(AuditAction.NAMES_SHOWN, incident, null, null));
    }

    /** One piece as it is known. */
    public StoredItem item(String id) throws SQLException, EvidenceRefusedException {
        return get(id);
    }

    /** Takes a masked copy in, unless its original was destroyed while it was drawn: then nothing of it may be left. */
    synchronized StoredItem takeCopy(StoredItem original, byte[] copy, Who who, String detail)
            throws IOException, SQLException, EvidenceRefusedException {
        EvidenceItem item = whole(original.id()).item();
        StoredItem there = take(item.copy(Digests.sha256(copy), copy.length, clock.instant()), copy);
        note(who.deed(AuditAction.REDACTED, item.incident(), there.id(), detail));
        return there;
    }

    /** Says that a person looked at a copy and found that it hides what it has to. */
    synchronized StoredItem confirmCopy(String id, Who who) throws SQLException, EvidenceRefusedException {
        StoredItem copy = whole(id);
        note(who.deed(AuditAction.REDACTION_CONFIRMED, copy.item().incident(), id, null));
        return copy;
    }

    /** Takes a whole piece in at once. */
    synchronized StoredItem take(EvidenceItem item, byte[] bytes)
            throws IOException, SQLException, EvidenceRefusedException {
        StoredItem there = announce(item);
        while (there.state() == StoredItem.State.COMING) {
            int from = (int) there.got();
            int to = Math.min(bytes.length, from + Seal.PIECE_BYTES);
            there = piece(there.id(), from, Arrays.copyOfRange(bytes, from, to));
        }
        return there;
    }

    static boolean isPicture(StoredItem item) {
        return item.item().mediaType().startsWith("image/");
    }

    StoredItem whole(String id) throws SQLException, EvidenceRefusedException {
        StoredItem item = get(id);
        if (item.state() == StoredItem.State.DELETED) throw new EvidenceRefusedException(Reason.DELETED);
        if (item.state() == StoredItem.State.COMING) throw new EvidenceRefusedException(Reason.INCOMPLETE);
        return item;
    }

    /**
     * All of an incident's whole pieces as a pack, this export in its custody too; redacted, each picture's confirmed copy instead and no
     * clip. Made outside of the store's turn.
     */
    public synchronized EvidenceBytes export(PackOrder order, Who who) throws SQLException, EvidenceRefusedException {
        List<StoredItem> there = new ArrayList<>(of(order.incident()));
        there.removeIf(item -> item.state() != StoredItem.State.STORED);
        List<StoredItem> chosen = order.isRedacted() ? redactions.copies(order.incident(), there) : there;
        if (chosen.isEmpty()) throw new EvidenceRefusedException(Reason.UNKNOWN);
        List<EvidencePack.Medium> media = new ArrayList<>();
        for (StoredItem item : chosen) media.add(medium(item));
        int clips = (int) there.stream().filter(item -> !isPicture(item)).count();
        String detail = media.size() + " | " + order.receiver() + (order.isRedacted() ? " | redacted" : "");
        Instant now = note(who.deed(AuditAction.EXPORTED, order.incident(), null, detail))
                .at();
        EvidencePack.Contents contents = new EvidencePack.Contents(
                order.site(),
                order.incident(),
                now,
                order.facts(),
                media,
                custody(order.incident()),
                order.isRedacted() ? Optional.of(clips) : Optional.empty());
        return out -> EvidencePack.write(contents, order.signer(), out);
    }

    private EvidencePack.Medium medium(StoredItem stored) {
        EvidenceItem item = stored.item();
        var about = vn.motcua.core.wire.Json.object();
        about.put("source", item.source());
        about.put("camera", item.camera());
        about.put("deviceAt", item.deviceAt() == null ? null : item.deviceAt().toString());
        about.put("correctedAt", item.correctedAt().toString());
        about.put("receivedAt", item.receivedAt().toString());
        return new EvidencePack.Medium(
                item.mediaType(), item.sha256(), about, out -> shelf.read(stored.id(), item, out));
    }

    /**
     * Destroys what is due and held by nobody, and finishes what an earlier run was stopped in.
     *
     * @return how many pieces were destroyed
     */
    public synchronized int destroyDue() throws IOException, SQLException {
        List<String> ids = store.run(db -> db.list(SQL.get("live-classed"), row -> row.text("id")));
        int destroyed = 0;
        for (String id : ids) {
            // Looked at again in the transaction that decides it: a hold of this very second counts.
            if (!store.run(db -> retention.buryIfDue(db, id, clock.instant()))) continue;
            shelf.destroy(id);
            destroyed++;
        }
        sweep();
        return destroyed;
    }

    /** What lies on the disk and belongs to nothing, or to what is deleted, goes. */
    private void sweep() throws IOException, SQLException {
        for (String id : shelf.ids()) {
            Optional<StoredItem> item = find(id);
            if (item.isEmpty() || item.get().state() == StoredItem.State.DELETED) shelf.destroy(id);
        }
    }

    /** Keeps where the chain ends today, signed, once a day; nothing while there is no chain. */
    public void keepHead(EvidencePack.Signer signer) throws IOException, SQLException {
        Optional<AuditEntry> last = store.run(AuditLog::last);
        Instant now = clock.instant();
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (last.isPresent()) AuditHeads.write(home, day, now, last.get(), signer);
    }

    private AuditEntry note(AuditEntry.Deed deed) throws SQLException {
        Instant now = clock.instant();
        return store.run(db -> AuditLog.append(db, now, deed));
    }

    private long bytes() throws SQLException {
        return store.run(
                db -> db.first(SQL.get("bytes"), row -> row.number("bytes")).orElse(0L));
    }

    private Optional<StoredItem> find(String id) throws SQLException {
        return store.run(db -> db.first(SQL.get("item"), StoredItem::of, id));
    }

    private StoredItem get(String id) throws SQLException, EvidenceRefusedException {
        return find(id).orElseThrow(() -> new EvidenceRefusedException(Reason.UNKNOWN));
    }
}
