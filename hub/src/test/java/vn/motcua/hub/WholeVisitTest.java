package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.counter.VisitInHand;
import vn.motcua.hub.visit.VisitQueries;

class WholeVisitTest {
    @TempDir
    Path home;

    @Test
    void oneVisitFromNumberToRatingStandsOnOneTimeLine() {
        try (HubRig rig = new HubRig(home, Sites.open(), Clock.systemUTC())) {
            ScriptedAgent kiosk = rig.enrol("pc-1", "kiosk", "display", "rating", "camera");
            LinkFrame.Welcome welcome = kiosk.linked(rig.port());
            assertThat(welcome.bands()).hasSize(2 * 4);

            Requests.AllocateTicket ask = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);
            Requests.Allocated given = kiosk.allocated(ask);
            assertThat(given.number().text()).isEqualTo("A001");
            kiosk.tell(StreamName.ESSENTIAL, kiosk.stored(ask, given));
            String job = UUID.randomUUID().toString();
            kiosk.tell(StreamName.ESSENTIAL, new PrintJobQueued(job, ask.visitId(), ask.requestId(), "printer-1", 1));
            kiosk.tell(
                    StreamName.ESSENTIAL,
                    new PrintJobEnded(job, ask.visitId(), "printer-1", 1, PrintJobEnded.Outcome.CONFIRMED, ""));

            done(rig.hub.counters().open(request(), LAN, Sites.C1));
            VisitInHand called = done(rig.hub.counters().callNext(request(), LAN, Sites.C1));
            assertThat(called.visitId()).isEqualTo(ask.visitId());
            kiosk.tell(StreamName.ESSENTIAL, new AnnouncementSpoken(called.announcementId(), Sites.MAIN, kiosk.now()));
            kiosk.tell(
                    StreamName.BULK,
                    new CameraEventReceived(
                            "cam-1", "frigate", "cam", Sites.C1, "crowding", kiosk.now(), kiosk.now(), "", 0));
            VisitEnded ended = done(rig.hub.counters().finish(request(), LAN, Sites.C1));
            kiosk.tell(
                    StreamName.ESSENTIAL,
                    new RatingGiven(
                            "rating-1",
                            ended.rightId(),
                            ask.visitId(),
                            Sites.C1,
                            5,
                            5,
                            List.of("polite"),
                            RatingGiven.Channel.TABLET,
                            "tablet-1",
                            kiosk.now()));

            VisitQueries.Timeline line =
                    await(rig.hub.visits().timeline(ask.visitId())).orElseThrow();
            assertThat(line.visit().state()).isEqualTo("FINISHED");
            assertThat(line.visit().paper()).isEqualTo("CONFIRMED");
            assertThat(line.entries())
                    .extracting(VisitQueries.Entry::type)
                    .containsExactly(
                            "TicketIssued",
                            "TicketStored",
                            "PrintJobQueued",
                            "PrintJobEnded",
                            "TicketCalled",
                            "AnnouncementSpoken",
                            "CameraEventReceived",
                            "VisitFinished",
                            "RatingGiven");
            assertThat(line.entries().get(4).title().vi()).isEqualTo("Gọi số A001 đến quầy 1");
            assertThat(await(rig.hub.visits().find(given.businessDay(), "a001")))
                    .hasSize(1);
            VisitQueries.PhoneView phone =
                    await(rig.hub.visits().phone(new TicketCode(ask.code()))).orElseThrow();
            assertThat(phone.rated()).isTrue();
            assertThat(phone.mayRate()).isFalse();
            assertThat(await(rig.hub.anomalies().latest(10))).isEmpty();
        }
    }
}
