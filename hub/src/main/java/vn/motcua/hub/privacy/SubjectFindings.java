package vn.motcua.hub.privacy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.hub.platform.database.Row;

/**
 * What is held about the visits a request means: kinds and numbers, never the content.
 *
 * @param isCut more than {@value #VISITS_MAX} visits or {@value #EVIDENCE_MAX} pieces of evidence: the time must be narrowed
 */
public record SubjectFindings(String id, List<VisitHeld> visits, List<PieceHeld> evidence, boolean isCut) {
    public static final int VISITS_MAX = 200;
    static final int EVIDENCE_MAX = 200;

    /**
     * One visit.
     *
     * @param number on the ticket, empty without one
     * @param facts what stands in the ledger about it, by kind: scans are there by their kind alone
     * @param ratings given for it and still joined to it
     * @param contacts phone numbers or addresses kept to remind of a booking
     */
    public record VisitHeld(
            String visitId,
            String number,
            String service,
            @Nullable String counter,
            Instant issuedAt,
            @Nullable Instant calledAt,
            @Nullable Instant endedAt,
            Map<String, Long> facts,
            int ratings,
            int cameraEvents,
            int bookings,
            int contacts) {}

    /**
     * A picture or clip of that time, from whatever camera: whether the person is on it, a person judges.
     *
     * @param state {@code COMING}, {@code STORED} or {@code DELETED}
     * @param keptAs the class of its incident, null while nobody decided
     * @param isHeld nothing of it can be deleted now
     */
    public record PieceHeld(
            String id,
            String incident,
            String camera,
            String mediaType,
            Instant at,
            String state,
            @Nullable String keptAs,
            boolean isHeld) {
        static PieceHeld read(Row row) throws SQLException {
            return new PieceHeld(
                    row.text("id"),
                    row.text("incident"),
                    row.text("camera"),
                    row.text("media_type"),
                    row.instant("corrected_at"),
                    row.text("state"),
                    row.textOrNull("class"),
                    row.integer("holds") > 0);
        }
    }
}
