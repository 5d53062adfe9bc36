package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.AgentRevoked;
import vn.motcua.core.event.IncidentClosed;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.model.AgentId;
import vn.motcua.hub.incident.IncidentWatch;

/** Cameras and devices that stand still. */
class DownIncidentsTest extends IncidentWatchRig {
    @Test
    void aSilentCameraIsSaidWhileTheCentreIsOpenAndClosesItselfIfNobodyLooked() {
        source("DEAD");
        clock.advance(Duration.ofMinutes(4));
        assertThat(look()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        IncidentOpened opened = opened();
        assertThat(opened.kind()).isEqualTo(IncidentOpened.Kind.CAMERA_DOWN);
        source("ALIVE");
        assertThat(look()).containsExactly(new IncidentClosed(opened.incidentId(), null, clock.instant()));
        clock.advance(Duration.ofHours(14));
        source("DEAD");
        clock.advance(Duration.ofHours(1));
        assertThat(look()).as("at night").isEmpty();
    }

    /** Switched off over night: it has its time after the doors open. */
    @Test
    void whatWasDownBeforeTheDoorsOpenIsSaidOnlyWhenItStaysSo() {
        clock.advance(Duration.ofHours(12));
        source("DEAD");
        device("printer-1", "OFFLINE", "E_LINK_LOST");
        clock.advance(Duration.ofMinutes(11 * 60 + 15));
        assertThat(look())
                .as("fifteen minutes before the beginning of the next day's hours")
                .isEmpty();
        clock.advance(Duration.ofMinutes(15));
        assertThat(look()).as("the doors have just opened").isEmpty();
        clock.advance(Duration.ofMinutes(5));
        assertThat(look()).as("a camera that stays dark").hasSize(1);
        clock.advance(Duration.ofMinutes(5));
        assertThat(opened().kind()).isEqualTo(IncidentOpened.Kind.DEVICE_DOWN);
    }

    @Test
    void whatWasDownAtARevokedAgentIsForgottenAndItsIncidentClosesItself() throws Exception {
        device("printer-1", "FAULT", "P_PAPER_OUT");
        clock.advance(Duration.ofMinutes(10));
        IncidentOpened opened = opened();
        assertThat(opened.kind()).isEqualTo(IncidentOpened.Kind.DEVICE_DOWN);

        tell(new AgentRevoked(new AgentId("pc-1"), LAN, clock.instant()));
        assertThat(look()).containsExactly(new IncidentClosed(opened.incidentId(), null, clock.instant()));
        clock.advance(Duration.ofMinutes(20));
        assertThat(look()).isEmpty();

        device("printer-1", "OFFLINE", "E_LINK_LOST");
        device("printer-2", "FAULT", "P_PAPER_OUT");
        device("printer-2", "READY", "");
        readFromTheLedgerAsAnUpgradeDoes();
        clock.advance(Duration.ofMinutes(9));
        assertThat(look()).as("another life, enrolled anew").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(opened().signal()).startsWith("pc-1/printer-1@");
        await(rig.writer.close());
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
    }

    private void readFromTheLedgerAsAnUpgradeDoes() throws Exception {
        String migration;
        String name = "/vn/motcua/hub/db/migration/V241__device_down_revoked.sql";
        try (var in = IncidentWatch.class.getResourceAsStream(name)) {
            migration = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        await(rig.writer.side(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(migration);
            }
        }));
    }

    @Test
    void aDeviceThatDoesNotWorkIsSaidOnceWhateverItsCodesConcernsNobodyAndClosesItself() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        device("printer-1", "FAULT", "P_COVER_OPEN");
        clock.advance(Duration.ofMinutes(4));
        device("printer-1", "OFFLINE", "E_LINK_LOST");
        device("printer-1", "CONNECTING", "");
        device("printer-2", "ATTENTION", "P_PAPER_NEAR_END");
        device("pad-1", "OFFLINE", "E_DISABLED");
        clock.advance(Duration.ofMinutes(5));
        assertThat(look()).as("nine minutes of it").isEmpty();
        clock.advance(Duration.ofMinutes(1));

        IncidentOpened opened = opened();
        assertThat(opened.kind()).isEqualTo(IncidentOpened.Kind.DEVICE_DOWN);
        assertThat(opened.signal()).startsWith("pc-1/printer-1@");
        assertThat(opened.officer()).as("nobody answers for a printer").isNull();
        device("printer-1", "FAULT", "P_PAPER_OUT");
        assertThat(look()).as("another code of the same trouble").isEmpty();
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        assertThat(opened().kind()).as("no part of it").isEqualTo(IncidentOpened.Kind.PANIC);
        device("printer-1", "READY", "");
        assertThat(look()).containsExactly(new IncidentClosed(opened.incidentId(), null, clock.instant()));
    }

    @Test
    void aDeviceThatIsBackSoonOrStandsStillAtNightIsNoIncident() {
        device("printer-1", "FAULT", "P_PAPER_OUT");
        clock.advance(Duration.ofMinutes(9));
        device("printer-1", "ATTENTION", "P_PAPER_NEAR_END");
        clock.advance(Duration.ofMinutes(9));
        device("printer-1", "FAULT", "P_PAPER_OUT");
        clock.advance(Duration.ofMinutes(9));
        assertThat(look()).as("each for itself too short").isEmpty();
        clock.advance(Duration.ofHours(14));
        assertThat(look()).as("at night").isEmpty();
    }
}
