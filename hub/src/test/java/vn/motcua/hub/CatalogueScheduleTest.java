package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.SiteDocument;
import vn.motcua.core.event.CatalogueScheduleEnded;
import vn.motcua.core.event.CatalogueScheduleEnded.Outcome;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.catalogue.CatalogueState;
import vn.motcua.hub.catalogue.Catalogues;
import vn.motcua.hub.catalogue.Verdict;
import vn.motcua.hub.platform.database.HubFile;

/** Changes of the catalogue for a later day. */
class CatalogueScheduleTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    @TempDir
    private Path home;

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private LedgerRig rig;
    private Catalogues catalogue;

    @BeforeEach
    void start() throws Exception {
        Path file = home.resolve(HubFile.NAME);
        open(new LedgerRig(vertx, Sites.open(), clock, LedgerRig.store(file, Sites.open()), new Random(1)));
        done(put(site(), text -> text.replace("\"meanServiceMinutes\":10", "\"meanServiceMinutes\":11")));
    }

    private void open(LedgerRig fresh) {
        rig = fresh;
        CatalogueState state = new CatalogueState(
                rig.parts.catalogue, rig.parts.tickets, rig.parts.bands, rig.parts.counters, rig.parts.bookings);
        catalogue = new Catalogues(vertx, rig.writer, null, state, "");
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    private Site site() {
        return await(rig.writer.side(connection -> rig.parts.catalogue.site()));
    }

    private long version() {
        return await(rig.writer.side(connection ->
                rig.parts.catalogue.version().map(one -> one.number()).orElse(0L)));
    }

    private static String text(Site site, UnaryOperator<String> change) {
        return change.apply(Json.write(SiteDocument.of(site)));
    }

    private io.vertx.core.Future<vn.motcua.hub.platform.ledger.Outcome<Verdict>> put(
            Site from, UnaryOperator<String> change) {
        return catalogue.put(request(), HubRig.LAN, version(), text(from, change), null);
    }

    private io.vertx.core.Future<vn.motcua.hub.platform.ledger.Outcome<Verdict>> plan(
            LocalDate day, UnaryOperator<String> change) {
        return catalogue.schedule(request(), HubRig.LAN, version(), text(site(), change), day, "từ hôm đó");
    }

    private static UnaryOperator<String> minutes(int minutes) {
        return text -> text.replaceFirst("\"meanServiceMinutes\":\\d+", "\"meanServiceMinutes\":" + minutes);
    }

    private int minutes() {
        return site().services().get(0).meanServiceMinutes();
    }

    private void at(String time) {
        clock.set(java.time.Instant.parse(time));
        rig.writer.tick();
        // Waits for the batch of the tick.
        site();
    }

    /** Told behind the commit, so waited for. */
    private List<CatalogueScheduleEnded> ended(int count) {
        Awaitility.await().until(() -> ended().size() >= count);
        return ended();
    }

    private List<CatalogueScheduleEnded> ended() {
        return rig.events.stream()
                .filter(CatalogueScheduleEnded.class::isInstance)
                .map(CatalogueScheduleEnded.class::cast)
                .toList();
    }

    @Test
    void itHoldsFromItsDayAndNotBeforeAlsoAfterARestart() throws Exception {
        long before = version();
        done(plan(TUESDAY, minutes(20)));
        at("2026-11-23T16:59:00Z");
        assertThat(minutes()).isEqualTo(11);
        await(rig.writer.close());
        open(new LedgerRig(vertx, Sites.open(), clock, HubFile.openWriter(home.resolve(HubFile.NAME)), new Random(2)));

        at("2026-11-23T17:00:00Z");

        assertThat(minutes()).isEqualTo(20);
        assertThat(ended(1)).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(end.version()).isEqualTo(before + 1);
        });
        await(rig.writer.close());
        assertThat(Verifier.verify(home.resolve(HubFile.NAME)).problems()).isEmpty();
        open(new LedgerRig(vertx, Sites.open(), clock, HubFile.openWriter(home.resolve(HubFile.NAME)), new Random(3)));
        assertThat(minutes()).isEqualTo(20);
    }

    @Test
    void whatElseChangesUntilThenStays() {
        done(plan(TUESDAY, minutes(20)));
        done(put(site(), text -> text.replace("\"label\":\"3\"", "\"label\":\"33\"")));

        at("2026-11-24T01:00:00Z");

        assertThat(minutes()).isEqualTo(20);
        assertThat(site().counters().get(2).label()).isEqualTo("33");
    }

    @Test
    void severalOfOneDayComeInTheirOrderAndOnesTakenBackDoNot() {
        done(plan(TUESDAY.plusDays(1), minutes(50)));
        done(plan(TUESDAY, minutes(20)));
        done(plan(TUESDAY, minutes(30)));
        assertThat(done(catalogue.unschedule(request(), HubRig.MINH, 1))).isTrue();
        assertThat(refused(catalogue.unschedule(request(), HubRig.MINH, 1))).isEqualTo("UNKNOWN_SCHEDULE");

        for (int second = 0; second < 3; second++) at("2026-11-24T01:00:0" + second + "Z");
        assertThat(minutes()).isEqualTo(30);
        for (int second = 0; second < 3; second++) at("2026-11-26T01:00:0" + second + "Z");

        assertThat(minutes()).isEqualTo(30);
        assertThat(ended(3))
                .extracting(CatalogueScheduleEnded::outcome)
                .containsExactly(Outcome.CANCELLED, Outcome.APPLIED, Outcome.APPLIED);
    }

    @Test
    void whatCannotHoldOnItsDayChangesNothingAndSaysWhy() {
        done(plan(TUESDAY, text -> text.replace("\"series\":\"b\"", "\"series\":\"a\"")));
        done(put(
                site(),
                text -> text.replace("\"id\":\"a\",\"prefix\":\"A\"", "\"id\":\"a2\",\"prefix\":\"A\"")
                        .replace("\"series\":\"a\"", "\"series\":\"a2\"")));
        Site before = site();

        at("2026-11-24T01:00:00Z");
        at("2026-11-24T01:00:01Z");

        assertThat(site()).isEqualTo(before);
        assertThat(ended(1)).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.UNFIT);
            assertThat(end.faults())
                    .extracting(CatalogueScheduleEnded.Fault::path)
                    .contains("services[1].series");
        });
    }

    @Test
    void whoStillWaitsTheDayBeforeHoldsNothingUp() {
        done(rig.tickets.issueAtConsole(request(), HubRig.LAN, Sites.CIVIL, Priority.NORMAL));
        done(plan(
                TUESDAY,
                text -> text.replaceFirst("\\{\"id\":\"civil\".*?\\}\\}?,?\\]", "]")
                        .replace(",]", "]")
                        .replace("\"land\",\"civil\"", "\"land\"")
                        .replace("\"services\":[\"civil\"]", "\"services\":[\"land\"]")));

        at("2026-11-24T01:00:00Z");

        assertThat(site().service(Sites.CIVIL)).isEmpty();
    }

    @Test
    void whatIsSoAlreadyIsSaidAndADayOutOfReachIsRefused() {
        done(plan(TUESDAY, minutes(20)));
        done(put(site(), minutes(20)));
        at("2026-11-24T01:00:00Z");

        assertThat(ended(1)).extracting(CatalogueScheduleEnded::outcome).containsExactly(Outcome.NOTHING_LEFT);
        assertThat(refused(plan(TUESDAY, minutes(9)))).isEqualTo("BAD_SCHEDULE_DAY");
        assertThat(refused(plan(TUESDAY.plusDays(400), minutes(9)))).isEqualTo("BAD_SCHEDULE_DAY");
        assertThat(done(plan(TUESDAY.plusDays(1), minutes(20))).edits()).isEmpty();
        assertThat(refused(catalogue.schedule(
                        request(), HubRig.LAN, 1, text(site(), minutes(9)), TUESDAY.plusDays(1), null)))
                .isEqualTo("CATALOGUE_MOVED");
    }
}
