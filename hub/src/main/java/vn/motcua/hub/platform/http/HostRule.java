package vn.motcua.hub.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which name a request may call this hub by. A hub that listens on loopback alone is reached by a page of another site only through
 * a name that site points at 127.0.0.1: such a name is refused. Any thread.
 *
 * @param names lower case; empty for a hub of a network, whose names only its DNS knows
 */
public record HostRule(Set<String> names) {
    public HostRule {
        names = Set.copyOf(names);
    }

    /** For a hub on loopback: this PC's own names, and the public one a proxy on this PC may pass on. */
    public static HostRule loopback(String publicHost) {
        return new HostRule(names(publicHost.toLowerCase(Locale.ROOT)));
    }

    private static Set<String> names(String publicHost) {
        return Stream.of("localhost", "::1", "[::1]", publicHost).collect(Collectors.toSet());
    }

    public static HostRule any() {
        return new HostRule(Set.of());
    }

    /** Why the request cannot be answered; empty if it can. */
    Optional<RefusedException> refusal(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null || request.headers().getAll(HttpHeaders.HOST).size() > 1)
            return Optional.of(new RefusedException("BAD_REQUEST"));
        String host = authority.host().toLowerCase(Locale.ROOT);
        boolean isKnown = names.isEmpty() || names.contains(host) || host.startsWith("127.") && isFigures(host);
        return isKnown ? Optional.empty() : Optional.of(new RefusedException("WRONG_HOST"));
    }

    private static boolean isFigures(String host) {
        return host.chars().allMatch(letter -> letter == '.' || letter >= '0' && letter <= '9');
    }
}
