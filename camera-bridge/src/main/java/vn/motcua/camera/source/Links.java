package vn.motcua.camera.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A link a device sends may point anywhere: only its path is ever used, and only when it names the device itself. Any thread. */
public final class Links {
    private static final int LENGTH_MAX = 2_048;

    private Links() {}

    /**
     * Path and query of a link.
     *
     * @param hosts the device may call itself; empty for any, as nothing but the path is kept
     * @return empty when it points to another host, or is no link
     */
    public static Optional<String> path(String link, Set<String> hosts) {
        String plain = link.strip().replace(" ", "%20");
        if (plain.isEmpty() || plain.length() > LENGTH_MAX) return Optional.empty();
        try {
            URI uri = new URI(plain);
            if (uri.getScheme() != null
                    && !uri.getScheme().equalsIgnoreCase("http")
                    && !uri.getScheme().equalsIgnoreCase("https")) return Optional.empty();
            String host = uri.getHost();
            if (host == null && uri.getRawAuthority() != null) return Optional.empty();
            if (host != null && !hosts.isEmpty() && !hosts.contains(host.toLowerCase(Locale.ROOT)))
                return Optional.empty();
            String path = uri.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) return Optional.empty();
            return Optional.of(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
