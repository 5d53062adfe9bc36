package vn.motcua.camera.http;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * Whose word over TLS is a device's: of one that made its certificate itself, this certificate and no other, whatever name and dates stand in
 * it; otherwise of whom Java trusts, under the configured name.
 *
 * @param own what the device made itself
 */
public record DeviceTrust(Optional<X509Certificate> own) {
    /** Of a certificate that somebody known has signed. */
    public static final DeviceTrust USUAL = new DeviceTrust(Optional.empty());

    /** @param file in PEM, as a browser saves it */
    public static DeviceTrust read(Path file) throws IOException, CertificateException {
        try (InputStream pem = Files.newInputStream(file)) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return new DeviceTrust(Optional.of((X509Certificate) certificate));
        }
    }

    /** For a client that speaks with this device alone. */
    public HttpClientOptions apply(HttpClientOptions options, boolean isTls) {
        options.setSsl(isTls);
        own.ifPresent(
                one -> options.setTrustOptions(TrustOptions.wrap(new Only(one))).setVerifyHost(false));
        return options;
    }

    /** For a client of another protocol that speaks with this device alone. */
    public NetClientOptions apply(NetClientOptions options) {
        // Its own certificate is all of its name that counts.
        options.setSsl(true).setHostnameVerificationAlgorithm(own.isPresent() ? "" : "HTTPS");
        own.ifPresent(one -> options.setTrustOptions(TrustOptions.wrap(new Only(one))));
        return options;
    }

    private record Only(X509Certificate known) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            if (chain.length == 0 || !known.equals(chain[0]))
                throw new CertificateException("another certificate than the device's own");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("nobody logs in here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
