package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.scan.ScanView;
import vn.motcua.hub.ticket.TicketService.RemoteTaken;

/** Numbers taken on a phone: a Monday in Ho Chi Minh City, sessions 07:30–11:30 and 13:00–17:00, places kept for 30 minutes. */
class RemoteNumbersTest {
    private static final Instant EIGHT = Instant.parse("2026-11-23T01:00:00Z");
    private static final Duration KEEPS = Duration.ofMinutes(30);

    @TempDir
    private Path home;

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock(EIGHT.toString());
    private HubRig rig;
    private ScriptedAgent kiosk;

    private static Site site() {
        Site plain = BookingsTest.site(Sites.weekdays());
        BookingPolicy policy = plain.bookings().with(new BookingPolicy.Remote(List.of(Sites.LAND), KEEPS, 3, 5));
        return BookingsTest.with(plain, policy);
    }

    @BeforeEach
    void start() {
        open();
        kiosk = rig.enrol("pc-1", "kiosk");
        kiosk.linked(rig.port());
    }

    private void open() {
        rig = new HubRig(vertx, false, home, site(), clock);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        await(vertx.close());
        assertThat(Verifier.verify(home.resolve(HubFile.NAME)).problems()).isEmpty();
    }

    private RemoteTaken take() {
        return done(rig.hub.tickets().takeRemote(request(), Sites.LAND, Text.Locale.VI));
    }

    private Requests.FoundTicket atKiosk(TicketCode code) {
        kiosk.say(new LinkFrame.Request(
                request().value(), Requests.FIND_TICKET, Json.tree(new Requests.FindTicket(code.value()))));
        return Json.read(kiosk.expect(LinkFrame.Answer.class).body(), Requests.FoundTicket.class);
    }

    private VisitId inTheHall() {
        return done(rig.hub.tickets().issueAtConsole(request(), HubRig.LAN, Sites.LAND, Priority.NORMAL, 1))
                .visitId();
    }

    private List<VisitId> called(int count) {
        done(rig.hub.counters().open(request(), HubRig.LAN, Sites.C2));
        List<VisitId> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(done(rig.hub.counters().callNext(request(), HubRig.LAN, Sites.C2))
                    .visitId());
            done(rig.hub.counters().finish(request(), HubRig.LAN, Sites.C2));
        }
        return order;
    }

    private String state(RemoteTaken taken) {
        return await(rig.hub.visits().phone(taken.code())).orElseThrow().state();
    }

    @Test
    void nobodyIsCalledBeforeHeIsThere() {
        RemoteTaken taken = take();
        done(rig.hub.counters().open(request(), HubRig.LAN, Sites.C2));

        assertThat(state(taken)).isEqualTo("REMOTE");
        assertThat(refused(rig.hub.counters().callNext(request(), HubRig.LAN, Sites.C2)))
                .isEqualTo("NOBODY_WAITING");
        assertThat(refused(rig.hub
                        .counters()
                        .call(request(), HubRig.LAN, Sites.C2, taken.ticket().visitId())))
                .isNotEmpty();

        assertThat(atKiosk(taken.code()).state()).isEqualTo("WAITING");
        assertThat(done(rig.hub.counters().callNext(request(), HubRig.LAN, Sites.C2))
                        .visitId())
                .isEqualTo(taken.ticket().visitId());
    }

    @Test
    void whoIsThereInTimeKeepsHisPlaceAndWhoIsLateWaitsFromHisComing() {
        RemoteTaken inTime = take();
        RemoteTaken late = take();
        clock.advance(Duration.ofMinutes(10));
        VisitId hall = inTheHall();
        clock.set(EIGHT.plus(KEEPS));
        assertThat(atKiosk(inTime.code()).ahead()).isZero();
        clock.advance(Duration.ofMillis(1));
        atKiosk(late.code());

        assertThat(called(3))
                .containsExactly(inTime.ticket().visitId(), hall, late.ticket().visitId());
    }

    @Test
    void aRepeatIsTheSameNumberAndComingTwiceIsComingOnce() {
        RequestId request = request();
        RemoteTaken first = done(rig.hub.tickets().takeRemote(request, Sites.LAND, Text.Locale.VI));

        assertThat(done(rig.hub.tickets().takeRemote(request, Sites.LAND, Text.Locale.VI)))
                .isEqualTo(first);
        atKiosk(first.code());
        clock.advance(Duration.ofHours(1));
        assertThat(atKiosk(first.code()).number())
                .isEqualTo(first.ticket().number().text());
        assertThat(done(rig.hub.tickets().live(first.ticket().visitId(), null, HubRig.LAN)))
                .isEqualTo(first.ticket());
    }

    @Test
    void onlySoManyAreOutAtOnceAndOnlyWhereTheyAreOffered() {
        RemoteTaken one = take();
        take();
        take();

        assertThat(refused(rig.hub.tickets().takeRemote(request(), Sites.LAND, Text.Locale.VI)))
                .isEqualTo("REMOTE_FULL");
        assertThat(refused(rig.hub.tickets().takeRemote(request(), Sites.CIVIL, Text.Locale.VI)))
                .isEqualTo("REMOTE_NOT_OFFERED");
        atKiosk(one.code());
        take();
        clock.set(Instant.parse("2026-11-23T05:00:00Z"));
        assertThat(refused(rig.hub.tickets().takeRemote(request(), Sites.LAND, Text.Locale.VI)))
                .isIn("CLOSED", "REMOTE_FULL");
    }

    @Test
    void whoDoesNotComeEndsAtClosingTimeAndNotAtNoon() {
        RemoteTaken taken = take();

        clock.set(Instant.parse("2026-11-23T05:00:00Z"));
        inTheWriter();
        assertThat(state(taken)).isEqualTo("REMOTE");
        clock.set(Instant.parse("2026-11-23T10:00:00Z"));
        inTheWriter();
        assertThat(state(taken)).isEqualTo("UNSERVED");
        clock.set(EIGHT.plus(Duration.ofDays(1)));
        assertThat(refused(rig.hub.tickets().live(taken.ticket().visitId(), null, HubRig.LAN)))
                .isEqualTo("REMOTE_OVER");
    }

    @Test
    void aConsoleIsToldTheCodeOfWhoHasNotComeYetAndNoOther() {
        RemoteTaken taken = take();
        done(rig.hub.counters().open(request(), HubRig.LAN, Sites.C2));

        assertThat(scanned(taken.code()).arrival()).isEqualTo(taken.code().value());
        done(rig.hub.tickets().live(taken.ticket().visitId(), null, HubRig.LAN));
        assertThat(scanned(taken.code()).arrival()).isNull();
    }

    private ScanView scanned(TicketCode code) {
        List<String> texts = List.of("https://motcua.example.vn/t/" + code.value());
        return done(rig.hub.scans().atConsole(request(), HubRig.LAN, Sites.C2, null, ScanSource.WEDGE, texts))
                .get(0);
    }

    /** Lets what is due be decided. */
    private void inTheWriter() {
        await(rig.hub.tickets().live(new VisitId(request().value()), null, HubRig.LAN));
    }

    @Test
    void whoeverChangesHisMindGivesItBackBeforeAndAfterComing() {
        RemoteTaken before = take();
        RemoteTaken after = take();
        atKiosk(after.code());

        done(rig.hub.tickets().cancelByVisitor(before.ticket().visitId()));
        done(rig.hub.tickets().cancelByVisitor(after.ticket().visitId()));

        assertThat(state(before)).isEqualTo("CANCELLED");
        assertThat(state(after)).isEqualTo("CANCELLED");
    }

    @Test
    void aRestartedHubStillWaitsForThoseOnTheirWay() {
        RemoteTaken taken = take();
        rig.close();
        open();

        assertThat(state(taken)).isEqualTo("REMOTE");
        done(rig.hub.tickets().live(taken.ticket().visitId(), null, HubRig.LAN));
        assertThat(called(1)).containsExactly(taken.ticket().visitId());
    }
}
