package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.scan.ScanView;

/** A scan's way from a scanner to the one page of its counter, and what stays of it. */
class ScanReportTest extends LinkTestRig {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** The person does not exist: place 099 is given to nobody. */
    private static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";

    /** What must be nowhere on the hub's disk. */
    private static final List<String> CANARIES = List.of("099090000031", "Ví Dụ", "09091990", "Buôn Mẫu", "20082023");

    private final List<JsonNode> seen = new CopyOnWriteArrayList<>();
    private @Nullable WebSocketClient client;

    private WebSocket page(PersonId person, List<JsonNode> heard) {
        client = client == null ? vertx.createWebSocketClient() : client;
        WebSocket page = HubRig.await(
                client.connect(rig.port(), "127.0.0.1", "/scans/" + Sites.C2.value() + "/" + person.value()));
        page.textMessageHandler(text -> heard.add(Json.parseNode(text)));
        return page;
    }

    private static Requests.ReportScan report(RequestId id, String text) {
        return new Requests.ReportScan(
                id, Sites.C2.value(), "scanner-1", ScanSource.SERIAL, text, null, false, java.time.Instant.now());
    }

    private LinkFrame.Answer ask(ScriptedAgent agent, Requests.ReportScan report) {
        agent.say(new LinkFrame.Request(report.requestId().value(), Requests.REPORT_SCAN, Json.tree(report)));
        return agent.expect(LinkFrame.Answer.class);
    }

    private VisitId called(ScriptedAgent agent) {
        VisitId visit = agent.takeTicket(Sites.LAND, Priority.NORMAL);
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        await().atMost(SOON)
                .until(() -> HubRig.await(rig.hub.counters().call(request(), LAN, Sites.C2, visit))
                        .match(inHand -> true, refusal -> false));
        return visit;
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

    private static void assertNoCanary(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String canary : CANARIES)
                    assertThat(bytes)
                            .as("%s in %s", canary, file)
                            .doesNotContain(
                                    new String(canary.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
        }
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
    void nobodyElseSeesIt() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        List<JsonNode> other = new CopyOnWriteArrayList<>();
        page(MINH, other);
        assertThat(ask(agent, report(request(), CARD)).body().path("shown").asBoolean())
                .as("the counter is closed")
                .isFalse();
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        assertThat(ask(agent, report(request(), CARD)).body().path("shown").asBoolean())
                .as("another person's page")
                .isFalse();

        assertThat(other).isEmpty();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void theLastPageThatAskedIsTheOne() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        List<JsonNode> before = new CopyOnWriteArrayList<>();
        WebSocket first = page(LAN, before);
        page(LAN, seen);
        await().atMost(SOON).until(first::isClosed);
        assertThat(first.closeStatusCode()).isEqualTo((short) 4001);

        ask(agent, report(request(), CARD));

        await().atMost(SOON).until(() -> seen.size() == 1);
        assertThat(before).isEmpty();
    }

    @Test
    void nobodyTakesAnothersPlace() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        WebSocket own = page(LAN, seen);
        List<JsonNode> other = new CopyOnWriteArrayList<>();
        page(MINH, other);

        assertThat(ask(agent, report(request(), CARD)).body().path("shown").asBoolean())
                .isTrue();

        await().atMost(SOON).until(() -> seen.size() == 1);
        assertThat(own.isClosed()).isFalse();
        assertThat(other).isEmpty();
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

    @Test
    void aPageScansAtItsOwnCounterOnly() {
        assertThat(refused(rig.hub
                        .scans()
                        .atConsole(request(), LAN, Sites.C2, null, ScanSource.WEDGE, List.of("ABCD-2345"))))
                .isEqualTo("COUNTER_CLOSED");
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        assertThat(refused(rig.hub
                        .scans()
                        .atConsole(request(), MINH, Sites.C2, null, ScanSource.WEDGE, List.of("ABCD-2345"))))
                .isEqualTo("NOT_YOUR_COUNTER");
        assertThat(done(rig.hub
                        .scans()
                        .atConsole(request(), LAN, Sites.C2, null, ScanSource.IMAGE, List.of("ABCD-2345", CARD))))
                .extracting(ScanView::kind)
                .containsExactly(ScanKind.BOOKING_CODE, ScanKind.CITIZEN_ID);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void whatWasScannedInOneVisitIsNeverPutToTheNext() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        VisitId first = called(agent);
        ScanView inTime = console(first);
        done(rig.hub.counters().finish(request(), LAN, Sites.C2));
        ScanView afterwards = console(first);
        VisitId next = called(agent);

        assertThat(inTime.visitId()).isEqualTo(first);
        assertThat(afterwards.visitId()).isNull();
        assertThat(console(first).visitId()).as("a picture that was read late").isNull();
        assertThat(console(null).visitId()).as("scanned before the call").isNull();
        assertThat(console(next).visitId()).isEqualTo(next);
        assertThat(stored()).extracting(ScanReceived::visitId).containsExactly(first, null, null, null, next);
    }

    private ScanView console(@Nullable VisitId inHand) {
        return done(rig.hub.scans().atConsole(request(), LAN, Sites.C2, inHand, ScanSource.IMAGE, List.of(CARD)))
                .get(0);
    }

    @Test
    void oneRequestIsNotUsedForAnotherNumberOfCodes() {
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        RequestId id = request();
        done(rig.hub.scans().atConsole(id, LAN, Sites.C2, null, ScanSource.IMAGE, List.of(CARD)));

        assertThat(refused(rig.hub
                        .scans()
                        .atConsole(id, LAN, Sites.C2, null, ScanSource.IMAGE, List.of(CARD, "ABCD-2345"))))
                .isEqualTo("REQUEST_REUSED");
    }

    @Test
    void whoeverDoesNotServeThereSendsNoPicture() {
        assertThat(refused(rig.hub.scans().mayScan(LAN, Sites.C2))).isEqualTo("COUNTER_CLOSED");
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        assertThat(refused(rig.hub.scans().mayScan(MINH, Sites.C2))).isEqualTo("NOT_YOUR_COUNTER");
        assertThat(done(rig.hub.scans().mayScan(LAN, Sites.C2))).isTrue();
    }

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
