package vn.motcua.camera.still;

/** Why a device gave no picture. */
public final class StillFault extends Exception {
    private static final long serialVersionUID = 1;

    /** What an operator can act on. */
    public enum Why {
        /** No connection, or no whole answer in time. */
        UNREACHABLE,
        /** User or password is wrong, or the device wants a login this one may not answer. */
        LOGIN_REFUSED,
        /** The device has no such channel, or no picture of that time. */
        NOT_FOUND,
        /** It points elsewhere; nobody follows. */
        REDIRECTED,
        /** Another answer than a picture, by its status. */
        STATUS,
        /** It is no JPEG, PNG or WebP, whatever the device calls it. */
        NO_PICTURE,
        TOO_LARGE,
        /** Some of it must not be seen, and cannot be covered here. */
        MASKED
    }

    private final Why why;

    public StillFault(Why why, String what) {
        super(what);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
