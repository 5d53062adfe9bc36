package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A supervisor ended an alarm, with the own password or PIN given once more; until then it stands on every floor page.
 *
 * @param panicId of the alarm
 * @param personId who
 * @param at hub clock
 */
public record PanicEnded(String panicId, PersonId personId, Reason reason, Instant at) implements Event {
    /** What it was. */
    public enum Reason {
        /** Help was needed and came. */
        HELPED,
        /** Pressed by mistake. */
        MISTAKE,
        /** Pressed to try the button, which nobody had announced. */
        TEST,
        /** Something else. */
        OTHER
    }
}
