package vn.motcua.core.model;

/** Why somebody was called, or would be. */
public enum CallReason {
    /** Was put first: sent to this counter or to the head of the line. */
    HELD,
    /** Has waited as long as was promised at most. */
    OVERDUE,
    /** A rule of the counter's work profile. */
    RULE,
    /** A higher class, before somebody who came earlier. */
    PRIORITY,
    /** Came first. */
    BY_TIME,
    /** The officer's own choice, before somebody whose turn it was. */
    CHOSEN,
    /** Goes together with the one who was just served there. */
    COMPANION
}
