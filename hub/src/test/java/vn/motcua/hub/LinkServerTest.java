package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.KioskCameOnline;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.counter.VisitInHand;
import vn.motcua.hub.incident.AnomalyQueries;

class LinkServerTest {
    private final Vertx vertx = Vertx.vertx();
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private HubRig rig;

    @BeforeEach
    void start() {
        rig = new HubRig(vertx, false, folder.resolve("hub"), site, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        rig.close();
        HubRig.await(vertx.close());
    }

    private List<String> anomalies() {
        return HubRig.await(rig.hub.anomalies().latest(100)).stream()
                .map(AnomalyQueries.Anomaly::kind)
                .toList();
    }

    private static KioskCameOnline fact(ScriptedAgent agent) {
        return new KioskCameOnline("kiosk-1", agent.now());
    }

    private static String reason(LinkFrame frame) {
        return ((LinkFrame.Refused) frame).reason();
    }

    @Test
    void anUnknownAgentABadSignatureAndAWrongSiteAreRefused() {
        ScriptedAgent stranger = new ScriptedAgent(vertx, new AgentId("nobody"), site, rig.clock, List.of("kiosk"));
        assertThat(reason(stranger.link(rig.port()))).isEqualTo("UNKNOWN_AGENT");
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        ScriptedAgent forger = agent.copy();
        forger.keys = stranger.keys;
        assertThat(reason(forger.link(rig.port()))).isEqualTo("BAD_SIGNATURE");
        agent.training = false;
        assertThat(reason(agent.link(rig.port()))).isEqualTo("TRAINING_MISMATCH");
        agent.training = true;
        assertThat(agent.link(rig.port())).isInstanceOf(LinkFrame.Welcome.class);
    }

    @Test
    void aSignatureOfAnotherHandshakeIsRefused() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.dial(rig.port());
        LinkFrame.Hello first = agent.hello(agent.expect(LinkFrame.Challenge.class));
        agent.dial(rig.port());
        agent.expect(LinkFrame.Challenge.class);
        agent.say(first);
        assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("BAD_SIGNATURE");
    }

    @Test
    void enrolCodesWorkOnceAndARevokedAgentIsOut() {
        var code = HubRig.await(rig.hub.fleet().newCode(LAN, new AgentId("pc-9"), "Kiosk 9"));
        ScriptedAgent agent = new ScriptedAgent(vertx, new AgentId("pc-9"), site, rig.clock, List.of("kiosk"));
        assertThat(refused(rig.hub.fleet().enrol("AAAA-BBBB-CCCC", agent.publicKey(), List.of())))
                .isEqualTo("BAD_CODE");
        done(rig.hub.fleet().enrol(code.code().toLowerCase().replace("-", " "), agent.publicKey(), agent.modules));
        assertThat(refused(rig.hub.fleet().enrol(code.code(), agent.publicKey(), List.of())))
                .isEqualTo("BAD_CODE");
        agent.linked(rig.port());
        done(rig.hub.fleet().revoke(request(), LAN, agent.id));
        assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("REVOKED");
        assertThat(reason(agent.link(rig.port()))).isEqualTo("REVOKED");
        assertThat(HubRig.await(rig.hub.fleet().agents()).get(0).state()).isEqualTo("REVOKED");
    }

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

    private long count(String where) {
        return HubRig.await(rig.hub.database().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM ledger WHERE " + where)) {
                rows.next();
                return rows.getLong(1);
            }
        }));
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

    @Test
    void twoLiveLinksWithOneKeyAreBothHeldUntilEnrolledAgain() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        LinkFrame.Welcome first = agent.linked(rig.port());
        ScriptedAgent twin = agent.copy();
        assertThat(reason(twin.link(rig.port()))).isEqualTo("CLONE");
        assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("HELD");
        assertThat(reason(agent.link(rig.port()))).isEqualTo("HELD");
        assertThat(reason(twin.link(rig.port())))
                .as("told again, the word may have been lost")
                .isEqualTo("CLONE");
        assertThat(anomalies()).containsExactly("CLONE");
        rig.enrol(agent);
        LinkFrame.Welcome again = agent.linked(rig.port());
        assertThat(again.bands()).hasSameSizeAs(first.bands()).doesNotContainAnyElementsOf(first.bands());
    }

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
    void aSilentFirstLinkIsReplacedByTheSecond() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.answersPings = false;
        agent.linked(rig.port());
        ScriptedAgent restarted = agent.copy();
        assertThat(restarted.link(rig.port())).isInstanceOf(LinkFrame.Welcome.class);
        assertThat(anomalies()).isEmpty();
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

    private Band bandOfToday(ScriptedAgent agent, LinkFrame.Welcome welcome) {
        return welcome.bands().stream()
                .filter(one -> one.series().equals(Sites.A)
                        && one.businessDay().equals(site.calendar().businessDay(agent.now())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePaperNumberWinsOverALateHubNumberAndIsCalledAgain() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        LinkFrame.Welcome welcome = agent.linked(rig.port());
        Band band = bandOfToday(agent, welcome);
        Requests.AllocateTicket ask = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);
        Requests.Allocated given = agent.allocated(ask);
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        assertThat(refused(rig.hub.counters().callNext(request(), LAN, Sites.C2)))
                .isEqualTo("NOBODY_WAITING");
        await().atMost(Duration.ofSeconds(12))
                .until(() -> HubRig.await(rig.hub.counters().callNext(request(), LAN, Sites.C2))
                        .match(called -> true, refusal -> false));

        var paper = site.series(Sites.A).orElseThrow().number(band.from());
        agent.tell(StreamName.ESSENTIAL, agent.stored(ask, paper, given.businessDay(), band));

        var line = HubRig.await(rig.hub.visits().timeline(ask.visitId())).orElseThrow();
        assertThat(line.visit().number()).isEqualTo(paper);
        assertThat(line.visit().aliases()).containsExactly(given.number());
        assertThat(line.visit().state()).isEqualTo("CALLED");
        assertThat(line.entries())
                .extracting(entry -> entry.type())
                .containsExactly("TicketIssued", "TicketCalled", "TicketStored", "TicketAliased", "TicketRecalled");
        assertThat(HubRig.await(rig.hub
                        .visits()
                        .find(given.businessDay(), given.number().text())))
                .hasSize(1);
        Requests.Allocated next = agent.allocated(ScriptedAgent.request(Sites.LAND, Priority.NORMAL));
        assertThat(next.number().value()).isGreaterThan(given.number().value());
    }

    @Test
    void garbageFramesAreRefusedAndTheHubLivesOn() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        Random random = new Random(Long.getLong("motcua.seed", 20261122L));
        List<String> garbage = new ArrayList<>(List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"t\":\"hello\"}",
                "{\"t\":\"welcome\"}",
                "{\"t\":\"events\",\"stream\":\"ESSENTIAL\",\"epoch\":0,\"from\":0,\"events\":[]}",
                "{\"t\":\"nothing\"}",
                "x".repeat(500_000),
                "[".repeat(10_000)));
        for (int i = 0; i < 20; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(200, 32, 126).forEach(letter -> text.append((char) letter));
            garbage.add(text.toString());
        }
        Collections.shuffle(garbage, random);
        for (String text : garbage) {
            agent.dial(rig.port());
            agent.expect(LinkFrame.Challenge.class);
            agent.saw(text);
            assertThat(agent.expect(LinkFrame.Refused.class).reason()).isEqualTo("PROTOCOL");
        }
        agent.linked(rig.port());
        agent.tell(StreamName.ESSENTIAL, fact(agent));
        assertThat(rig.hub.health().counts().get("link.refused.PROTOCOL")).isEqualTo(garbage.size());
    }

    @Test
    void oneAnnouncerPerZoneForAsLongAsItsLinkLives() {
        ScriptedAgent one = rig.enrol("pc-1", "display");
        ScriptedAgent two = rig.enrol("pc-2", "display");
        one.linked(rig.port());
        two.linked(rig.port());
        assertThat(acquire(one)).isTrue();
        assertThat(acquire(two)).isFalse();
        one.hangUp();
        await().atMost(Duration.ofSeconds(10)).until(() -> acquire(two));
    }

    private static boolean acquire(ScriptedAgent agent) {
        agent.say(new LinkFrame.Request(
                UUID.randomUUID().toString(),
                Requests.ACQUIRE_ANNOUNCER,
                Json.tree(new Requests.AcquireAnnouncer(Sites.MAIN))));
        LinkFrame.Answer answer = agent.expect(LinkFrame.Answer.class);
        return answer.body().path("granted").asBoolean();
    }

    @Test
    void aReprintIsAskedOfTheAgentThatPrinted() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        var visit = agent.takeTicket(Sites.LAND, Priority.NORMAL);
        var id = request();
        var answer = rig.hub.tickets().reprint(id, LAN, visit);
        LinkFrame.Request asked = agent.expect(LinkFrame.Request.class);
        assertThat(asked.name()).isEqualTo(Requests.REPRINT_TICKET);
        agent.say(new LinkFrame.Answer(
                asked.id(), true, Json.object().put("jobId", "j-2").put("attempt", 2)));
        assertThat(done(answer).attempt()).isEqualTo(2);
        agent.hangUp();
        await().until(() -> rig.hub.links().linked() == 0);
        assertThat(refused(rig.hub.tickets().reprint(request(), LAN, visit))).isEqualTo("AGENT_OFFLINE");
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
        assertThat(next.number().text()).isEqualTo("A006");
        List<EventEnvelope> kept = agent.kept.get(StreamName.ESSENTIAL);
        agent.offer(StreamName.ESSENTIAL, kept.subList(1, 5));
        agent.acknowledged(StreamName.ESSENTIAL, 5);
        assertThat(anomalies()).isEmpty();
        assertThat(HubRig.await(rig.hub.visits().find(next.businessDay(), "A005")))
                .hasSize(1);
        assertThat(Verifier.verify(folder.resolve("hub").resolve("hub.db")).problems())
                .isEmpty();
    }
}
