package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Priority;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;

class LinkPastTest extends LinkTestRig {

    @Test
    void whoeverIsEnrolledAgainCountsAnewSoThatNothingOfACopyHidesBehindTheOthersSequences() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        ScriptedAgent copy = agent.copy();
        agent.linked(rig.port());
        for (int i = 0; i < 3; i++) agent.tell(StreamName.ESSENTIAL, fact(agent));
        agent.hangUp();
        for (int i = 0; i < 5; i++) copy.keep(StreamName.ESSENTIAL, fact(copy));

        rig.enrol(copy);

        assertThat(copy.linked(rig.port()).freshEpoch()).isGreaterThan(1);
    }

    @Test
    void anAgentBehindItsOwnPastGoesOnUnderAFreshEpochWithFreshBands() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        ScriptedAgent yesterday = agent.copy();
        LinkFrame.Welcome first = agent.linked(rig.port());
        for (int i = 0; i < 5; i++) agent.tell(StreamName.ESSENTIAL, fact(agent));
        agent.hangUp();

        LinkFrame.Welcome again = yesterday.linked(rig.port());
        assertThat(again.freshEpoch()).isEqualTo(2);
        assertThat(again.bands()).hasSameSizeAs(first.bands()).doesNotContainAnyElementsOf(first.bands());
        yesterday.tell(StreamName.ESSENTIAL, fact(yesterday));
        assertThat(count("source = 'pc-1'")).isEqualTo(6);
        yesterday.hangUp();
        assertThat(yesterday.linked(rig.port()).freshEpoch()).isZero();
    }

    @Test
    void anAgentThatForgotNumbersOfItsBandIsBehindItsOwnPastHoweverManyEventsItHas() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        ScriptedAgent yesterday = agent.copy();
        LinkFrame.Welcome welcome = agent.linked(rig.port());
        Band band = bandOfToday(agent, welcome);
        yesterday.bands.add(new LinkFrame.BandReport(
                band.id(), band.series(), band.businessDay(), band.from(), band.to(), band.from() - 1));
        Requests.AllocateTicket ask = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);
        var paper = site.series(Sites.A).orElseThrow().number(band.from());
        agent.tell(StreamName.ESSENTIAL, agent.stored(ask, paper, band.businessDay(), band));
        agent.hangUp();
        for (int i = 0; i < 9; i++) yesterday.keep(StreamName.ESSENTIAL, fact(yesterday));

        LinkFrame.Welcome again = yesterday.linked(rig.port());

        assertThat(again.freshEpoch()).isEqualTo(2);
        assertThat(again.bands()).doesNotContainAnyElementsOf(welcome.bands());
    }

    @Test
    void aRestoredHubWaitsForItsAgentsAndNumbersAboveWhatTheySaw() throws Exception {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        agent.takeTicket(Sites.LAND, Priority.NORMAL);
        Path backup = folder.resolve("backup");
        Backup.online(folder.resolve("hub"), backup, rig.clock);
        for (int i = 0; i < 4; i++) agent.takeTicket(Sites.LAND, Priority.NORMAL);
        agent.hangUp();
        rig.close();
        Restore.Report report = Restore.into(backup, folder.resolve("hub"), rig.clock);
        assertThat(report.aside()).isNotNull();

        rig = new HubRig(vertx, false, folder.resolve("hub"), site, Clock.systemUTC());
        assertThat(rig.hub.health().status()).isEqualTo("RECOVERING");
        assertThat(refused(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL)))
                .isEqualTo("RECOVERING");
        agent.highest.add(new LinkFrame.HighestNumber(Sites.A, site.calendar().businessDay(agent.now()), 5));
        LinkFrame.Welcome welcome = agent.linked(rig.port());
        assertThat(welcome.freshEpoch()).isZero();
        long known = welcome.acknowledged().get(0).last();
        assertThat(known).isEqualTo(1);
        Requests.Allocated next = done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        assertThat(next.number().value()).isGreaterThan(5);
        List<EventEnvelope> kept = agent.kept.get(StreamName.ESSENTIAL);
        agent.offer(StreamName.ESSENTIAL, kept.subList(1, 5));
        agent.acknowledged(StreamName.ESSENTIAL, 5);
        assertThat(anomalies()).containsOnly("NUMBERS_SKIPPED");
        assertThat(HubRig.await(rig.hub.visits().find(next.businessDay(), "A005")))
                .hasSize(1);
        assertThat(Verifier.verify(folder.resolve("hub").resolve("hub.db")).problems())
                .isEmpty();
    }
}
