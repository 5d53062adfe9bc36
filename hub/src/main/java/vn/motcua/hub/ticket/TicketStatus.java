package vn.motcua.hub.ticket;

/** Where a visit stands. */
public enum TicketStatus {
    WAITING,
    /** At a counter, from the call to its end. */
    CALLED,
    FINISHED,
    NO_SHOW,
    /** Given back by the visitor before any call. */
    CANCELLED,
    /** The business day ended first. */
    UNSERVED;

    public boolean isOpen() {
        return this == WAITING || this == CALLED;
    }
}
