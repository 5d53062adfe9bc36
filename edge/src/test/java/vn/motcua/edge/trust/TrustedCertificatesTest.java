package vn.motcua.edge.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.ResourceBundle;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.trust.Keytool;
import vn.motcua.edge.trust.TrustedCertificates.BadFileException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustedCertificatesTest {
    private Path shared;
    private Path first;
    private Path second;
    private Path key;
    private X509Certificate certificate;

    @TempDir
    Path home;

    @BeforeAll
    void make(@TempDir Path folder) throws Exception {
        shared = folder;
        Keytool keys = new Keytool(shared).authority("first").authority("second");
        first = keys.certificate("first");
        second = keys.certificate("second");
        key = keys.key("first");
        certificate = (X509Certificate) keys.read("first");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(home.resolve("given.pem"), content);
    }

    private static void refused(ThrowingCallable reading, String key) {
        String words = ResourceBundle.getBundle("vn.motcua.edge.trust.trust").getString("file." + key);
        String longest = Arrays.stream(words.replace("''", "'").split("\\{\\d}"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        assertThatThrownBy(reading).isInstanceOf(BadFileException.class).hasMessageContaining(longest.strip());
    }

    @Test
    void severalCertificatesAreReadWhateverStandsBetweenThem() throws Exception {
        Path both = file("Cơ quan cấp\n" + Files.readString(first) + "\r\n# 2027\n"
                + Files.readString(second).replace("\n", "\r\n"));

        assertThat(TrustedCertificates.read(both).certificates()).hasSize(2).contains(certificate);
    }

    @Test
    void aKeyBesideTheCertificateIsNeverKept() throws Exception {
        TrustedCertificates read = TrustedCertificates.read(file(Files.readString(key) + Files.readString(first)));

        read.keepIn(home);

        Path kept = home.resolve(TrustedCertificates.FILE);
        assertThat(Files.readString(kept)).doesNotContain("PRIVATE KEY");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(TrustedCertificates.keptIn(home)).isEqualTo(read);
        TrustedCertificates.OF_JAVA.keepIn(home);
        assertThat(kept).doesNotExist();
        assertThat(TrustedCertificates.keptIn(home)).isEqualTo(TrustedCertificates.OF_JAVA);
    }

    @Test
    void eachWrongFileIsToldWhatItIs() throws Exception {
        String pem = Files.readString(first);
        assertThatThrownBy(() -> TrustedCertificates.read(home.resolve("none.pem")))
                .isInstanceOf(NoSuchFileException.class);
        refused(() -> TrustedCertificates.read(home), "folder");
        refused(() -> TrustedCertificates.read(file("")), "no.pem");
        refused(() -> TrustedCertificates.read(file("motcua")), "no.pem");
        refused(() -> TrustedCertificates.read(key), "key");
        refused(() -> TrustedCertificates.read(file("-----BEGIN DH PARAMETERS-----\n")), "other");
        refused(() -> TrustedCertificates.read(file(pem.substring(0, pem.length() / 2))), "cut");
        refused(() -> TrustedCertificates.read(file(pem.replaceFirst("MII", "AAA"))), "broken");
        refused(() -> TrustedCertificates.read(file("x".repeat((1 << 20) + 1))), "long");
        Path der = Files.write(home.resolve("hub.der"), certificate.getEncoded());
        refused(() -> TrustedCertificates.read(der), "der");
    }

    @Test
    void aFileOfWhichNothingIsValidIsRefusedWithItsDates() throws Exception {
        TrustedCertificates read = TrustedCertificates.read(first);
        Instant now = Instant.now();
        assertThat(read.requireOneValid(first, now)).isSameAs(read);
        refused(() -> read.requireOneValid(first, now.plus(Duration.ofDays(4_000))), "expired");
        refused(() -> read.requireOneValid(first, now.minus(Duration.ofDays(400))), "early");
    }

    @Test
    void theConfigurationsFileComesBeforeTheOneOfTheEnrolment() throws Exception {
        TrustedCertificates.read(first).keepIn(home);
        ConfigNode none = ConfigNode.parse("agent.yaml", "");
        assertThat(TrustedCertificates.of(none, shared, home)).isEqualTo(TrustedCertificates.read(first));

        ConfigNode other = ConfigNode.parse("agent.yaml", "certificate: second.pem");
        assertThat(TrustedCertificates.of(other, shared, home)).isEqualTo(TrustedCertificates.read(second));
        assertThat(other.problems()).isEmpty();

        for (String wrong : new String[] {"missing.pem", "first-key.pem", ".."}) {
            ConfigNode bad = ConfigNode.parse("agent.yaml", "certificate: " + wrong);
            TrustedCertificates.of(bad, shared, home);
            assertThat(bad.problems())
                    .singleElement()
                    .satisfies(
                            problem -> assertThat(problem.toString()).contains("certificate", wrong.replace("..", "")));
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        ResourceBundle.Control none =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle en = ResourceBundle.getBundle("vn.motcua.edge.trust.trust", Locale.ROOT, none);
        ResourceBundle vi = ResourceBundle.getBundle("vn.motcua.edge.trust.trust", new Locale("vi"), none);
        assertThat(vi.getLocale().getLanguage()).isEqualTo("vi");
        assertThat(vi.keySet()).isEqualTo(en.keySet());
        for (CertificateProblem problem : CertificateProblem.values())
            assertThat(vi.containsKey(problem.name())).isTrue();
    }
}
