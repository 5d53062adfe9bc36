package vn.motcua.edge.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.trust.Keytool;
import vn.motcua.edge.store.StoreRig;

/** What an agent's connections say to each kind of certificate, over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubTrustTest {
    private final Vertx vertx = Vertx.vertx();

    private Keytool keys;
    private HttpServer signed;
    private HttpServer alone;
    private HttpServer plain;

    @BeforeAll
    void listen(@TempDir Path folder) throws Exception {
        keys = new Keytool(folder)
                .authority("centre")
                .authority("stranger")
                .hub("signed", "centre", "ip:127.0.0.1,dns:motcua.test", "-1d", 365)
                .hub("alone", "", "ip:127.0.0.1", "-1d", 365);
        signed = serve("signed");
        alone = serve("alone");
        plain = StoreRig.await(vertx.createHttpServer()
                .requestHandler(request -> request.response().end("here"))
                .listen(0, "127.0.0.1"));
    }

    private HttpServer serve(String alias) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(keys.certificate(alias).toString())
                        .addKeyPath(keys.key(alias).toString()));
        return StoreRig.await(vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end("here"))
                .listen(0, "127.0.0.1"));
    }

    @AfterAll
    void close() throws Exception {
        StoreRig.await(vertx.close());
    }

    private HubTrust by(String alias, Instant now) throws Exception {
        return new HubTrust(TrustedCertificates.read(keys.certificate(alias)), () -> now);
    }

    private HubTrust by(String alias) throws Exception {
        return by(alias, Instant.now());
    }

    /** By Vert.x's client, as link and enrolment dial. */
    private String get(HubTrust trust, String host, HttpServer server) throws Exception {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setSsl(true).setConnectTimeout(10_000).setTrustOptions(trust.options()));
        try {
            return StoreRig.await(client.request(io.vertx.core.http.HttpMethod.GET, server.actualPort(), host, "/")
                            .compose(request -> request.send())
                            .compose(answer -> answer.body()))
                    .toString();
        } finally {
            StoreRig.await(client.close());
        }
    }

    private CertificateProblem refusal(HubTrust trust, String host, HttpServer server) {
        try {
            throw new AssertionError("answered " + get(trust, host, server));
        } catch (Exception e) {
            Optional<HubCertificateException> why = HubCertificateException.in(e);
            return why.orElseThrow(() -> new AssertionError(e)).problem();
        }
    }

    @Test
    void aHubIsTrustedByTheAuthorityThatSignedItAndByItsOwnCertificate() throws Exception {
        assertThat(get(by("centre"), "127.0.0.1", signed)).isEqualTo("here");
        assertThat(get(by("signed"), "127.0.0.1", signed)).isEqualTo("here");
        assertThat(get(by("alone"), "127.0.0.1", alone)).isEqualTo("here");
    }

    @Test
    void anotherAuthorityOrOnlyJavasOwnAreNotEnough() throws Exception {
        assertThat(refusal(by("stranger"), "127.0.0.1", signed)).isEqualTo(CertificateProblem.CERTIFICATE_UNTRUSTED);
        assertThat(refusal(by("centre"), "127.0.0.1", alone)).isEqualTo(CertificateProblem.CERTIFICATE_UNTRUSTED);
        assertThat(refusal(HubTrust.ofJava(), "127.0.0.1", signed)).isEqualTo(CertificateProblem.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void anotherNameIsRefusedAndTheNamesItHasAreTold() throws Exception {
        assertThat(refusal(by("centre"), "localhost", signed)).isEqualTo(CertificateProblem.CERTIFICATE_NAME);
        assertThatThrownBy(() -> get(by("centre"), "localhost", signed))
                .hasStackTraceContaining("127.0.0.1, motcua.test")
                .hasStackTraceContaining("localhost");
        assertThat(refusal(by("alone"), "localhost", alone)).isEqualTo(CertificateProblem.CERTIFICATE_NAME);
    }

    @Test
    void datesAreJudgedByTheClockOfTheAgentWhoeverSigned() throws Exception {
        Instant late = Instant.now().plus(Duration.ofDays(366));
        Instant early = Instant.now().minus(Duration.ofDays(40));

        assertThat(refusal(by("centre", late), "127.0.0.1", signed)).isEqualTo(CertificateProblem.CERTIFICATE_EXPIRED);
        assertThat(refusal(by("alone", late), "127.0.0.1", alone)).isEqualTo(CertificateProblem.CERTIFICATE_EXPIRED);
        assertThat(refusal(by("centre", early), "127.0.0.1", signed))
                .isEqualTo(CertificateProblem.CERTIFICATE_NOT_YET_VALID);
    }

    @Test
    void aHubThatDoesNotEncryptIsToldApartFromOneThatIsAway() throws Exception {
        assertThat(refusal(by("centre"), "127.0.0.1", plain)).isEqualTo(CertificateProblem.NO_CERTIFICATE);
    }

    @Test
    void javasOwnClientJudgesAlike() throws Exception {
        assertThat(asked(by("centre"), "127.0.0.1", signed)).isEqualTo("here");
        assertThatThrownBy(() -> asked(by("centre"), "localhost", signed))
                .satisfies(e -> assertThat(
                                HubCertificateException.in(e).orElseThrow().problem())
                        .isEqualTo(CertificateProblem.CERTIFICATE_NAME));
        assertThatThrownBy(() -> asked(by("stranger"), "127.0.0.1", signed))
                .satisfies(e -> assertThat(
                                HubCertificateException.in(e).orElseThrow().problem())
                        .isEqualTo(CertificateProblem.CERTIFICATE_UNTRUSTED));
    }

    private static String asked(HubTrust trust, String host, HttpServer server) throws Exception {
        URI address = URI.create("https://" + host + ":" + server.actualPort() + "/");
        return java.net.http.HttpClient.newBuilder()
                .sslContext(trust.context())
                .connectTimeout(Duration.ofSeconds(10))
                .build()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
