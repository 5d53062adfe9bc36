package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * Something happened that a supervisor looks into. Kept apart from the visit's own time line: an officer sees an incident only when
 * asked about it.
 *
 * @param incidentId minted here
 * @param kind what it is said to be
 * @param severity how urgent; it only rises
 * @param counterId where; null for one of the hall
 * @param visitId who was being served; null if nobody was, or nobody knows
 * @param officer who was on duty there at that moment, by the history; null if nobody was
 * @param happenedAt when
 * @param signal what told of it, such as the id of a rating; unique among the signals of one kind
 * @param openedBy the person who reported it; null when a rule did
 * @param at hub clock
 */
public record IncidentOpened(
        String incidentId,
        Kind kind,
        Severity severity,
        @Nullable CounterId counterId,
        @Nullable VisitId visitId,
        @Nullable PersonId officer,
        Instant happenedAt,
        String signal,
        @Nullable PersonId openedBy,
        Instant at)
        implements Event {
    /** What it is said to be. Conduct is said by people only: a citizen's rating, an officer, a supervisor; never by a machine. */
    public enum Kind {
        UNATTENDED_COUNTER,
        AFTER_HOURS,
        CROWDING,
        LONG_ARGUMENT,
        CAMERA_DOWN,
        DEVICE_DOWN,
        PANIC,
        BAD_RATING,
        CONDUCT_REPORT;

        /** Whether it is about a thing that stands still, and so about nobody on duty. */
        public boolean isDown() {
            return this == CAMERA_DOWN || this == DEVICE_DOWN;
        }
    }

    /** How urgent, from the least. */
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL;

        /** The more urgent of two. */
        public Severity or(Severity other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }
}
