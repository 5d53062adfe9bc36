package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.ClockSuspected;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Priority;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;

class LinkRightsTest extends LinkTestRig {

    @Test
    void whatAModuleNotEnrolledReportsIsKeptAsideAndWhatFollowsIsTaken() {
        ScriptedAgent board = rig.enrol("pc-1", "display");
        board.linked(rig.port());
        List<EventEnvelope> told = List.of(
                board.keep(StreamName.ESSENTIAL, fact(board)),
                board.keep(StreamName.ESSENTIAL, new ClockSuspected(board.now(), board.now())));

        board.offer(StreamName.ESSENTIAL, told);
        board.acknowledged(StreamName.ESSENTIAL, 2);

        assertThat(count("source = 'pc-1'")).isOne();
        assertThat(quarantined()).isOne();
        assertThat(anomalies()).containsExactly("QUARANTINED");
    }

    @Test
    void aHelloThatNamesMoreModulesGivesNoRightToThemAndIsReportedOnce() {
        ScriptedAgent enrolled = rig.enrol("pc-1", "display");
        ScriptedAgent bold = enrolled.saying("display", "camera", "kiosk");

        LinkFrame.Welcome welcome = bold.linked(rig.port());
        bold.tell(StreamName.BULK, camera(bold));
        bold.hangUp();
        bold.linked(rig.port());

        assertThat(welcome.bands()).isEmpty();
        assertThat(count("source = 'pc-1'")).isZero();
        assertThat(quarantined()).isOne();
        assertThat(anomalies()).containsExactlyInAnyOrder("MODULE_NOT_ENROLLED", "QUARANTINED");
        assertThat(bold.ask(ScriptedAgent.request(Sites.LAND, Priority.NORMAL)).ok())
                .isFalse();
    }

    @Test
    void enrollingAgainWithAModuleGivesTheRight() {
        ScriptedAgent before = rig.enrol("pc-1", "display");
        ScriptedAgent after = before.saying("display", "camera");
        rig.enrol(after);
        after.epoch = after.linked(rig.port()).freshEpoch();

        after.tell(StreamName.BULK, camera(after));

        assertThat(count("source = 'pc-1' AND type = 'CameraEventReceived'")).isOne();
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void aRequestOfAModuleNotEnrolledIsRefusedByName() {
        ScriptedAgent kiosk = rig.enrol("pc-1", "kiosk");
        kiosk.linked(rig.port());
        kiosk.say(new LinkFrame.Request(
                UUID.randomUUID().toString(),
                Requests.ACQUIRE_ANNOUNCER,
                Json.tree(new Requests.AcquireAnnouncer(Sites.MAIN))));

        LinkFrame.Answer answer = kiosk.expect(LinkFrame.Answer.class);

        assertThat(answer.ok()).isFalse();
        assertThat(answer.body().path("code").asText()).isEqualTo("NOT_ENTITLED");
    }

    private static Event camera(ScriptedAgent agent) {
        return new CameraEventReceived("c-1", "nvr", "1", null, "motion", agent.now(), agent.now(), "", 0);
    }

    private long quarantined() {
        return HubRig.await(rig.hub.database().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM quarantine")) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }
}
