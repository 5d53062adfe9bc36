package vn.motcua.edge.link;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.trust.HubTrust;

/**
 * @param identity whose link
 * @param hubUrl of the home hub; the one of the identity unless configured otherwise
 * @param trust how the certificate of a hub at {@code https} is judged
 * @param bootId minted at process start: tells a reconnect from a clone
 * @param modules told to the hub
 * @param software told to the hub, such as {@code motcua 0.1.0}
 * @param connectTimeout for the TCP connection and for each step of the handshake
 * @param backoffMin first pause before dialling again
 * @param backoffMax longest pause of our own choice
 * @param seed of the jitter
 */
public record LinkSettings(
        Identity identity,
        String hubUrl,
        HubTrust trust,
        String bootId,
        List<String> modules,
        String software,
        Duration connectTimeout,
        Duration backoffMin,
        Duration backoffMax,
        long seed) {
    public LinkSettings {
        modules = List.copyOf(modules);
    }

    public static LinkSettings of(
            Identity identity, String hubUrl, HubTrust trust, String bootId, List<String> modules) {
        return new LinkSettings(
                identity,
                hubUrl,
                trust,
                bootId,
                modules,
                "motcua 0.1.0",
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                // A hall of screens must live again within 3 s of its hub; a hub under too many hellos says how long to
                // wait.
                Duration.ofMillis(1_500),
                bootId.hashCode());
    }

    boolean isSecure() {
        return "https".equals(address().getScheme());
    }

    URI address() {
        return URI.create(hubUrl);
    }
}
