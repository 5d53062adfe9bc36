package vn.motcua.hub.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hub's certificate and key as they were read together and found to belong together. Blocking to read, and of Java alone: the
 * configuration is read before the log has its place, and the first class of Vert.x would open it elsewhere.
 *
 * @param own the hub's certificate; those of the authorities between stand after it in {@code chain}
 */
public record TlsFiles(X509Certificate own, String chain, String key) {
    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
    private static final Map<String, String> SIGNED_BY =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final byte[] PROBE = "motcua".getBytes(StandardCharsets.UTF_8);

    /** One of the two is not what it should be. */
    public static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String key;
        private final String wanted;

        UnfitException(String key, String wanted) {
            super(key + ": " + wanted);
            this.key = key;
            this.wanted = wanted;
        }

        /** {@code certificate} or {@code key}: which line of the section {@code tls}. */
        public String key() {
            return key;
        }

        /** Name of the words that say what is wanted. */
        public String wanted() {
            return wanted;
        }
    }

    /** @throws UnfitException with what is wrong first: a file that cannot be read or understood, or two that do not fit */
    public static TlsFiles read(ListenSettings.Tls files) throws UnfitException {
        String chain = text(files.certificate(), "certificate");
        String key = text(files.key(), "key");
        X509Certificate own = own(chain);
        requireFit(own.getPublicKey(), key);
        return new TlsFiles(own, chain, key);
    }

    PemKeyCertOptions options() {
        return new PemKeyCertOptions().addCertValue(Buffer.buffer(chain)).addKeyValue(Buffer.buffer(key));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "TlsFiles[" + own.getSubjectX500Principal() + "]";
    }

    private static String text(Path file, String line) throws UnfitException {
        try {
            // Any byte is a letter of Latin 1; what counts is plain ASCII.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UnfitException(line, "hub.pem");
        }
    }

    private static X509Certificate own(String chain) throws UnfitException {
        try {
            byte[] bytes = chain.getBytes(StandardCharsets.ISO_8859_1);
            Collection<?> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            if (!chain.contains("-----BEGIN CERTIFICATE-----"))
                throw new UnfitException("certificate", "hub.pem.certificate");
            return (X509Certificate) all.iterator().next();
        } catch (CertificateException e) {
            throw new UnfitException("certificate", "hub.pem.certificate");
        }
    }

    private static void requireFit(PublicKey published, String keyText) throws UnfitException {
        Matcher pem = PKCS8.matcher(keyText);
        if (!pem.find()) throw new UnfitException("key", "hub.pem.key");
        String algorithm = published.getAlgorithm();
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
            PrivateKey secret = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            String by = SIGNED_BY.getOrDefault(algorithm, algorithm);
            Signature made = Signature.getInstance(by);
            made.initSign(secret);
            made.update(PROBE);
            Signature judged = Signature.getInstance(by);
            judged.initVerify(published);
            judged.update(PROBE);
            if (!judged.verify(made.sign())) throw new UnfitException("key", "hub.pem.fit");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnfitException("key", "hub.pem.fit");
        }
    }
}
