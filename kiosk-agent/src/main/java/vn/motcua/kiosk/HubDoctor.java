package vn.motcua.kiosk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import vn.motcua.edge.trust.HubCertificateException;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.kiosk.Finding.Mark;

/** Looks at the hub from this PC: whether it answers, what time it has, and by which certificate. Blocks. */
final class HubDoctor {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(90);
    /** Time enough to get another certificate signed. */
    private static final Duration SOON = Duration.ofDays(30);

    private final Consumer<Finding> findings;

    HubDoctor(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void examine(String url, HubTrust trust) {
        try {
            URI hub = URI.create(url).resolve("/health");
            HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(PATIENCE);
            if ("https".equals(hub.getScheme())) http.sslContext(trust.context());
            Instant asked = Instant.now();
            HttpResponse<String> answer = http.build()
                    .send(HttpRequest.newBuilder(hub).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            long ms = Duration.between(asked, Instant.now()).toMillis();
            tell(answer.statusCode() == 200 ? Mark.GOOD : Mark.BAD, "hub", url, answer.statusCode(), ms);
            answer.headers().firstValue("Date").ifPresent(this::clock);
            answer.sslSession().ifPresent(this::certificate);
        } catch (IOException | IllegalArgumentException e) {
            silent(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void silent(String url, Exception problem) {
        Optional<HubCertificateException> certificate = HubCertificateException.in(problem);
        certificate.ifPresentOrElse(
                wrong -> tell(Mark.BAD, "hub.certificate.bad", url, wrong.words(), wrong.problem()),
                () -> tell(Mark.BAD, "hub.silent", url, problem));
    }

    private void clock(String date) {
        Instant hub =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        Duration off = Duration.between(hub, Instant.now());
        tell(off.abs().compareTo(CLOCK_TOLERANCE) < 0 ? Mark.GOOD : Mark.WARN, "clock", off.toSeconds());
    }

    private void certificate(SSLSession session) {
        try {
            X509Certificate shown = (X509Certificate) session.getPeerCertificates()[0];
            Duration left = Duration.between(Instant.now(), shown.getNotAfter().toInstant());
            boolean isSoon = left.compareTo(SOON) < 0;
            tell(
                    isSoon ? Mark.WARN : Mark.GOOD,
                    isSoon ? "hub.certificate.soon" : "hub.certificate",
                    LocalDate.ofInstant(shown.getNotAfter().toInstant(), ZoneId.systemDefault()),
                    left.toDays());
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("an answer over TLS without a certificate", e);
        }
    }

    private void tell(Mark mark, String topic, Object... values) {
        findings.accept(Finding.of(mark, topic, values));
    }
}
