package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.SiteDocument;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.booking.BookingService.CheckedIn;
import vn.motcua.hub.booking.BookingService.DayState;
import vn.motcua.hub.booking.BookingService.Made;
import vn.motcua.hub.booking.BookingService.Standing;
import vn.motcua.hub.booking.BookingStatus;
import vn.motcua.hub.catalogue.Verdict;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.ticket.TicketStatus;

/** Bookings of a real hub: a Monday at half past six in Ho Chi Minh City, sessions 07:30–11:30 and 13:00–17:00. */
class BookingsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-23T03:00:00Z");

    @TempDir
    private Path home;

    private final TestClock clock = new TestClock("2026-11-22T23:30:00Z");
    private HubRig rig;

    static Site site(Site plain) {
        BookingPolicy policy = new BookingPolicy(
                List.of(new BookingPolicy.Offer(Sites.LAND, 2), new BookingPolicy.Offer(Sites.CIVIL, 0)),
                Duration.ofMinutes(30),
                4,
                Duration.ofMinutes(20),
                20);
        return with(plain, policy);
    }

    static Site with(Site plain, BookingPolicy policy) {
        return new Site(
                plain.id(),
                plain.name(),
                plain.agency(),
                plain.training(),
                plain.publicUrl(),
                plain.calendar(),
                plain.zones(),
                plain.series(),
                plain.services(),
                plain.counters(),
                plain.line(),
                policy);
    }

    @BeforeEach
    void start() {
        rig = new HubRig(home, site(Sites.weekdays()), clock);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private BookingService bookings() {
        return rig.hub.bookings();
    }

    private Made make(Instant at) {
        return done(bookings().make(request(), Sites.LAND, at, Text.Locale.VI));
    }

    @Test
    void aRepeatOfTheRequestIsToldTheSameCodeAndTakesNoSecondPlace() {
        RequestId request = request();

        Made first = done(bookings().make(request, Sites.LAND, NINE, Text.Locale.VI));
        Made again = done(bookings().make(request, Sites.LAND, NINE, Text.Locale.VI));

        assertThat(again).isEqualTo(first);
        assertThat(await(bookings().ofDay(MONDAY))).hasSize(1);
    }

    @Test
    void aSlotHoldsAsManyAsItsCapacityAndNoMore() {
        make(NINE);
        Made second = make(NINE);

        assertThat(refused(bookings().make(request(), Sites.LAND, NINE, Text.Locale.VI)))
                .isEqualTo("SLOT_FULL");
        done(bookings().cancel(request(), second.code()));
        make(NINE);
        assertThat(await(bookings().slots(Sites.LAND, MONDAY)))
                .filteredOn(slot -> slot.startsAt().equals(NINE))
                .singleElement()
                .satisfies(slot -> assertThat(slot.free()).isZero());
    }

    @Test
    void whatCannotBeBookedIsRefusedWithItsReason() {
        assertThat(refused(bookings().make(request(), Sites.LAND, NINE.plusSeconds(60), Text.Locale.VI)))
                .isEqualTo("NO_SLOT");
        assertThat(refused(bookings().make(request(), Sites.LAND, NINE.plus(Duration.ofDays(7)), Text.Locale.VI)))
                .isEqualTo("TOO_FAR");
        assertThat(refused(bookings().make(request(), Sites.LAND, NINE.minus(Duration.ofDays(3)), Text.Locale.VI)))
                .isEqualTo("TOO_LATE");
        assertThat(refused(
                        bookings().make(request(), new vn.motcua.core.model.ServiceId("moon"), NINE, Text.Locale.VI)))
                .isEqualTo("NOT_OFFERED");
        clock.set(NINE.minus(Duration.ofMinutes(20)));
        assertThat(refused(bookings().make(request(), Sites.LAND, NINE, Text.Locale.VI)))
                .isEqualTo("TOO_LATE");
    }

    @Test
    void aMoveKeepsTheCodeAndFreesTheSlotUnlessTheOtherIsFull() {
        Made one = make(NINE);
        make(TEN);
        make(TEN);

        assertThat(refused(bookings().move(request(), one.code(), TEN))).isEqualTo("SLOT_FULL");
        assertThat(await(bookings().find(one.code())).orElseThrow().startsAt()).isEqualTo(NINE);
        Instant eleven = TEN.plus(Duration.ofHours(1));
        done(bookings().move(request(), one.code(), eleven));
        assertThat(await(bookings().find(one.code())).orElseThrow().startsAt()).isEqualTo(eleven);
        make(NINE);
        make(NINE);
    }

    @Test
    void daysSayWhetherTheyAreFreeFullOrClosed() {
        assertThat(await(bookings().days(Sites.LAND)))
                .extracting(day -> day.day() + " " + day.state())
                .containsExactly(
                        "2026-11-23 FREE", "2026-11-24 FREE", "2026-11-25 FREE", "2026-11-26 FREE", "2026-11-27 FREE");
        clock.set(Instant.parse("2026-11-23T09:45:00Z"));
        assertThat(await(bookings().days(Sites.LAND)).get(0).state()).isEqualTo(DayState.CLOSED);
        assertThat(await(bookings().slots(Sites.LAND, MONDAY.plusDays(5)))).isEmpty();
        assertThat(await(bookings().days(new vn.motcua.core.model.ServiceId("moon"))))
                .isEmpty();
    }

    @Test
    void whoComesGetsANumberOnceAndStandsByHisTime() {
        Made early = make(NINE);
        Made inTime = make(NINE);
        Made late = make(TEN);

        clock.set(NINE.minus(Duration.ofMinutes(16)));
        CheckedIn first = done(bookings().checkIn(request(), HubRig.LAN, early.code()));
        clock.set(NINE.minus(Duration.ofMinutes(15)));
        CheckedIn second =
                done(bookings().checkIn(request(), HubRig.LAN, inTime.booking().bookingId()));
        clock.set(TEN.plus(Duration.ofMinutes(10)).plusMillis(1));
        CheckedIn third = done(bookings().checkIn(request(), HubRig.LAN, late.code()));
        CheckedIn again = done(bookings().checkIn(request(), HubRig.MINH, early.code()));

        assertThat(first.standing()).isEqualTo(Standing.EARLY);
        assertThat(second.standing()).isEqualTo(Standing.ON_TIME);
        assertThat(third.standing()).isEqualTo(Standing.LATE);
        assertThat(again.again()).isTrue();
        assertThat(again.ticket().number()).isEqualTo(first.ticket().number());
        assertThat(again.ticket().visitId()).isEqualTo(first.ticket().visitId());
        assertThat(first.ticket().number().value())
                .isLessThan(second.ticket().number().value());
        assertThat(refused(bookings().cancel(request(), early.code()))).isEqualTo("BOOKING_OVER");
    }

    @Test
    void aCodeShownAgainTellsWhatHasBecomeOfItsNumber() {
        Made missed = make(NINE);
        Made served = make(NINE);
        Made back = make(TEN);
        clock.set(NINE);
        VisitId first = come(missed);
        come(served);
        VisitId third = come(back);
        done(rig.hub.tickets().cancelByVisitor(third));
        done(rig.hub.counters().open(request(), HubRig.LAN, Sites.C2));
        done(rig.hub.counters().callNext(request(), HubRig.LAN, Sites.C2));
        assertThat(again(missed).state()).isEqualTo(TicketStatus.CALLED);
        done(rig.hub.counters().noShow(request(), HubRig.LAN, Sites.C2));
        next();

        assertThat(again(missed))
                .matches(came -> came.again() && came.state() == TicketStatus.NO_SHOW)
                .extracting(came -> came.ticket().visitId())
                .isEqualTo(first);
        for (Made over : List.of(served, back))
            assertThat(refused(bookings().checkIn(request(), HubRig.MINH, over.code())))
                    .isEqualTo("BOOKING_USED");
        clock.set(NINE.plus(Duration.ofDays(1)));
        assertThat(refused(bookings().checkIn(request(), HubRig.MINH, missed.code())))
                .as("a number of yesterday")
                .isEqualTo("BOOKING_OVER");
    }

    private CheckedIn again(Made made) {
        return done(bookings().checkIn(request(), HubRig.MINH, made.code()));
    }

    @Test
    void whoBookedIsCalledByHisTimeAndWhoIsTooLateByHisComing() {
        Made inTime = make(NINE);
        Made late = make(NINE);
        clock.set(NINE.plus(Duration.ofMinutes(3)));
        VisitId walkIn = done(rig.hub.tickets().issueAtConsole(request(), HubRig.LAN, Sites.LAND, Priority.NORMAL))
                .visitId();
        clock.set(NINE.plus(Duration.ofMinutes(8)));
        VisitId booked = come(inTime);
        clock.set(NINE.plus(Duration.ofMinutes(11)));
        VisitId tooLate = come(late);

        done(rig.hub.counters().open(request(), HubRig.LAN, Sites.C2));

        assertThat(next()).isEqualTo(booked);
        assertThat(next()).isEqualTo(walkIn);
        assertThat(next()).isEqualTo(tooLate);
    }

    private VisitId come(Made made) {
        return done(bookings().checkIn(request(), HubRig.LAN, made.code()))
                .ticket()
                .visitId();
    }

    private VisitId next() {
        VisitId called = done(rig.hub.counters().callNext(request(), HubRig.LAN, Sites.C2))
                .visitId();
        done(rig.hub.counters().finish(request(), HubRig.LAN, Sites.C2));
        return called;
    }

    @Test
    void whoComesOnAnotherDayIsToldWhen() {
        Made tomorrow = make(NINE.plus(Duration.ofDays(1)));
        clock.set(NINE);

        assertThat(refused(bookings().checkIn(request(), HubRig.LAN, tomorrow.code())))
                .isEqualTo("NOT_TODAY");
    }

    @Test
    void aSlotNobodyCameForIsReleasedAndWhoComesLaterStillGetsANumber() {
        Made one = make(NINE);

        clock.set(NINE.plus(Duration.ofMinutes(15)));
        make(TEN);

        assertThat(await(bookings().find(one.code())).orElseThrow().status()).isEqualTo(BookingStatus.MISSED);
        CheckedIn came = done(bookings().checkIn(request(), HubRig.LAN, one.code()));
        assertThat(came.standing()).isEqualTo(Standing.LATE);
    }

    @Test
    void anUnknownCodeAndACancelledBookingAreRefused() {
        Made one = make(NINE);
        done(bookings().cancel(request(), one.code()));
        BookingCode unknown = BookingCode.of("BCGHKLMNPQT");

        assertThat(done(bookings().cancel(request(), one.code())).status()).isEqualTo(BookingStatus.CANCELLED);
        assertThat(refused(bookings().move(request(), one.code(), TEN))).isEqualTo("BOOKING_OVER");
        assertThat(refused(bookings().checkIn(request(), HubRig.LAN, one.code())))
                .isEqualTo("BOOKING_OVER");
        assertThat(refused(bookings().cancel(request(), unknown))).isEqualTo("UNKNOWN_BOOKING");
        assertThat(await(bookings().find(unknown))).isEmpty();
    }

    @Test
    void aServiceStaysInTheCatalogueWhileBookingsForItAreToCome() {
        make(NINE);
        Made last = make(TEN.plus(Duration.ofDays(1)));
        Site now = rig.hub.site();
        Site without = new Site(
                now.id(),
                now.name(),
                now.agency(),
                now.training(),
                now.publicUrl(),
                now.calendar(),
                now.zones(),
                now.series(),
                List.of(now.service(Sites.CIVIL).orElseThrow()),
                now.counters().stream()
                        .filter(counter -> counter.services().contains(Sites.CIVIL))
                        .map(counter -> new Counter(
                                counter.id(), counter.label(), counter.name(), counter.zone(), List.of(Sites.CIVIL)))
                        .toList());
        String document = Json.write(SiteDocument.of(without));

        Verdict verdict = done(rig.hub.catalogue().tryOut(1, document));

        assertThat(verdict.problems())
                .singleElement()
                .matches(problem -> problem.path().equals("services[land]"))
                .extracting(problem -> problem.allowed().en())
                .asString()
                .contains("2 left, the last on 2026-11-24");
        clock.set(NINE.plus(Duration.ofHours(2)));
        done(bookings().cancel(request(), last.code()));
        assertThat(done(rig.hub.catalogue().tryOut(1, document)).problems())
                .as("cancelled, and nobody came")
                .isEmpty();
    }

    @Test
    void aRestartedHubKnowsTheBookingsAndTheirCodes() throws Exception {
        RequestId request = request();
        Made one = done(bookings().make(request, Sites.LAND, NINE, Text.Locale.VI));
        make(NINE);

        rig.close();
        rig = new HubRig(home, site(Sites.weekdays()), clock);

        assertThat(done(bookings().make(request, Sites.LAND, NINE, Text.Locale.VI)))
                .isEqualTo(one);
        assertThat(refused(bookings().make(request(), Sites.LAND, NINE, Text.Locale.VI)))
                .isEqualTo("SLOT_FULL");
        assertThat(Verifier.verify(home.resolve(HubFile.NAME)).problems()).isEmpty();
    }

    @Test
    void noCodeStandsInTheHubsFolder() throws Exception {
        Made one = make(NINE);
        done(bookings().move(request(), one.code(), TEN));
        clock.set(TEN);
        done(bookings().checkIn(request(), HubRig.LAN, one.code()));
        rig.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(bytes)
                        .as(file.toString())
                        .doesNotContain(one.code().value())
                        .doesNotContain(one.code().grouped());
            }
        }
        rig = new HubRig(home, site(Sites.weekdays()), clock);
    }
}
