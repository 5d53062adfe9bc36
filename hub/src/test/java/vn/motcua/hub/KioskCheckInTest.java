package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.BookingNoted;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.BookingService.Made;
import vn.motcua.hub.booking.BookingStatus;
import vn.motcua.hub.incident.AnomalyQueries;
import vn.motcua.hub.platform.database.HubFile;

/** Bookings that come to a kiosk, over the link: a Monday in Ho Chi Minh City, slots of half an hour. */
class KioskCheckInTest {
    private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @TempDir
    private Path home;

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-22T23:30:00Z");
    private final Site site = BookingsTest.site(Sites.weekdays());
    private HubRig rig;
    private ScriptedAgent kiosk;

    @BeforeEach
    void start() {
        rig = new HubRig(vertx, false, home, site, clock);
        kiosk = rig.enrol("pc-1", "kiosk");
        kiosk.linked(rig.port());
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        await(vertx.close());
        assertThat(Verifier.verify(home.resolve(HubFile.NAME)).problems()).isEmpty();
    }

    private Made make(Instant at) {
        return done(rig.hub.bookings().make(request(), Sites.LAND, at, Text.Locale.VI));
    }

    private LinkFrame.Answer find(ScriptedAgent agent, String code) {
        agent.say(new LinkFrame.Request(
                request().value(), Requests.FIND_BOOKING, Json.tree(new Requests.FindBooking(code))));
        return agent.expect(LinkFrame.Answer.class);
    }

    private Requests.FoundBooking found(BookingCode code) {
        LinkFrame.Answer answer = find(kiosk, code.value());
        assertThat(answer.ok()).as(answer.body().toString()).isTrue();
        return Json.read(answer.body(), Requests.FoundBooking.class);
    }

    private static Requests.AllocateTicket ask(BookingCode code) {
        Requests.AllocateTicket plain = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);
        return new Requests.AllocateTicket(
                plain.requestId(),
                plain.visitId(),
                plain.serviceId(),
                plain.priority(),
                plain.locale(),
                plain.code(),
                plain.kiosk(),
                code.value());
    }

    private Requests.Allocated come(Made made) {
        Requests.AllocateTicket ask = ask(made.code());
        Requests.Allocated given = kiosk.allocated(ask);
        kiosk.tell(StreamName.ESSENTIAL, kiosk.stored(ask, given));
        return given;
    }

    private String refused(BookingCode code) {
        LinkFrame.Answer answer = kiosk.ask(ask(code));
        assertThat(answer.ok()).isFalse();
        return answer.body().path("code").asText();
    }

    private BookingStatus status(Made made) {
        return await(rig.hub.bookings().find(made.code())).orElseThrow().status();
    }

    @Test
    void theKioskLearnsHowABookingStandsAndNothingOfACodeNobodyHas() {
        Made made = make(NINE);
        Made tomorrow = make(NINE.plus(Duration.ofDays(1)));
        Made given = make(NINE);
        done(rig.hub.bookings().cancel(request(), given.code()));

        assertThat(found(made.code()).standing()).isEqualTo("EARLY");
        assertThat(found(tomorrow.code()).state()).isEqualTo("OTHER_DAY");
        assertThat(found(tomorrow.code()).startsAt()).isEqualTo(NINE.plus(Duration.ofDays(1)));
        assertThat(found(given.code()).state()).isEqualTo("CANCELLED");
        clock.set(NINE);
        assertThat(found(made.code())).isEqualTo(new Requests.FoundBooking("READY", Sites.LAND, NINE, "ON_TIME", null));
        clock.set(NINE.plus(Duration.ofMinutes(11)));
        assertThat(found(made.code()).standing()).isEqualTo("LATE");
        for (String code : List.of("BCGHKLMNPQTB", BookingCode.of("BCGHKLMNPQT").value(), "", "nonsense"))
            assertThat(find(kiosk, code).body().path("code").asText()).isEqualTo("UNKNOWN_BOOKING");
        ScriptedAgent board = rig.enrol("pc-2", "display");
        board.linked(rig.port());
        assertThat(find(board, made.code().value()).body().path("code").asText())
                .isEqualTo("NOT_ENTITLED");
    }

    @Test
    void whoComesInTimeIsCalledByHisTimeAndASecondTimeTellsTheSameNumber() {
        Made made = make(NINE);
        clock.set(NINE.plus(Duration.ofMinutes(3)));
        VisitId walkIn = kiosk.takeTicket(Sites.LAND, Priority.NORMAL);
        clock.set(NINE.plus(Duration.ofMinutes(8)));

        Requests.Allocated given = come(made);

        assertThat(status(made)).isEqualTo(BookingStatus.CHECKED_IN);
        assertThat(refused(made.code())).as("no second paper").isEqualTo("BOOKING_HAS_NUMBER");
        Requests.FoundBooking again = found(made.code());
        assertThat(again.state()).isEqualTo("HAS_NUMBER");
        assertThat(again.ticket().number()).isEqualTo(given.number().text());
        assertThat(again.ticket().state()).isEqualTo("WAITING");
        done(rig.hub.counters().open(request(), HubRig.LAN, Sites.C2));
        assertThat(done(rig.hub.counters().callNext(request(), HubRig.LAN, Sites.C2))
                        .visitId())
                .isEqualTo(given.visitId());
        assertThat(found(made.code()).ticket().state()).isEqualTo("CALLED");
        done(rig.hub.counters().finish(request(), HubRig.LAN, Sites.C2));
        assertThat(done(rig.hub.counters().callNext(request(), HubRig.LAN, Sites.C2))
                        .visitId())
                .isEqualTo(walkIn);
    }

    @Test
    void aRepeatOfTheRequestGetsTheSameNumberAndNobodyComesOnAnotherDayOrAfterGivingItBack() {
        Made made = make(NINE);
        Made tomorrow = make(NINE.plus(Duration.ofDays(1)));
        Made given = make(NINE);
        done(rig.hub.bookings().cancel(request(), given.code()));
        clock.set(NINE);
        Requests.AllocateTicket ask = ask(made.code());

        Requests.Allocated first = kiosk.allocated(ask);

        assertThat(kiosk.allocated(ask)).isEqualTo(first);
        assertThat(refused(tomorrow.code())).isEqualTo("NOT_TODAY");
        assertThat(refused(given.code())).isEqualTo("BOOKING_OVER");
        assertThat(refused(BookingCode.of("BCGHKLMNPQT"))).isEqualTo("UNKNOWN_BOOKING");
    }

    @Test
    void aCodeNotedWhileTheKioskWasCutOffIsJoinedToItsNumberOnReturn() {
        Made made = make(NINE);
        clock.set(NINE.minus(Duration.ofMinutes(5)));
        Requests.AllocateTicket ask = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);

        storeFromBand(ask);
        note(ask, made.code());

        assertThat(status(made)).isEqualTo(BookingStatus.CHECKED_IN);
        Requests.FoundBooking found = found(made.code());
        assertThat(found.ticket().number()).isEqualTo("A950");
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void aNumberWhoseAnswerCameTooLateAndTheOneOnPaperAreOneVisitWithOneBooking() {
        Made made = make(NINE);
        clock.set(NINE);
        Requests.AllocateTicket ask = ask(made.code());
        kiosk.allocated(ask);

        storeFromBand(ask);
        note(ask, made.code());

        assertThat(found(made.code()).ticket().number()).isEqualTo("A950");
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void aNotedCodeThatCannotBeJoinedIsToldToTheSupervisorsAndTheVisitStays() {
        Made given = make(NINE);
        Made tomorrow = make(NINE.plus(Duration.ofDays(1)));
        Made taken = make(NINE);
        done(rig.hub.bookings().cancel(request(), given.code()));
        clock.set(NINE);
        come(taken);
        List<BookingCode> codes = List.of(given.code(), tomorrow.code(), taken.code(), BookingCode.of("BCGHKLMNPQT"));

        int number = 950;
        for (BookingCode code : codes) {
            Requests.AllocateTicket ask = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);
            storeFromBand(ask, number++);
            note(ask, code);
            assertThat(await(rig.hub.visits().timeline(ask.visitId()))).isPresent();
        }

        assertThat(anomalies()).containsOnly("BOOKING_NOT_TAKEN").hasSize(codes.size());
        assertThat(status(tomorrow)).isEqualTo(BookingStatus.BOOKED);
    }

    @Test
    void aNumberTakenForSomethingElseLeavesTheBookingAsItWas() {
        Made made = make(NINE);
        clock.set(NINE);
        Requests.AllocateTicket other = ScriptedAgent.request(Sites.CIVIL, Priority.NORMAL);

        storeFromBand(other);
        note(other, made.code());

        assertThat(status(made)).isEqualTo(BookingStatus.BOOKED);
        assertThat(anomalies()).containsExactly("BOOKING_NOT_TAKEN");
        assertThat(come(made).number().text()).as("his own number still").isNotEqualTo("A950");
    }

    private void storeFromBand(Requests.AllocateTicket ask) {
        storeFromBand(ask, 950);
    }

    private void storeFromBand(Requests.AllocateTicket ask, int value) {
        Band band = kiosk.welcome.bands().stream()
                .filter(one -> one.series().equals(Sites.A) && one.businessDay().equals(MONDAY))
                .findFirst()
                .orElseThrow();
        TicketNumber number = site.series(Sites.A).orElseThrow().number(value);
        kiosk.tell(StreamName.ESSENTIAL, kiosk.stored(ask, number, MONDAY, band));
    }

    private void note(Requests.AllocateTicket ask, BookingCode code) {
        kiosk.tell(
                StreamName.ESSENTIAL,
                new BookingNoted(ask.requestId(), ask.visitId(), code.value(), null, "kiosk-1", clock.instant()));
    }

    private List<String> anomalies() {
        return await(rig.hub.anomalies().latest(100)).stream()
                .map(AnomalyQueries.Anomaly::kind)
                .toList();
    }
}
