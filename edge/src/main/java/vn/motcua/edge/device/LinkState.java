package vn.motcua.edge.device;

/** What the agent sees of the line to a device. */
public enum LinkState {
    /** Nothing there: no node, nobody listening, or not opened yet. */
    ABSENT,
    OPENING,
    UP,
    /** It was up and went away. */
    LOST,
    CLOSING,
    /** One native call has not returned within its deadline; the thread inside it is given up, nobody else waits for it. */
    STUCK,
    /** Waiting before the next attempt to open. */
    BACKOFF
}
