package vn.motcua.hub.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.hub.evidence.EvidenceRefusedException.Reason;

/**
 * Masked copies of pictures: how they are made and confirmed, and which of them may leave. Drawing takes seconds and a hundred megabytes,
 * so it is done outside of the store's turn, one picture at a time. Blocking; any thread.
 */
final class Redactions {
    /** A still of any camera is far below it. */
    private static final long MASKED_BYTES_MAX = 32L << 20;

    private final EvidenceStore store;
    private final Shelf shelf;
    private final Object easel = new Object();

    Redactions(EvidenceStore store, Shelf shelf) {
        this.store = store;
        this.shelf = shelf;
    }

    /**
     * Makes a copy of a picture with solid boxes and nothing else of its file; the original stays as it is. The same boxes once more are
     * the same copy.
     */
    StoredItem redact(String id, List<Box> boxes, Who who) throws IOException, SQLException, EvidenceRefusedException {
        StoredItem original = store.whole(id);
        boolean isMaskable = !RedactedCopies.isCopy(original)
                && EvidenceStore.isPicture(original)
                && original.item().size() <= MASKED_BYTES_MAX;
        if (!isMaskable) throw new EvidenceRefusedException(Reason.NOT_MASKABLE);
        return store.takeCopy(original, drawn(original, boxes), who, RedactedCopies.detail(id, boxes));
    }

    private byte[] drawn(StoredItem original, List<Box> boxes)
            throws IOException, SQLException, EvidenceRefusedException {
        synchronized (easel) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try {
                shelf.read(original.id(), original.item(), plain);
            } catch (IOException unreadable) {
                // Destroyed meanwhile, which is an answer; everything else is not.
                store.whole(original.id());
                throw unreadable;
            }
            return SolidBoxes.paint(plain.toByteArray(), boxes, original.id())
                    .orElseThrow(() -> new EvidenceRefusedException(Reason.NOT_MASKABLE));
        }
    }

    /** Says that a masked copy hides what it has to, by a person who opened it. */
    StoredItem confirm(String id, Who who) throws SQLException, EvidenceRefusedException {
        StoredItem copy = store.whole(id);
        if (!RedactedCopies.isCopy(copy)) throw new EvidenceRefusedException(Reason.NOT_MASKABLE);
        if (!RedactedCopies.hasOpened(store.custody(copy.item().incident()), id, who.person()))
            throw new EvidenceRefusedException(Reason.NOT_OPENED);
        return store.confirmCopy(id, who);
    }

    /** One copy for each picture, or none of them leaves. */
    List<StoredItem> copies(String incident, List<StoredItem> there) throws SQLException, EvidenceRefusedException {
        RedactedCopies copies = new RedactedCopies(store.custody(incident));
        List<StoredItem> chosen = new ArrayList<>();
        for (StoredItem item : there) {
            if (!EvidenceStore.isPicture(item) || RedactedCopies.isCopy(item)) continue;
            String copy =
                    copies.confirmedOf(item.id()).orElseThrow(() -> new EvidenceRefusedException(Reason.NOT_CONFIRMED));
            chosen.add(store.whole(copy));
        }
        return chosen;
    }
}
