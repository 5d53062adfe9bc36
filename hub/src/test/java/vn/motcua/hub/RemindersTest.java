package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.booking.BookingService.Made;
import vn.motcua.hub.booking.reminder.Contact;
import vn.motcua.hub.booking.reminder.ReminderSettings;
import vn.motcua.hub.incident.AnomalyQueries;
import vn.motcua.hub.platform.database.HubFile;

/** Reminders of a real hub, to a receiver of the test's own; what is booked lies on the Tuesday at nine in Ho Chi Minh City. */
class RemindersTest {
    private static final Instant NINE = Instant.parse("2026-11-24T02:00:00Z");
    private static final String SECRET = "a secret that only hub and receiver know";
    private static final String PHONE = "0912987654";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path home;

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-22T23:30:00Z");
    private final Site site = BookingsTest.site(Sites.weekdays());
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer receiver;
    private HubRig rig;

    private record Got(String path, String timestamp, String signature, String key, String body) {
        ObjectNode json() {
            return Json.parseObject(body);
        }
    }

    @BeforeEach
    void start() {
        receiver = await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    got.add(new Got(
                            request.path(),
                            request.getHeader("Motcua-Timestamp"),
                            request.getHeader("Motcua-Signature"),
                            request.getHeader("Idempotency-Key"),
                            body.toString()));
                    request.response()
                            .setStatusCode(status)
                            .putHeader("Location", "http://127.0.0.1:" + receiver.actualPort() + "/elsewhere")
                            .end();
                }))
                .listen(0, "127.0.0.1"));
        open();
    }

    private void open() {
        ReminderSettings settings = new ReminderSettings(
                URI.create("http://127.0.0.1:" + receiver.actualPort() + "/remind"), SECRET, List.of(DAY, HOUR));
        rig = new HubRig(vertx, false, HubSettings.of(home, site).withReminders(settings), clock);
    }

    @AfterEach
    void stop() {
        rig.close();
        await(receiver.close());
        await(vertx.close());
    }

    private Made make() {
        Made made = done(rig.hub.bookings().make(request(), Sites.LAND, NINE, Text.Locale.VI));
        assertThat(await(rig.hub.reminders().keep(made.booking().bookingId(), made.code(), new Contact(PHONE))))
                .isTrue();
        return made;
    }

    private int roundAt(Instant at) {
        clock.set(at);
        return await(rig.hub.reminders().round());
    }

    @Test
    void whoLeftANumberIsRemindedTheDayAndTheHourBeforeOnceEach() {
        Made made = make();

        assertThat(roundAt(NINE.minus(DAY).minusSeconds(1))).isZero();
        assertThat(roundAt(NINE.minus(DAY))).isEqualTo(1);
        assertThat(roundAt(NINE.minus(DAY).plusSeconds(15))).isZero();
        assertThat(roundAt(NINE.minus(HOUR))).isEqualTo(1);
        assertThat(roundAt(NINE.minus(HOUR).plusSeconds(15))).isZero();

        assertThat(got).hasSize(2);
        ObjectNode first = got.get(0).json();
        assertThat(first.path("type").asText()).isEqualTo("booking.reminder");
        assertThat(first.path("id").asText()).isEqualTo(got.get(0).key());
        assertThat(first.path("to").asText()).isEqualTo(PHONE);
        assertThat(first.path("startsAt").asText()).isEqualTo(NINE.toString());
        assertThat(first.path("minutesBefore").asInt()).isEqualTo(24 * 60);
        assertThat(first.path("serviceName").path("vi").asText()).isNotEmpty();
        assertThat(first.path("url").asText())
                .isEqualTo(site.publicUrl() + "/b/" + made.code().value());
        assertThat(got.get(1).json().path("minutesBefore").asInt()).isEqualTo(60);
        assertThat(got.get(1).key()).isNotEqualTo(got.get(0).key());
    }

    @Test
    void theSignatureIsWhatTheDocumentedRecipeGives() throws Exception {
        make();
        roundAt(NINE.minus(DAY));

        Got one = got.get(0);
        Process openssl = new ProcessBuilder("openssl", "dgst", "-sha256", "-hmac", SECRET).start();
        try (var in = openssl.getOutputStream()) {
            in.write((one.timestamp() + "." + one.body()).getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(openssl.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(one.signature()).isEqualTo("v1=" + said.substring(said.lastIndexOf(' ') + 1));
        assertThat(Long.parseLong(one.timestamp())).isEqualTo(NINE.minus(DAY).getEpochSecond());
    }

    @Test
    void aFailedReminderIsTriedAgainUnderItsKeyAlsoAfterARestartAndTheSupervisorsAreToldOnce() {
        make();
        status = 503;
        Instant at = NINE.minus(DAY);
        for (int i = 0; i < 5; i++) {
            assertThat(roundAt(at)).isZero();
            at = at.plus(Duration.ofMinutes(15));
        }
        assertThat(got).hasSize(5);
        assertThat(anomalies()).containsExactly("REMINDERS_FAIL");

        rig.close();
        open();
        status = 200;
        assertThat(roundAt(at)).isEqualTo(1);

        assertThat(got).extracting(Got::key).containsOnly(got.get(0).key());
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        make();
        status = 307;

        assertThat(roundAt(NINE.minus(DAY))).isZero();

        assertThat(got).extracting(Got::path).containsExactly("/remind");
    }

    @Test
    void aMovedBookingIsRemindedOfItsNewTimeAndACancelledOneNoMore() {
        Made moved = make();
        Made cancelled = make();
        assertThat(roundAt(NINE.minus(DAY))).isEqualTo(2);
        Instant later = NINE.plus(DAY);
        done(rig.hub.bookings().move(request(), moved.code(), later));
        done(rig.hub.bookings().cancel(request(), cancelled.code()));

        assertThat(roundAt(NINE.minus(HOUR))).isZero();
        assertThat(roundAt(later.minus(DAY))).isEqualTo(1);

        assertThat(got.get(2).json().path("startsAt").asText()).isEqualTo(later.toString());
        assertThat(keys()).hasSize(1);
    }

    @Test
    void whereSomebodyIsRemindedStandsNowhereInTheClearAndIsGoneWithTheBookedTime() throws Exception {
        Made made = make();
        roundAt(NINE.minus(DAY));

        assertThat(filesHolding(PHONE)).isEmpty();
        assertThat(filesHolding(made.code().value())).isEmpty();
        assertThat(keys()).hasSize(1);

        roundAt(NINE);
        assertThat(keys()).isEmpty();
        assertThat(roundAt(NINE.plusSeconds(20))).isZero();
        assertThat(rows()).isZero();
        rig.close();
        assertThat(Verifier.verify(home.resolve(HubFile.NAME)).problems()).isEmpty();
        open();
    }

    private boolean keep(Made made, String contact) {
        return await(rig.hub.reminders().keep(made.booking().bookingId(), made.code(), new Contact(contact)));
    }

    @Test
    void whereSomebodyIsRemindedMayBeReplacedThoughNobodyElseIsKeptAnyMore() throws Exception {
        Made made = make();
        rig.close();
        try (var file = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.resolve(HubFile.NAME));
                var statement = file.createStatement()) {
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)"
                    + " INSERT INTO reminder_contact SELECT 'b' || i, '', '9', '9', '9', 0 FROM n");
        }
        open();

        assertThat(keep(made, "somebody@example.org")).isTrue();
        Made more = done(rig.hub.bookings().make(request(), Sites.LAND, NINE, Text.Locale.VI));
        assertThat(keep(more, PHONE)).isFalse();
        assertThat(keys()).as("of the first alone").hasSize(1);
    }

    @Test
    void aBookingMadeWithinTheHourIsNotRemindedOfWhatIsPast() {
        clock.set(NINE.minus(Duration.ofMinutes(40)));
        Made made = done(rig.hub.bookings().make(request(), Sites.LAND, NINE, Text.Locale.VI));
        assertThat(keep(made, PHONE)).as("he is told").isFalse();

        assertThat(roundAt(NINE.minus(Duration.ofMinutes(30)))).isZero();
        assertThat(got).isEmpty();
    }

    private List<String> anomalies() {
        return await(rig.hub.anomalies().latest(100)).stream()
                .map(AnomalyQueries.Anomaly::kind)
                .toList();
    }

    private List<Path> keys() {
        try (Stream<Path> files = Files.list(home.resolve("reminder-keys"))) {
            return files.toList();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private long rows() {
        return await(rig.hub.database().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM reminder_contact")) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }

    private List<Path> filesHolding(String text) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
                        } catch (java.io.IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }
}
