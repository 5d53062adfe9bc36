package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;

/** Scans of a kiosk as the hub hears of them: the slip a number was given for, and the ticket somebody asks about. */
class KioskScanReportTest extends LinkTestRig {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static ScanReceived slip(ScriptedAgent agent, @Nullable VisitId visit, ScanKind kind, String code) {
        return new ScanReceived(
                request().value(), null, visit, "", ScanSource.WEDGE, kind, code, null, null, false, agent.now());
    }

    @Test
    void aSlipScannedAtTheKioskStandsOnTheTimeLineOfTheVisitItWasScannedFor() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        VisitId visit = agent.takeTicket(Sites.LAND, Priority.NORMAL);

        agent.tell(StreamName.ESSENTIAL, slip(agent, visit, ScanKind.APPOINTMENT_SLIP, "H12.15-250701-0042"));

        var line = HubRig.await(rig.hub.visits().timeline(visit)).orElseThrow();
        assertThat(line.entries())
                .filteredOn(entry -> entry.type().equals("ScanReceived"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("H12.15-250701-0042"));
    }

    @Test
    void onlyAKioskAndOnlyOfASlipMaySayWhoseVisitItIs() {
        ScriptedAgent kiosk = rig.enrol("pc-1", "kiosk");
        kiosk.linked(rig.port());
        ScriptedAgent board = rig.enrol("pc-2", "display");
        board.linked(rig.port());
        VisitId visit = kiosk.takeTicket(Sites.LAND, Priority.NORMAL);

        kiosk.tell(StreamName.ESSENTIAL, slip(kiosk, visit, ScanKind.CITIZEN_ID, "099090000031"));
        board.tell(StreamName.ESSENTIAL, slip(board, visit, ScanKind.APPOINTMENT_SLIP, "H12.15-250701-0042"));

        await().atMost(SOON).until(() -> stored().size() == 2);
        assertThat(stored()).allSatisfy(scan -> assertThat(scan.visitId()).isNull());
        assertThat(stored().get(0).dossierCode()).isNull();
    }

    private static LinkFrame.Answer find(ScriptedAgent agent, String code) {
        agent.say(new LinkFrame.Request(
                request().value(), Requests.FIND_TICKET, Json.tree(new Requests.FindTicket(code))));
        return agent.expect(LinkFrame.Answer.class);
    }

    @Test
    void aKioskLearnsHowTheTicketInTheHandStands() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        agent.takeTicket(Sites.LAND, Priority.NORMAL);
        Requests.AllocateTicket ask = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);
        Requests.Allocated given = agent.allocated(ask);
        agent.tell(StreamName.ESSENTIAL, agent.stored(ask, given));

        Requests.FoundTicket waiting = Json.read(find(agent, ask.code()).body(), Requests.FoundTicket.class);

        assertThat(waiting.number()).isEqualTo(given.number().text());
        assertThat(waiting.isToday()).isTrue();
        assertThat(waiting.state()).isEqualTo("WAITING");
        assertThat(waiting.ahead()).isEqualTo(1);
        assertThat(waiting.counter()).isNull();

        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        done(rig.hub.counters().call(request(), LAN, Sites.C2, ask.visitId()));
        Requests.FoundTicket called = Json.read(find(agent, ask.code()).body(), Requests.FoundTicket.class);

        assertThat(called.state()).isEqualTo("CALLED");
        assertThat(called.counter())
                .isEqualTo(site.counter(Sites.C2).orElseThrow().label());
    }

    @Test
    void aCodeNobodyHasIsNoTicketAndOnlyAKioskMayAsk() {
        ScriptedAgent kiosk = rig.enrol("pc-1", "kiosk");
        kiosk.linked(rig.port());
        ScriptedAgent board = rig.enrol("pc-2", "display");
        board.linked(rig.port());

        for (String code : List.of("BCGHKLMNPQTVBCGHKLQ", "BCGHKLMNPQTVBCGHKLB", "nonsense", ""))
            assertThat(find(kiosk, code).body().path("code").asText()).isEqualTo("UNKNOWN_TICKET");
        assertThat(find(board, "BCGHKLMNPQTVBCGHKLQ").body().path("code").asText())
                .isEqualTo("NOT_ENTITLED");
    }

    private List<ScanReceived> stored() {
        return HubRig.await(rig.hub.database().read(connection -> {
            List<ScanReceived> all = new java.util.ArrayList<>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT data FROM ledger WHERE type = 'ScanReceived' ORDER BY position")) {
                while (rows.next()) all.add(Json.read(rows.getString(1), ScanReceived.class));
            }
            return all;
        }));
    }
}
