package vn.motcua.hub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.trust.Keytool;

class TlsFilesTest {
    @TempDir
    private static Path folder;

    private static Keytool keys;

    @TempDir
    private Path home;

    @BeforeAll
    static void make() throws Exception {
        keys = new Keytool(folder).hub("old", "", "ip:127.0.0.1", "-1d", 20).hub("new", "", "ip:127.0.0.1", "-1d", 365);
    }

    private static ListenSettings.Tls files(String certificate, String key) throws Exception {
        return new ListenSettings.Tls(keys.certificate(certificate), keys.key(key));
    }

    private static void unfit(Path certificate, Path key, String line, String wanted) {
        assertThatThrownBy(() -> TlsFiles.read(new ListenSettings.Tls(certificate, key)))
                .isInstanceOfSatisfying(TlsFiles.UnfitException.class, unfit -> {
                    assertThat(unfit.key()).isEqualTo(line);
                    assertThat(unfit.wanted()).isEqualTo(wanted);
                });
    }

    @Test
    void aPairIsReadWithTheHubsOwnCertificateFirst() throws Exception {
        assertThat(TlsFiles.read(files("old", "old")).own()).isEqualTo(keys.read("old"));
    }

    @Test
    void whatIsNoPairIsToldByTheLineThatIsWrong() throws Exception {
        Path certificate = keys.certificate("old");
        Path key = keys.key("old");
        Path empty = Files.writeString(home.resolve("empty.pem"), "");
        Path locked = Files.writeString(
                home.resolve("locked.pem"), Files.readString(key).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));

        unfit(home.resolve("none.pem"), key, "certificate", "hub.pem");
        unfit(certificate, home.resolve("none.pem"), "key", "hub.pem");
        unfit(empty, key, "certificate", "hub.pem.certificate");
        unfit(key, key, "certificate", "hub.pem.certificate");
        unfit(certificate, certificate, "key", "hub.pem.key");
        unfit(certificate, locked, "key", "hub.pem.key");
        unfit(certificate, keys.key("new"), "key", "hub.pem.fit");
    }

    @Test
    void aRenewedPairIsTakenUpOnceBothFilesAreThere() throws Exception {
        ListenSettings.Tls files =
                new ListenSettings.Tls(home.resolve("hub-certificate.pem"), home.resolve("hub-key.pem"));
        put("old", files, 1_000);
        List<X509Certificate> served = new CopyOnWriteArrayList<>();
        Vertx vertx = Vertx.vertx();
        try {
            CertificateWatch watch = new CertificateWatch(
                    vertx, files, TlsFiles.read(files), CertificateWatch.times(files), Clock.systemUTC(), renewed -> {
                        served.add(renewed.own());
                        return Future.succeededFuture();
                    });
            vertx.runOnContext(go -> watch.start(Duration.ofMillis(10)));
            Files.writeString(files.certificate(), Files.readString(keys.certificate("new")));
            Files.setLastModifiedTime(files.certificate(), FileTime.fromMillis(2_000));
            Awaitility.await().pollDelay(Duration.ofMillis(100)).until(served::isEmpty);

            put("new", files, 3_000);

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !served.isEmpty());
            assertThat(served.get(0)).isEqualTo(keys.read("new"));
            watch.stop();
        } finally {
            vertx.close().await();
        }
    }

    private static void put(String alias, ListenSettings.Tls files, long time) throws Exception {
        Files.writeString(files.certificate(), Files.readString(keys.certificate(alias)));
        Files.writeString(files.key(), Files.readString(keys.key(alias)));
        Files.setLastModifiedTime(files.certificate(), FileTime.fromMillis(time));
        Files.setLastModifiedTime(files.key(), FileTime.fromMillis(time));
    }
}
