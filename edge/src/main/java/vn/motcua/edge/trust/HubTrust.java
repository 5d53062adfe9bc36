package vn.motcua.edge.trust;

import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * How an agent's connections judge the hub's certificate. Dates are judged by the given clock, not by the PC's: an agent that has
 * lost its clock battery still knows the time it last heard of its hub. Any thread.
 */
public final class HubTrust {
    private final TrustedCertificates trusted;
    private final Supplier<Instant> clock;

    public HubTrust(TrustedCertificates trusted, Supplier<Instant> clock) {
        this.trusted = trusted;
        this.clock = clock;
    }

    /** With the authorities Java knows and the PC's clock. */
    public static HubTrust ofJava() {
        return new HubTrust(TrustedCertificates.OF_JAVA, Instant::now);
    }

    public TrustedCertificates trusted() {
        return trusted;
    }

    /** For a Vert.x client. Java's own authorities are read here: a tenth of a second, and only for who dials {@code https}. */
    public TrustOptions options() {
        return TrustOptions.wrap(manager());
    }

    /** For Java's own client. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do TLS", e);
        }
    }

    private HubTrustManager manager() {
        List<X509Certificate> anchors = trusted.certificates();
        return new HubTrustManager(anchors.isEmpty() ? knownToJava() : anchors, clock);
    }

    private static List<X509Certificate> knownToJava() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(one -> Arrays.stream(((X509TrustManager) one).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authorities of this Java cannot be read", e);
        }
    }
}
