package vn.motcua.edge.input;

/**
 * One event of an input device, its time left out.
 *
 * @param type {@code EV_SYN} 0, {@code EV_KEY} 1, …
 * @param code within the type, such as a key
 * @param value of a key 0 released, 1 pressed, 2 repeated by the kernel
 */
public record InputEvent(int type, int code, int value) {
    static final int EV_SYN = 0;
    static final int EV_KEY = 1;
    static final int SYN_REPORT = 0;
    static final int SYN_DROPPED = 3;

    /** The end of what belongs to one moment. */
    boolean isReport() {
        return type == EV_SYN && code == SYN_REPORT;
    }

    /** The kernel's buffer was full: what came before and up to the next report is not to be trusted. */
    boolean isDropped() {
        return type == EV_SYN && code == SYN_DROPPED;
    }

    boolean isPress() {
        return type == EV_KEY && value == 1;
    }

    boolean isRelease() {
        return type == EV_KEY && value == 0;
    }
}
