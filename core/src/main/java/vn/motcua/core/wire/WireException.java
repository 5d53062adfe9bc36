package vn.motcua.core.wire;

/** Text from outside that is not what the protocol says. The message names the part and what is allowed. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }

    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
