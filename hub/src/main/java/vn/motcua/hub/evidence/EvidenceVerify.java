package vn.motcua.hub.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.StoreProblem;

/**
 * Whether stored evidence and the chain of who looked at it are as they were written (I10). Needs no key: the chain covers the
 * encrypted files. Blocking.
 */
public final class EvidenceVerify {
    private static final SqlTexts SQL = SqlTexts.beside(EvidenceVerify.class, "evidence.sql");
    private final Map<String, AuditEntry> received = new HashMap<>();
    private final Map<String, AuditEntry> deleted = new HashMap<>();
    private final Set<String> destroyedWords = new HashSet<>();
    private final List<StoreProblem> problems;

    private EvidenceVerify(List<StoreProblem> problems) {
        this.problems = problems;
    }

    /** @param problems gets what is wrong, the first bad item first */
    public static void check(Sql db, Path home, List<StoreProblem> problems) throws SQLException, IOException {
        // A store of an earlier build has no evidence, and is whole without it.
        boolean isThere = db.first(
                        "SELECT name FROM sqlite_master WHERE name = 'evidence_audit'", row -> row.text("name"))
                .isPresent();
        if (isThere) new EvidenceVerify(problems).all(db, home);
    }

    private void all(Sql db, Path home) throws SQLException, IOException {
        List<AuditEntry> entries = AuditLog.all(db);
        if (!chain(entries)) return;
        AuditHeads.check(home, entries, problems);
        for (StoredItem item : db.list(SQL.get("items"), StoredItem::of)) item(item, home);
        for (String id : received.keySet()) problem(id, "stands in the chain and is not in the store");
        db.each(SQL.get("word-ends"), row -> word(row.text("text_id"), row.integer("is_gone") == 1));
        db.each(SQL.get("words-lost"), row -> words(row.text("text_id"), "are gone without a tombstone"));
        // An earlier build kept them in clear; a copy of a store lies somewhere without its keys.
        boolean areSealed = db.first(SQL.get("words-sealed"), row -> true).isPresent();
        Optional<SealedWords> keys = SealedWords.lookedAt(home);
        if (!areSealed || keys.isEmpty()) return;
        for (Sealed one : db.list(SQL.get("words-there"), Sealed::of)) readable(one, keys.get());
    }

    private record Sealed(String id, byte[] bytes) {
        static Sealed of(Row row) throws SQLException {
            return new Sealed(row.text("text_id"), row.bytes("sealed"));
        }
    }

    private void readable(Sealed one, SealedWords sealed) {
        try {
            if (sealed.open(one.id(), one.bytes()).isEmpty()) words(one.id(), "their key is missing");
        } catch (IOException changed) {
            words(one.id(), "they or their key were changed");
        }
    }

    private boolean chain(List<AuditEntry> entries) {
        String before = AuditEntry.START;
        long position = 0;
        for (AuditEntry entry : entries) {
            position++;
            boolean isNext = entry.position() == position && entry.before().equals(before);
            if (!isNext || !entry.isIntact()) {
                problems.add(new StoreProblem(
                        "AUDIT",
                        "evidence audit position " + position,
                        isNext ? "is not as it was written" : "does not follow the one before it"));
                return false;
            }
            before = entry.hash();
            if (entry.item() != null && entry.action() == AuditAction.RECEIVED) received.put(entry.item(), entry);
            if (entry.item() != null && entry.action() == AuditAction.DELETED) deleted.put(entry.item(), entry);
            if (entry.item() != null && entry.action() == AuditAction.WORDS_DESTROYED) destroyedWords.add(entry.item());
        }
        return true;
    }

    private void item(StoredItem item, Path home) throws IOException {
        AuditEntry came = received.remove(item.id());
        boolean isDeleted = deleted.containsKey(item.id());
        if (item.state() == StoredItem.State.DELETED) {
            if (!isDeleted) problem(item.id(), "is deleted without a tombstone");
            return;
        }
        if (isDeleted) problem(item.id(), "has a tombstone and is not deleted");
        if (item.state() == StoredItem.State.COMING) return;
        String cipher = String.valueOf(item.cipherSha256());
        if (came == null) problem(item.id(), "came by no entry of the chain");
        else if (!item.item().facts(cipher).equals(came.detail())
                || !item.id().equals(item.item().id())) problem(item.id(), "its facts are not those it came with");
        Path file = Shelf.file(home, item.id());
        if (!Files.exists(file)) problem(item.id(), "its file is missing");
        else if (!Shelf.hash(file).equals(cipher)) problem(item.id(), "its file was changed");
        if (!Files.exists(Shelf.key(home, item.id()))) problem(item.id(), "its key is missing");
    }

    private void word(String id, boolean isGone) {
        boolean isTold = destroyedWords.contains(id);
        if (isGone == isTold) return;
        words(id, isGone ? "are destroyed without a tombstone" : "have a tombstone and are not destroyed");
    }

    private void words(String id, String detail) {
        problems.add(new StoreProblem("EVIDENCE", "words " + id, detail));
    }

    private void problem(String id, String detail) {
        problems.add(new StoreProblem("EVIDENCE", "evidence " + id, detail));
    }
}
