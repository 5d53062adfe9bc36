package vn.motcua.edge.trust;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Java's own judgement of a chain and its name at a given time, with a reason of ours when it says no. Any thread. */
final class HubTrustManager extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final Set<TrustAnchor> anchors;
    private final Supplier<Instant> clock;

    HubTrustManager(Collection<X509Certificate> trusted, Supplier<Instant> clock) {
        this.anchors = trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /** The whole judgement, the name included. */
    private interface Judgement {
        void by(X509ExtendedTrustManager judge) throws CertificateException;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge(chain, authType, engine.getPeerHost(), judge -> judge.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        String host = socket instanceof SSLSocket secure
                ? secure.getHandshakeSession().getPeerHost()
                : null;
        judge(chain, authType, host, judge -> judge.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge(chain, authType, null, judge -> judge.checkServerTrusted(chain, authType));
    }

    private void judge(X509Certificate[] chain, String authType, @Nullable String host, Judgement judgement)
            throws CertificateException {
        Instant now = clock.get();
        // Java asks a certificate that is trusted itself for no date.
        requireTime(chain[0], now);
        X509ExtendedTrustManager judge = at(now);
        try {
            judgement.by(judge);
        } catch (CertificateException refused) {
            throw (HubCertificateException)
                    why(judge, chain, authType, host, now).initCause(refused);
        }
    }

    private static HubCertificateException why(
            X509ExtendedTrustManager judge,
            X509Certificate[] chain,
            String authType,
            @Nullable String host,
            Instant now) {
        try {
            judge.checkServerTrusted(chain, authType);
        } catch (CertificateException untrusted) {
            try {
                for (X509Certificate one : chain) requireTime(one, now);
            } catch (HubCertificateException outOfTime) {
                return outOfTime;
            }
            return new HubCertificateException(
                    CertificateProblem.CERTIFICATE_UNTRUSTED,
                    List.of(name(chain[0]), chain[chain.length - 1].getIssuerX500Principal()));
        }
        return new HubCertificateException(
                CertificateProblem.CERTIFICATE_NAME,
                List.of(
                        String.join(", ", names(chain[0])),
                        Optional.ofNullable(host).orElse("?")));
    }

    private static void requireTime(X509Certificate certificate, Instant now) throws HubCertificateException {
        Validity time = Validity.of(certificate);
        if (now.isBefore(time.from()))
            throw new HubCertificateException(
                    CertificateProblem.CERTIFICATE_NOT_YET_VALID, List.of(name(certificate), time.from(), now));
        if (now.isAfter(time.until()))
            throw new HubCertificateException(
                    CertificateProblem.CERTIFICATE_EXPIRED, List.of(name(certificate), time.until(), now));
    }

    private X509ExtendedTrustManager at(Instant now) throws CertificateException {
        try {
            PKIXBuilderParameters rules = new PKIXBuilderParameters(anchors, new X509CertSelector());
            // A hall without the Internet reaches no list of revoked certificates; as Java's own default.
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(now));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(rules));
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    /** What it was made out for: names and addresses, or the subject of an old one that has none. */
    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            List<String> names = alternatives == null
                    ? List.of()
                    : alternatives.stream()
                            .filter(one ->
                                    one.get(0).equals(DNS_NAME) || one.get(0).equals(IP_ADDRESS))
                            .map(one -> String.valueOf(one.get(1)))
                            .toList();
            return names.isEmpty() ? List.of(name(certificate)) : names;
        } catch (CertificateParsingException e) {
            return List.of(name(certificate));
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("an agent judges hubs only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("an agent judges hubs only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("an agent judges hubs only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return anchors.stream().map(TrustAnchor::getTrustedCert).toArray(X509Certificate[]::new);
    }
}
