package vn.motcua.edge.web;

/** Another program listens on the agent's port. */
public final class PortInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int port;

    public PortInUseException(int port, Throwable cause) {
        super("port " + port + " on 127.0.0.1 is in use", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
