package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.KioskCameOnline;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.counter.VisitInHand;

class LinkStreamsTest extends LinkTestRig {

    @Test
    void repeatsReordersAndResumeLeaveEachEventOnce() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        for (int i = 0; i < 50; i++) agent.keep(StreamName.ESSENTIAL, fact(agent));
        List<EventEnvelope> kept = agent.kept.get(StreamName.ESSENTIAL);
        agent.offer(StreamName.ESSENTIAL, kept.subList(0, 30));
        agent.offer(StreamName.ESSENTIAL, kept.subList(10, 40));
        agent.offer(StreamName.ESSENTIAL, kept.subList(0, 5));
        agent.acknowledged(StreamName.ESSENTIAL, 40);
        agent.hangUp();
        LinkFrame.Welcome welcome = agent.linked(rig.port());
        assertThat(welcome.freshEpoch()).isZero();
        assertThat(welcome.acknowledged()).contains(new LinkFrame.StreamPosition(StreamName.ESSENTIAL, 1, 0, 40));
        agent.offer(StreamName.ESSENTIAL, kept.subList(40, 50));
        agent.acknowledged(StreamName.ESSENTIAL, 50);
        assertThat(count("source = 'pc-1'")).isEqualTo(50);
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void aSkippedEventIsAProtocolErrorButADroppedRangeIsNot() {
        ScriptedAgent agent = rig.enrol("pc-1", "camera");
        agent.linked(rig.port());
        CameraEventReceived camera =
                new CameraEventReceived("c-1", "nvr", "1", null, "motion", agent.now(), agent.now(), "", 0);
        agent.offer(StreamName.BULK, List.of(agent.envelope(StreamName.BULK, 1, camera)));
        agent.acknowledged(StreamName.BULK, 1);
        EventsDropped dropped = new EventsDropped(2, 9, java.util.Map.of("CameraEventReceived", 8));
        agent.offer(StreamName.BULK, List.of(agent.envelope(StreamName.BULK, 9, dropped)));
        agent.acknowledged(StreamName.BULK, 9);
        assertThat(anomalies()).isEmpty();
        agent.offer(StreamName.BULK, List.of(agent.envelope(StreamName.BULK, 12, camera)));
        assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("PROTOCOL");
    }

    @Test
    void eventsPastTheirKeepingTimeAreReportedMissing() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        for (int i = 0; i < 8; i++) agent.keep(StreamName.ESSENTIAL, fact(agent));
        List<EventEnvelope> kept = agent.kept.get(StreamName.ESSENTIAL);
        kept.subList(0, 5).clear();
        agent.linked(rig.port());
        agent.offer(StreamName.ESSENTIAL, kept);
        agent.acknowledged(StreamName.ESSENTIAL, 8);
        assertThat(anomalies()).containsExactly("EVENTS_MISSING");
    }

    @Test
    void whatAnAgentMayNotSayAndWhatNobodyCanReadGoesToQuarantineAndBlocksNothing() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        VisitInHand none = null;
        TicketCalled called = new TicketCalled(
                HubRig.visit(),
                site.series(Sites.A).orElseThrow().number(7),
                Sites.C1,
                Sites.MAIN,
                LAN,
                new vn.motcua.core.model.AnnouncementId(UUID.randomUUID().toString()),
                agent.now());
        var notEntitled = EventJson.toTree(agent.envelope(StreamName.ESSENTIAL, 1, called));
        var newer = EventJson.toTree(agent.envelope(StreamName.ESSENTIAL, 2, fact(agent)));
        newer.put("type", "PaperEaten");
        var broken = EventJson.toTree(agent.envelope(StreamName.ESSENTIAL, 3, fact(agent)));
        broken.set("data", Json.object());
        var huge = EventJson.toTree(
                agent.envelope(StreamName.ESSENTIAL, 4, new KioskCameOnline("k".repeat(70_000), agent.now())));
        var fine = EventJson.toTree(agent.envelope(StreamName.ESSENTIAL, 5, fact(agent)));
        agent.say(new LinkFrame.Events(
                StreamName.ESSENTIAL, 1, 1, new ArrayList<>(List.of(notEntitled, newer, broken, huge, fine))));
        agent.acknowledged(StreamName.ESSENTIAL, 5);
        assertThat(none).isNull();
        assertThat(anomalies()).containsOnly("QUARANTINED").hasSize(4);
        assertThat(count("source = 'pc-1'")).isEqualTo(1);
    }

    @Test
    void anotherEventUnderATakenSequenceIsAnAnomalyAndKept() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        agent.tell(StreamName.ESSENTIAL, fact(agent));
        EventEnvelope other = agent.envelope(StreamName.ESSENTIAL, 1, fact(agent));
        agent.offer(StreamName.ESSENTIAL, List.of(other));
        agent.offer(StreamName.ESSENTIAL, List.of(other));
        agent.tell(StreamName.ESSENTIAL, fact(agent));
        assertThat(anomalies()).containsExactly("SEQUENCE_REUSED");
    }
}
