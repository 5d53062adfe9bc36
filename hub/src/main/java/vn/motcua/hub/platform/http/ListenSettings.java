package vn.motcua.hub.platform.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the hub listens. A network address needs a certificate, or {@code insecureLan} that says the risk is known: sign-ins
 * then cross the network in the clear.
 *
 * @param host address to bind
 * @param port 0 takes a free one
 */
public record ListenSettings(String host, int port, Optional<Tls> tls, boolean insecureLan) {
    /** PEM files. */
    public record Tls(Path certificate, Path key) {}

    public static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    public boolean isLoopback() {
        return isLoopback(host);
    }

    public String origin(int boundPort) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return (tls.isPresent() ? "https" : "http") + "://" + name + ":" + boundPort;
    }
}
