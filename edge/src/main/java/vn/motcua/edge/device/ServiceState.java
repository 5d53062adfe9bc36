package vn.motcua.edge.device;

/** What the device itself says it can do. {@code UNKNOWN} is an answer of its own and is never coerced to another. */
public enum ServiceState {
    UNKNOWN,
    READY,
    BUSY,
    /** Works, but wants attention soon (paper near its end). */
    DEGRADED,
    /** Cannot work until somebody helps (cover open, no paper). */
    BLOCKED
}
