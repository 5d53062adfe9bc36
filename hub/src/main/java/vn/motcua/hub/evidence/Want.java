package vn.motcua.hub.evidence;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.EvidenceAnswered;
import vn.motcua.core.event.EvidenceWanted;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.database.Row;

/**
 * A picture or clip asked of an agent's camera, and what became of it.
 *
 * @param evidenceId in the store; null as long as it is not there
 * @param failure why it does not come; null if nobody said so
 */
public record Want(EvidenceWanted asked, @Nullable String evidenceId, EvidenceAnswered.@Nullable Failure failure) {
    /** What an agent found in time may still be on its way for so long. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

    /** How it stands, as people are told it. */
    public enum State {
        PENDING,
        STORED,
        FAILED
    }

    public State state() {
        if (evidenceId != null) return State.STORED;
        return failure == null ? State.PENDING : State.FAILED;
    }

    /** As {@link #state()}, but nobody waits for ever. */
    public State stateAt(Instant now) {
        boolean isOver = !now.isBefore(asked.until().plus(ON_ITS_WAY));
        return state() == State.PENDING && isOver ? State.FAILED : state();
    }

    /** Why nothing came, if it is known by then. */
    public EvidenceAnswered.@Nullable Failure failureAt(Instant now) {
        return state() == State.PENDING && stateAt(now) == State.FAILED ? EvidenceAnswered.Failure.TOO_LATE : failure;
    }

    Requests.Want wire() {
        return new Requests.Want(
                asked.wantId(),
                asked.incidentId(),
                asked.source(),
                asked.camera(),
                asked.channel(),
                asked.media().name(),
                asked.moment(),
                asked.from(),
                asked.to(),
                asked.until());
    }

    static Want of(Row row) throws SQLException {
        EvidenceWanted asked = new EvidenceWanted(
                row.text("want_id"),
                row.text("incident"),
                new AgentId(row.text("agent")),
                row.text("source"),
                row.text("camera"),
                row.text("channel"),
                EvidenceWanted.Media.valueOf(row.text("media")),
                row.instant("moment"),
                row.instant("from_at"),
                row.instant("to_at"),
                row.instant("until_at"),
                row.orNull("asked_by", PersonId::new),
                row.instant("wanted_at"));
        return new Want(asked, row.textOrNull("evidence"), row.orNull("failure", EvidenceAnswered.Failure::valueOf));
    }
}
