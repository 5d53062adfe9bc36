package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.Verifier;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.StreamKey;

class HelpCallTest {
    private static final AgentId KIOSK = new AgentId("kiosk-pc");
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private LedgerRig rig;
    private Helps helps;
    private long sequence;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        helps = new Helps(rig.writer, () -> site, rig.helps);
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    private void says(String code) {
        saysAt(code, clock.instant());
    }

    private void saysAt(String code, Instant at) {
        DeviceStatusChanged event = new DeviceStatusChanged(
                "rating-c1", "RatingPage", code.isEmpty() ? "READY" : "ATTENTION", code, "", Sites.C1);
        EventEnvelope fact = new EventEnvelope(
                UUID.randomUUID().toString(),
                site.id(),
                KIOSK.value(),
                StreamName.BULK,
                1,
                ++sequence,
                EventTypes.version(event),
                at,
                event);
        await(rig.writer.facts(
                new StreamKey(KIOSK.value(), StreamName.BULK, 1), 0, List.of(Incoming.accepted(fact, fact::id))));
    }

    private Optional<HelpBook.Help> call() {
        return await(rig.writer.side(connection -> rig.helps.call(KIOSK, "rating-c1")));
    }

    @Test
    void aCallStandsWithItsPlaceAndFirstTimeUntilTheScreenSaysItIsOver() {
        Instant first = clock.instant();
        says("HELP_REQUESTED");
        clock.advance(Duration.ofSeconds(20));
        says("HELP_REQUESTED");

        assertThat(call()).hasValueSatisfying(call -> {
            assertThat(call.at()).isEqualTo(first);
            assertThat(call.counter()).isEqualTo(Sites.C1);
        });
        says("");
        assertThat(call()).isEmpty();
    }

    @Test
    void whoSaysFirstThatHeGoesIsTheOneAndTheAnswerOutlivesAStart() throws Exception {
        says("HELP_REQUESTED");

        assertThat(done(helps.answer(request(), LAN, KIOSK, "rating-c1")).by()).isEqualTo(LAN);
        assertThat(done(helps.answer(request(), MINH, KIOSK, "rating-c1")).by()).isEqualTo(LAN);
        await(rig.writer.close());
        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(folder.resolve("hub.db")), new Random(8));

        assertThat(call()).hasValueSatisfying(call -> assertThat(call.seenBy()).isEqualTo(LAN));
    }

    @Test
    void calledAgainAfterAnAnswerItIsANewCall() {
        says("HELP_REQUESTED");
        done(helps.answer(request(), LAN, KIOSK, "rating-c1"));
        clock.advance(Duration.ofMinutes(1));

        says("HELP_REQUESTED");

        assertThat(call()).hasValueSatisfying(call -> assertThat(call.seenBy()).isNull());
    }

    @Test
    void aPcThatNamesMoreScreensThanAnyHasKeepsTheLatestCallsAndOthersKeepTheirs() throws Exception {
        AgentId other = new AgentId("hall-pc");
        done(helps.call(other, new Requests.CallHelp("kiosk", null, clock.instant())));
        for (int i = 0; i < HelpBook.OF_ONE_AGENT + 3; i++) {
            clock.advance(Duration.ofSeconds(1));
            done(helps.call(KIOSK, new Requests.CallHelp("screen-" + i, null, clock.instant())));
        }

        List<String> kept = await(rig.writer.side(connection ->
                rig.helps.all().stream().map(HelpBook.Help::device).toList()));
        assertThat(kept)
                .hasSize(HelpBook.OF_ONE_AGENT + 1)
                .contains("kiosk", "screen-3", "screen-" + (HelpBook.OF_ONE_AGENT + 2))
                .doesNotContain("screen-0", "screen-1", "screen-2");
        await(rig.writer.close());
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
    }

    private void told(Instant at) {
        done(helps.call(KIOSK, new Requests.CallHelp("rating-c1", Sites.C1, at)));
    }

    @Test
    void aCallToldAtOnceStandsAndItsFactThatComesLateOpensItNoMore() {
        Instant at = clock.instant();
        told(at);
        told(at);
        assertThat(call()).hasValueSatisfying(call -> assertThat(call.at()).isEqualTo(at));
        done(helps.answer(request(), LAN, KIOSK, "rating-c1"));
        clock.advance(Duration.ofMinutes(1));

        saysAt("HELP_REQUESTED", at.plusMillis(40));

        assertThat(call()).hasValueSatisfying(call -> assertThat(call.seenBy()).isEqualTo(LAN));
        saysAt("", at.plusSeconds(180));
        assertThat(call()).isEmpty();
    }

    @Test
    void theLateEndOfAnEarlierCallEndsNoLaterOne() {
        Instant earlier = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        told(clock.instant());

        saysAt("HELP_REQUESTED", earlier);
        saysAt("", earlier.plusSeconds(180));

        assertThat(call()).hasValueSatisfying(call -> assertThat(call.at()).isEqualTo(clock.instant()));
    }

    @Test
    void aClockThatWasAheadAtOneCallSilencesNoLaterOne() {
        told(clock.instant().plus(Duration.ofHours(2)));
        done(helps.answer(request(), LAN, KIOSK, "rating-c1"));
        clock.advance(Duration.ofMinutes(4));

        told(clock.instant());

        assertThat(call()).hasValueSatisfying(call -> assertThat(call.seenBy()).isNull());
        saysAt("", clock.instant().plusSeconds(180));
        assertThat(call()).isEmpty();
    }

    @Test
    void aCallOfLongAgoSendsNobody() {
        Instant earlier = clock.instant();
        clock.advance(Duration.ofMinutes(11));

        saysAt("HELP_REQUESTED", earlier);
        told(earlier);

        assertThat(call()).isEmpty();
    }

    @Test
    void aCallAtACounterThatIsNotThereIsRefused() {
        Requests.CallHelp call = new Requests.CallHelp("rating-x", new CounterId("quay-99"), clock.instant());

        assertThat(refused(helps.call(KIOSK, call))).isEqualTo("UNKNOWN_COUNTER");
    }

    @Test
    void whereNobodyCallsNobodyIsSent() {
        assertThat(refused(helps.answer(request(), LAN, KIOSK, "rating-c1"))).isEqualTo("UNKNOWN_HELP");
    }
}
