package vn.motcua.edge.module;

/** An essential fact cannot be stored: disk and reserve are used up. Nothing may be printed or promised on it. */
public final class StoreFullException extends Exception {
    private static final long serialVersionUID = 1L;

    public StoreFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
