package vn.motcua.hub.line;

/** Where somebody who was sent on stands. */
public enum Place {
    /** Before everybody who was not put first. */
    FIRST,
    /** By the usual order. */
    NORMAL
}
