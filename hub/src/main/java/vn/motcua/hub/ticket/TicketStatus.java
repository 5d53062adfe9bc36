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
    UNSERVED;

    public boolean isOpen() {
        return this == REMOTE || this == WAITING || this == CALLED || this == PARKED;
    }
}
