package vn.motcua.edge.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.process.DurableFile;

/**
 * The certificates an agent was told to trust: of authorities, or of the hub itself.
 *
 * @param certificates empty for the authorities Java knows
 */
public record TrustedCertificates(List<X509Certificate> certificates) {
    /** Name of the copy in the agent's home. */
    public static final String FILE = "hub-certificate.pem";

    public static final TrustedCertificates OF_JAVA = new TrustedCertificates(List.of());

    private static final int BYTES_MAX = 1 << 20;
    private static final int COUNT_MAX = 64;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final Pattern ONE = Pattern.compile(BEGIN + "([^-]*)" + END);

    public TrustedCertificates {
        certificates = List.copyOf(certificates);
    }

    /** The file is there and is not what it should be; the message says what is, for people. */
    public static final class BadFileException extends IOException {
        private static final long serialVersionUID = 1L;

        BadFileException(String key, Object... words) {
            super(TrustTexts.of("file." + key, words));
        }
    }

    /**
     * Reads a PEM file with one or several certificates; whatever else stands in it is left aside.
     *
     * @throws BadFileException if there is no certificate in it, or one that cannot be read
     * @throws IOException if the file itself cannot be read
     */
    public static TrustedCertificates read(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new BadFileException("folder", file);
        if (Files.size(file) > BYTES_MAX) throw new BadFileException("long", file);
        byte[] bytes = Files.readAllBytes(file);
        // Latin 1 takes any byte: a note beside a certificate may be in whatever code page.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<X509Certificate> found = new ArrayList<>();
        Matcher one = ONE.matcher(text);
        while (one.find()) found.add(parse(file, found.size() + 1, one.group(1)));
        if (found.size() > COUNT_MAX) throw new BadFileException("long", file);
        if (found.isEmpty()) throw new BadFileException(whatElse(text, bytes), file);
        return new TrustedCertificates(found);
    }

    private static X509Certificate parse(Path file, int position, String base64) throws BadFileException {
        try {
            return x509(Base64.getMimeDecoder().decode(base64));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new BadFileException("broken", file, position);
        }
    }

    private static X509Certificate x509(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static String whatElse(String text, byte[] bytes) {
        if (text.contains(BEGIN)) return "cut";
        if (text.contains("PRIVATE KEY-----")) return "key";
        if (text.contains("-----BEGIN ")) return "other";
        try {
            x509(bytes);
            return "der";
        } catch (CertificateException e) {
            return "no.pem";
        }
    }

    /** @throws BadFileException if none of them is valid at that time; old ones may stand beside new ones */
    public TrustedCertificates requireOneValid(Path file, Instant now) throws BadFileException {
        if (certificates.stream().anyMatch(one -> Validity.of(one).holds(now))) return this;
        Validity last =
                certificates.stream().map(Validity::of).reduce(Validity::later).orElseThrow();
        throw last.from().isAfter(now)
                ? new BadFileException("early", file, last.from(), now)
                : new BadFileException("expired", file, last.until(), now);
    }

    /** Keeps them in the agent's home, readable by its owner alone; of Java's own nothing is kept, and an older copy is removed. */
    public void keepIn(Path home) throws IOException {
        Path file = home.resolve(FILE);
        if (certificates.isEmpty()) Files.deleteIfExists(file);
        else DurableFile.replacePrivate(file, pem());
    }

    /**
     * What {@code hub.certificate} of {@code agent.yaml} names, else what the home keeps, else {@link #OF_JAVA}. Trouble with
     * either file is noted as a problem of that key.
     *
     * @param hub the section
     * @param folder of the configuration, where the file is looked for
     */
    public static TrustedCertificates of(ConfigNode hub, Path folder, Path home) {
        Optional<String> named = hub.optionalText("certificate", Allowed.of("hub.certificate"));
        if (named.isPresent() && named.get().isEmpty()) return OF_JAVA;
        Path file = named.map(folder::resolve).orElse(home.resolve(FILE));
        try {
            return named.isPresent() ? read(file) : keptIn(home);
        } catch (BadFileException e) {
            hub.problem("certificate", file, Allowed.of("hub.certificate.bad", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            hub.problem("certificate", file, Allowed.of("hub.certificate"));
        }
        return OF_JAVA;
    }

    /** What the home keeps, or {@link #OF_JAVA}. */
    public static TrustedCertificates keptIn(Path home) throws IOException {
        Path file = home.resolve(FILE);
        return Files.exists(file) ? read(file) : OF_JAVA;
    }

    private String pem() throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate one : certificates)
                text.append(BEGIN)
                        .append('\n')
                        .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(one.getEncoded()))
                        .append('\n')
                        .append(END)
                        .append('\n');
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
        return text.toString();
    }
}
