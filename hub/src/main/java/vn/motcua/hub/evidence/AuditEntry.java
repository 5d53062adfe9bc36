package vn.motcua.hub.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.Json;

/**
 * One thing somebody did with evidence. Its hash covers every field and the hash before it, so that a changed, dropped or moved
 * entry is found (I10).
 *
 * @param position counts up from 1 without a gap, over the whole site
 * @param actor a person's or an agent's id, or {@code hub} for its own jobs
 * @param item the piece of evidence; null if the whole incident is meant
 * @param purpose why, as a code
 * @param note why, in the actor's words
 * @param detail what belongs to the action, such as the hash of what was deleted
 * @param before hash of the entry before, 64 hexadecimal digits; zeros for the first
 * @param hash of this entry
 */
public record AuditEntry(
        long position,
        Instant at,
        String actor,
        String role,
        AuditAction action,
        String incident,
        @Nullable String item,
        @Nullable String purpose,
        @Nullable String note,
        @Nullable String detail,
        String before,
        String hash) {
    /** What stands before the first entry. */
    public static final String START = "0".repeat(64);

    /** Puts an entry behind another. */
    public static AuditEntry after(long position, String before, Instant at, Deed deed) {
        AuditEntry open = new AuditEntry(
                position,
                at,
                deed.actor(),
                deed.role(),
                deed.action(),
                deed.incident(),
                deed.item(),
                deed.purpose(),
                deed.note(),
                deed.detail(),
                before,
                "");
        return open.withHash(open.computed());
    }

    private AuditEntry withHash(String computed) {
        return new AuditEntry(
                position, at, actor, role, action, incident, item, purpose, note, detail, before, computed);
    }

    boolean isIntact() {
        return computed().equals(hash);
    }

    private String computed() {
        MessageDigest digest = Digests.sha256();
        digest.update("motcua-evidence-audit-1".getBytes(StandardCharsets.US_ASCII));
        number(digest, position);
        String[] fields = {before, at.toString(), actor, role, action.name(), incident, item, purpose, note, detail};
        for (String field : fields) text(digest, field);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length: no two entries read alike. */
    private static void text(MessageDigest digest, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        number(digest, field == null ? -1 : bytes.length);
        digest.update(bytes);
    }

    private static void number(MessageDigest digest, long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value).array());
    }

    /** One line of {@code custody.jsonl}. */
    String toLine() {
        ObjectNode line = Json.object();
        line.put("position", position);
        line.put("at", at.toString());
        line.put("actor", actor);
        line.put("role", role);
        line.put("action", action.name());
        line.put("incident", incident);
        line.put("item", item);
        line.put("purpose", purpose);
        line.put("note", note);
        line.put("detail", detail);
        line.put("before", before);
        line.put("hash", hash);
        return Json.write(line);
    }

    /** Empty if the line is none, or not written as {@link #toLine} writes it. */
    static Optional<AuditEntry> ofLine(String line) {
        try {
            ObjectNode read = Json.parseObject(line);
            AuditEntry entry = new AuditEntry(
                    read.path("position").asLong(),
                    Instant.parse(read.path("at").asText()),
                    read.path("actor").asText(),
                    read.path("role").asText(),
                    AuditAction.valueOf(read.path("action").asText()),
                    read.path("incident").asText(),
                    textOrNull(read, "item"),
                    textOrNull(read, "purpose"),
                    textOrNull(read, "note"),
                    textOrNull(read, "detail"),
                    read.path("before").asText(),
                    read.path("hash").asText());
            return entry.toLine().equals(line) ? Optional.of(entry) : Optional.empty();
        } catch (DateTimeParseException | IllegalArgumentException | vn.motcua.core.wire.WireException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable String textOrNull(ObjectNode read, String field) {
        return read.path(field).isTextual() ? read.path(field).textValue() : null;
    }

    /** An entry before it has its place. */
    public record Deed(
            String actor,
            String role,
            AuditAction action,
            String incident,
            @Nullable String item,
            @Nullable String purpose,
            @Nullable String note,
            @Nullable String detail) {}
}
