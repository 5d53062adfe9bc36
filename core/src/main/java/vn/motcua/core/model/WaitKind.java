package vn.motcua.core.model;

/** How somebody came to wait. */
public enum WaitKind {
    /** Took a number. */
    WALK_IN,
    /** Comes at a booked time. */
    BOOKED,
    /** Did not come when called, and is back. */
    RETURNED,
    /** Sent on by another counter. */
    TRANSFERRED
}
