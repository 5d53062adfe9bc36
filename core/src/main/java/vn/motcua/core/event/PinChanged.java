package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * The short number by which an officer goes on at a PC is another, or holds no more. The number itself is in no event.
 *
 * @param personId whose
 * @param change what became of it
 * @param at hub clock
 */
public record PinChanged(PersonId personId, Change change, Instant at) implements Event {
    /** What became of it. */
    public enum Change {
        /** Chosen by the officer, after the password. */
        SET,
        /** By the officer, or with the password it was chosen under. */
        REMOVED,
        /** Typed wrong too often: only the password opens until it was given. */
        LOCKED
    }
}
