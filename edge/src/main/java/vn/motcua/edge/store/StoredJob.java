package vn.motcua.edge.store;

import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintOutcome;

/**
 * A print job as the journal holds it.
 *
 * @param state QUEUED, SENT or ENDED
 * @param outcome there exactly when ENDED
 */
public record StoredJob(PrintJob job, State state, @Nullable PrintOutcome outcome) {

    /** How far it came. Names are stored. */
    public enum State {
        QUEUED,
        SENT,
        ENDED
    }

    public boolean isOpen() {
        return state != State.ENDED;
    }

    /** The one word a screen shows: the outcome once there is one. */
    public String word() {
        return outcome == null ? state.name() : outcome.name();
    }
}
