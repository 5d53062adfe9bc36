package vn.motcua.hub.ticket;

/** Where a visit stands. */
public enum TicketStatus {
    /** Taken on a phone; its holder is not there yet, and nobody calls it. */
    REMOTE,
    WAITING,
    /** At a counter, from the call to its end. */
    CALLED,
    /** Put aside at a counter: open, and called by nobody until it is back. */
    PARKED,
    FINISHED,
    NO_SHOW,
    /** Given back by the visitor before any call. */
    CANCELLED,
    /** The business day ended first. */
    UNSERVED,
    /** A paper number keyed in wrongly and taken out again; somebody holds it all the same, so it may be keyed in anew. */
    WITHDRAWN,
    /** A paper number keyed in and taken out again that nobody ever held: it is as free as if it had never been keyed in. */
    NEVER_GIVEN;

    /** Keyed in by mistake: in no figure whatever. */
    public boolean isWithdrawn() {
        return this == WITHDRAWN || this == NEVER_GIVEN;
    }

    public boolean isOpen() {
        return this == REMOTE || this == WAITING || this == CALLED || this == PARKED;
    }
}
