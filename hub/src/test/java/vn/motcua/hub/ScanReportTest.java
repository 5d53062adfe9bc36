package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.scan.ScanView;

/** A scan's way from a scanner to the one page of its counter, and what stays of it. */
class ScanReportTest extends ScanRig {
    @Test
    void aCardReachesTheOnePageAndOnlyItsLastThreeDigitsTheTimeLine() throws Exception {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        VisitId visit = called(agent);
        page(LAN, seen);

        LinkFrame.Answer answer = ask(agent, report(request(), CARD));

        assertThat(answer.ok()).isTrue();
        assertThat(answer.body().path("shown").asBoolean()).isTrue();
        await().atMost(SOON).until(() -> seen.size() == 1);
        JsonNode scan = seen.get(0).path("scan");
        assertThat(scan.path("kind").asText()).isEqualTo("CITIZEN_ID");
        assertThat(scan.path("personal").path("name").asText()).isEqualTo("Lê Văn Ví Dụ");
        assertThat(scan.path("masked").path("idNumber").asText())
                .endsWith("031")
                .doesNotContain("0990900");
        assertThat(scan.path("visitId").asText()).isEqualTo(visit.value());
        ScanReceived kept = stored().get(0);
        assertThat(kept.visitId()).isEqualTo(visit);
        assertThat(kept.lastThree()).isEqualTo("031");
        assertThat(kept.hash()).hasSize(43);
        var entries =
                HubRig.await(rig.hub.visits().timeline(visit)).orElseThrow().entries();
        assertThat(entries).anySatisfy(entry -> {
            assertThat(entry.type()).isEqualTo("ScanReceived");
            assertThat(entry.title().vi()).isEqualTo("Đã quét: Thẻ căn cước");
            assertThat(entry.detail()).isEqualTo("•••031");
        });
        rig.close();
        assertNoCanary(folder);
        start();
    }

    @Test
    void aSlipsDossierCodeStandsOnTheTimeLineOfTheVisitInHand() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        VisitId visit = called(agent);

        ask(agent, report(request(), "H12.15-250701-0042"));

        assertThat(stored()).singleElement().satisfies(scan -> {
            assertThat(scan.dossierCode()).isEqualTo("H12.15-250701-0042");
            assertThat(scan.visitId()).isEqualTo(visit);
            assertThat(scan.hash()).isNull();
        });
    }

    @Test
    void thePersonIsTheSameFromCardAndBackAndARepeatedRequestIsOneFact() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        RequestId id = request();

        ask(agent, report(id, CARD));
        ask(agent, report(id, CARD));
        ask(agent, report(request(), "]Q1" + CARD));

        assertThat(stored()).hasSize(2);
        assertThat(stored().get(0).hash()).isEqualTo(stored().get(1).hash());
    }

    @Test
    void aScanThatCouldNotBeReadIsToldAndNotKept() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        page(LAN, seen);
        Requests.ReportScan broken = new Requests.ReportScan(
                request(),
                Sites.C2.value(),
                "scanner-1",
                ScanSource.GRAB,
                null,
                "S_OVERRUN",
                false,
                java.time.Instant.now());

        ask(agent, broken);

        await().atMost(SOON).until(() -> seen.size() == 1);
        assertThat(seen.get(0).path("code").asText()).isEqualTo("S_OVERRUN");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aTicketsCodeTellsWhoseItIs() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        Requests.AllocateTicket ask = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);
        Requests.Allocated given = agent.allocated(ask);
        agent.tell(StreamName.ESSENTIAL, agent.stored(ask, given));
        done(rig.hub.counters().open(request(), LAN, Sites.C2));

        List<ScanView> views = done(rig.hub
                .scans()
                .atConsole(
                        request(),
                        LAN,
                        Sites.C2,
                        null,
                        ScanSource.WEDGE,
                        List.of("https://motcua.example.vn/t/" + ask.code())));

        ScanView.TicketSeen ticket = views.get(0).ticket();
        assertThat(ticket).isNotNull();
        assertThat(ticket.number()).isEqualTo(given.number().text());
        assertThat(ticket.state()).isEqualTo("WAITING");
        assertThat(views.get(0).toString()).doesNotContain(ask.code());
    }

    @Test
    void onlyACodeThatChecksInIsToldToThePage() {
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        BookingCode booking = BookingCode.of("BCGHKLMNPQT");

        List<ScanView> views = done(rig.hub
                .scans()
                .atConsole(
                        request(),
                        LAN,
                        Sites.C2,
                        null,
                        ScanSource.IMAGE,
                        List.of(
                                booking.value(),
                                booking.grouped(),
                                "https://motcua.example.vn/b/" + booking.value(),
                                "ABCD-2345",
                                CARD)));

        assertThat(views)
                .extracting(ScanView::arrival)
                .containsExactly(booking.value(), booking.value(), booking.value(), null, null);
        assertThat(views.get(0).toString()).doesNotContain(booking.value());
    }
}
