package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.hub.HubRig.request;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.wire.LinkFrame;

/** Scans an agent kept while it had no hub: they say no more than they may. */
class KeptScansTest extends ScanRig {
    @Test
    void whatAnAgentKeptWithoutAHubLosesEverythingItMayNotSay() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());

        agent.tell(StreamName.ESSENTIAL, kept(agent, "H12.15-250701-0042"));
        agent.tell(StreamName.ESSENTIAL, kept(agent, "099090000031"));

        await().atMost(SOON).until(() -> stored().size() == 2);
        assertThat(stored().get(0).dossierCode()).isEqualTo("H12.15-250701-0042");
        assertThat(stored()).allSatisfy(scan -> {
            assertThat(scan.hash()).isNull();
            assertThat(scan.lastThree()).isNull();
            assertThat(scan.visitId()).isNull();
        });
        assertThat(stored().get(1).dossierCode()).isNull();
    }

    @Test
    void whatIsWrongInAnAgentsScanGoesToQuarantineWithoutWhatWasScanned() throws Exception {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        ScanReceived good = kept(agent, "H12.15-250701-0042");
        agent.tell(StreamName.ESSENTIAL, withId(good, CARD, "scanner-1"));
        agent.tell(StreamName.ESSENTIAL, withId(good, good.scanId(), "099090000031"));
        var broken = vn.motcua.core.wire.EventJson.toTree(agent.keep(StreamName.ESSENTIAL, good));
        ((com.fasterxml.jackson.databind.node.ObjectNode) broken.path("data"))
                .put("kind", CARD)
                .put("note", CARD);
        agent.say(new LinkFrame.Events(StreamName.ESSENTIAL, 1, 3, new java.util.ArrayList<>(List.of(broken))));
        agent.acknowledged(StreamName.ESSENTIAL, 3);

        assertThat(stored()).isEmpty();
        rig.close();
        assertNoCanary(folder);
        start();
    }

    private static ScanReceived withId(ScanReceived one, String id, String device) {
        return new ScanReceived(
                id, Sites.C2, null, device, one.source(), one.kind(), one.dossierCode(), null, null, false, one.at());
    }

    private static ScanReceived kept(ScriptedAgent agent, String code) {
        return new ScanReceived(
                request().value(),
                Sites.C2,
                HubRig.visit(),
                "scanner-1",
                ScanSource.SERIAL,
                ScanKind.APPOINTMENT_SLIP,
                code,
                "hash",
                "031",
                false,
                agent.now());
    }
}
