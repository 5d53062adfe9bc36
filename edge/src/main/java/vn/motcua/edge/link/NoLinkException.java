package vn.motcua.edge.link;

/** The home hub cannot be asked now: no link, or it broke while waiting. */
public final class NoLinkException extends Exception {
    private static final long serialVersionUID = 1L;

    public NoLinkException(String message) {
        super(message);
    }
}
