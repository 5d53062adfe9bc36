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
 * The hub's certificate and key as they were read together and found to belong together. Blocking to read.
 *
 * @param own the hub's certificate; those of the authorities between stand after it in {@code chain}
 */
public record TlsFiles(X509Certificate own, Buffer chain, Buffer key) {
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
        byte[] chain = bytes(files.certificate(), "certificate");
        byte[] key = bytes(files.key(), "key");
        X509Certificate own = own(chain);
        requireFit(own.getPublicKey(), new String(key, StandardCharsets.ISO_8859_1));
        return new TlsFiles(own, Buffer.buffer(chain), Buffer.buffer(key));
    }

    PemKeyCertOptions options() {
        return new PemKeyCertOptions().addCertValue(chain).addKeyValue(key);
    }

    private static byte[] bytes(Path file, String line) throws UnfitException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnfitException(line, "hub.pem");
        }
    }

    private static X509Certificate own(byte[] chain) throws UnfitException {
        try {
            Collection<?> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(chain));
            if (!new String(chain, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----"))
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
