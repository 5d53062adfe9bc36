package vn.motcua.hub.platform.ledger;

/**
 * The hub did not decide: its queue was full, the commit failed, or it is stopping. Nothing happened, or, if it did, the same
 * {@code requestId} gets its answer: send the same request again. HTTP 503.
 */
public final class RetryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RetryLaterException(String message) {
        super(message, null, false, false);
    }

    public RetryLaterException(String message, Throwable cause) {
        super(message, cause);
    }
}
