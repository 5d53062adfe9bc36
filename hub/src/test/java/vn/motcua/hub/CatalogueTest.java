package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.SiteDocument;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.catalogue.CatalogueVersion;
import vn.motcua.hub.catalogue.Verdict;
import vn.motcua.hub.counter.SendOn;

/** The catalogue of a running hub: what changes at once, what has to wait, and what every screen and agent hears of it. */
class CatalogueTest {
    @TempDir
    private Path home;

    private HubRig rig;

    @BeforeEach
    void start() {
        rig = new HubRig(home, Sites.open(), Clock.systemUTC());
        Awaitility.await().until(() -> rig.hub.catalogue().current().isPresent());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    static String text(Site site) {
        return Json.write(SiteDocument.of(site));
    }

    private long version() {
        return rig.hub.catalogue().current().map(CatalogueVersion::number).orElseThrow();
    }

    private Verdict put(Site site) {
        return done(rig.hub.catalogue().put(request(), LAN, version(), text(site), null));
    }

    /** The paths at fault. */
    private List<String> faults(Site site) {
        long before = version();
        Verdict verdict = put(site);
        assertThat(version()).isEqualTo(verdict.problems().isEmpty() ? before + 1 : before);
        return verdict.problems().stream().map(Verdict.Problem::path).toList();
    }

    private static Site without(Site site, Object gone) {
        return new Site(
                site.id(),
                site.name(),
                site.agency(),
                site.training(),
                site.publicUrl(),
                site.calendar(),
                less(site.zones(), gone),
                less(site.series(), gone),
                less(site.services(), gone),
                less(site.counters(), gone));
    }

    private static <T> List<T> less(List<T> all, Object gone) {
        return all.stream().filter(one -> !one.equals(gone)).toList();
    }

    private static Site with(
            Site site,
            UnaryOperator<List<Series>> series,
            UnaryOperator<List<Service>> services,
            UnaryOperator<List<Counter>> counters) {
        return new Site(
                site.id(),
                site.name(),
                site.agency(),
                site.training(),
                site.publicUrl(),
                site.calendar(),
                site.zones(),
                series.apply(site.series()),
                services.apply(site.services()),
                counters.apply(site.counters()));
    }

    private static Site withSeries(Site site, Series... changed) {
        List<Series> series = new ArrayList<>(site.series());
        for (Series one : changed) {
            series.removeIf(other -> other.id().equals(one.id()));
            series.add(one);
        }
        return with(site, all -> series, UnaryOperator.identity(), UnaryOperator.identity());
    }

    private Site site() {
        return rig.hub.site();
    }

    private TicketNumber take() {
        return done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL))
                .number();
    }

    /** Everybody served by one counter, and only the others offered. */
    private Site withoutCivil() {
        Service civil = site().service(Sites.CIVIL).orElseThrow();
        Site fewer = with(
                site(),
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                counters -> counters.stream()
                        .map(one -> new Counter(one.id(), one.label(), one.name(), one.zone(), List.of(Sites.LAND)))
                        .toList());
        return without(fewer, civil);
    }

    @Test
    void theFileIsTheFirstVersionAndCountsNoMoreAfterwards() {
        assertThat(version()).isEqualTo(1);
        Service more = new Service(
                new vn.motcua.core.model.ServiceId("tax"),
                new Text("Thuế", "Tax"),
                new Text("", ""),
                "map",
                Sites.A,
                4);
        put(with(site(), UnaryOperator.identity(), all -> plus(all, more), UnaryOperator.identity()));

        rig.close();
        rig = new HubRig(home, Sites.open(), Clock.systemUTC());

        assertThat(site().service(more.id())).contains(more);
        assertThat(version()).isEqualTo(2);
        assertThat(rig.hub.catalogue().fileEdits()).extracting(Edit::path).containsExactly("services[tax]");
        await(rig.hub.catalogue().ignoreFile());
        assertThat(rig.hub.catalogue().fileEdits()).isEmpty();
    }

    private static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    @Test
    void aChangeIsInForceAtOnceAndSaysWhatWasOtherwise() {
        Service land = site().service(Sites.LAND).orElseThrow();
        Service renamed = new Service(
                land.id(),
                new Text("Địa chính", "Land"),
                land.hint(),
                land.icon(),
                land.series(),
                land.meanServiceMinutes());
        Verdict verdict = put(with(
                site(),
                UnaryOperator.identity(),
                all -> all.stream().map(one -> one.equals(land) ? renamed : one).toList(),
                UnaryOperator.identity()));

        assertThat(verdict.version()).isEqualTo(2);
        assertThat(verdict.edits())
                .containsExactly(
                        new Edit("services[land].name.vi", "Đất đai", "Địa chính"),
                        new Edit("services[land].name.en", "Đất đai", "Land"));
        assertThat(site().service(Sites.LAND)).contains(renamed);
        assertThat(await(rig.hub.catalogue().changes(10)).get(0).edits()).isEqualTo(verdict.edits());
    }

    @Test
    void ofTwoWhoEditOneVersionTheSecondIsToldAndNothingIsLost() {
        Site shorter = withSeries(site(), new Series(Sites.B, "B", 1, 500, 3, 50));
        put(shorter);

        assertThat(refused(rig.hub.catalogue().put(request(), MINH, 1, text(Sites.open()), null)))
                .isEqualTo("CATALOGUE_MOVED");
        assertThat(refused(rig.hub.catalogue().tryOut(1, text(Sites.open())))).isEqualTo("CATALOGUE_MOVED");
        assertThat(site()).isEqualTo(shorter);
    }

    @Test
    void aRepeatedRequestChangesOnceAndATrialNever() {
        var id = request();
        String wanted = text(withSeries(site(), new Series(Sites.B, "B", 1, 500, 3, 50)));

        assertThat(done(rig.hub.catalogue().tryOut(1, wanted)).edits()).hasSize(1);
        assertThat(version()).isEqualTo(1);
        Verdict first = done(rig.hub.catalogue().put(id, LAN, 1, wanted, "thử"));
        Verdict again = done(rig.hub.catalogue().put(id, LAN, 1, wanted, "thử"));

        assertThat(again).isEqualTo(first);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void everyProblemOfADocumentIsNamedTogether() {
        String wrong =
                text(site()).replace("\"series\":\"b\"", "\"series\":\"z\"").replace("\"last\":999", "\"last\":-1");

        Verdict verdict = done(rig.hub.catalogue().tryOut(1, wrong));

        assertThat(verdict.problems())
                .extracting(Verdict.Problem::path)
                .contains("series[0].last", "series[1].last", "services[1].series");
        assertThat(verdict.problems().get(0).allowed().vi())
                .isNotEqualTo(verdict.problems().get(0).allowed().en());
    }

    @Test
    void whatASiteIsBornWithStays() {
        Site site = site();
        Site other = new Site(
                new vn.motcua.core.model.SiteId("other"),
                site.name(),
                site.agency(),
                false,
                site.publicUrl(),
                site.calendar(),
                site.zones(),
                site.series(),
                site.services(),
                site.counters());

        assertThat(faults(other)).containsExactly("id", "training");
    }

    @Test
    void aServiceStaysWhileSomebodyWaitsForIt() {
        var civil = done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.CIVIL, Priority.NORMAL));

        assertThat(faults(withoutCivil())).containsExactly("services[civil]");

        done(rig.hub.counters().open(request(), LAN, Sites.C1));
        Awaitility.await()
                .until(() -> await(rig.hub.counters().call(request(), LAN, Sites.C1, civil.visitId()))
                        .match(called -> true, refusal -> false));
        assertThat(faults(withoutCivil())).containsExactly("services[civil]");
        done(rig.hub.counters().finish(request(), LAN, Sites.C1));
        assertThat(faults(withoutCivil())).isEmpty();
        assertThat(refused(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.CIVIL, Priority.NORMAL)))
                .isEqualTo("UNKNOWN_SERVICE");
    }

    @Test
    void aCounterStaysWhileItIsOpen() {
        Counter third = site().counter(Sites.C3).orElseThrow();
        done(rig.hub.counters().open(request(), LAN, Sites.C3));

        assertThat(faults(without(site(), third))).containsExactly("counters[c3]");
        done(rig.hub.counters().close(request(), LAN, Sites.C3));
        assertThat(faults(without(site(), third))).isEmpty();
        assertThat(refused(rig.hub.counters().open(request(), LAN, Sites.C3))).isEqualTo("UNKNOWN_COUNTER");
    }

    @Test
    void numbersGivenTodayBoundTheRangeAndGoOnUnderAnotherPrefix() {
        for (int i = 0; i < 5; i++) take();

        assertThat(faults(withSeries(site(), new Series(Sites.A, "A", 1, 4, 3, 2))))
                .containsExactly("series[a].last");
        assertThat(faults(withSeries(site(), new Series(Sites.A, "K", 1, 40, 2, 10))))
                .isEmpty();
        assertThat(take().text()).isEqualTo("K06");
    }

    @Test
    void aPrintedNumberIsNobodyElsesForTheDaysItMayBeOnPaper() {
        take();
        Series moved = new Series(Sites.A, "K", 1, 999, 3, 50);
        Series taking = new Series(Sites.B, "A", 1, 999, 3, 50);

        assertThat(faults(withSeries(site(), moved, taking))).containsExactly("series[b].prefix");
        assertThat(faults(withSeries(site(), moved))).isEmpty();
        assertThat(faults(withSeries(site(), taking))).containsExactly("series[b].prefix");
        assertThat(faults(withSeries(site(), new Series(new SeriesId("n"), "A0", 1, 99, 2, 10))))
                .containsExactly("series[n].prefix");
        rig.close();
        rig = new HubRig(home, Sites.open(), Clock.systemUTC());
        assertThat(faults(withSeries(site(), taking))).containsExactly("series[b].prefix");
        assertThat(faults(withSeries(site(), new Series(Sites.B, "H", 1, 999, 3, 50))))
                .isEmpty();
    }

    @Test
    void aSeriesMayNotPrintItsOwnOldNumbersForOthersEither() {
        take();

        assertThat(faults(withSeries(site(), new Series(Sites.A, "A1", 1, 99, 2, 10))))
                .containsExactly("series[a].prefix");
        assertThat(faults(withSeries(site(), new Series(Sites.A, "A0", 1, 99, 2, 10))))
                .as("the same numbers printed alike")
                .isEmpty();
    }

    @Test
    void aServiceStaysWhileSomebodyIsToComeBackForIt() {
        done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.CIVIL, Priority.NORMAL));
        done(rig.hub.counters().open(request(), LAN, Sites.C1));
        done(rig.hub.counters().callNext(request(), LAN, Sites.C1));
        SendOn forAMoment = new SendOn(Sites.LAND, null, null, SendOn.Place.LAST, java.time.Duration.ZERO, true);
        done(rig.hub.counters().transfer(request(), LAN, Sites.C1, forAMoment));

        assertThat(faults(withoutCivil())).containsExactly("services[civil]");
    }

    @Test
    void bandsOutsideTheRangeAreTakenBackAndOthersGiven() {
        ScriptedAgent kiosk = rig.enrol("kiosk-1", "kiosk");
        assertThat(kiosk.linked(rig.port()).bands()).anyMatch(band -> band.to() == 999);

        assertThat(faults(withSeries(site(), new Series(Sites.A, "A", 1, 400, 3, 50))))
                .isEmpty();

        assertThat(kiosk.expect(LinkFrame.SiteChanged.class).site()).isEqualTo(site());
        kiosk.next(frame -> frame instanceof LinkFrame.Bands told && isOfRange(told, 1, 400));
        for (int i = 0; i < 3; i++) assertThat(take().value()).isEqualTo(i + 1);
    }

    private static boolean isOfRange(LinkFrame.Bands told, int first, int last) {
        List<Band> bands = told.bands().stream()
                .filter(band -> band.series().equals(Sites.A))
                .toList();
        return !bands.isEmpty() && bands.stream().allMatch(band -> band.from() >= first && band.to() <= last);
    }

    @Test
    void theRebuiltCatalogueIsTheLiveOne() throws Exception {
        put(withSeries(site(), new Series(Sites.B, "B", 1, 500, 3, 50)));
        take();
        put(withSeries(site(), new Series(Sites.B, "H", 1, 600, 3, 50)));

        VerifyReport report = Verifier.verify(home.resolve("hub.db"));

        assertThat(report.problems()).isEmpty();
        CatalogueVersion second = await(rig.hub.catalogue().version(2)).orElseThrow();
        assertThat(second.site().series(Sites.B).orElseThrow().last()).isEqualTo(500);
        assertThat(await(rig.hub.catalogue().version(9))).isEmpty();
    }

    @Test
    void boardsCountersAndLinesOfWhatIsGoneAreEmptyAndTheOthersGoOn() {
        HallZone upstairs = new HallZone(new vn.motcua.core.model.ZoneId("upstairs"), new Text("Tầng 2", "Upstairs"));
        Counter third = site().counter(Sites.C3).orElseThrow();
        Site before = site();
        put(new Site(
                before.id(),
                before.name(),
                before.agency(),
                before.training(),
                before.publicUrl(),
                before.calendar(),
                plus(before.zones(), upstairs),
                before.series(),
                before.services(),
                plus(
                        less(before.counters(), third),
                        new Counter(third.id(), third.label(), third.name(), upstairs.id(), third.services()))));
        Awaitility.await().until(() -> rig.hub.feed().values("board:upstairs").containsKey("next"));
        take();

        put(without(before, third));

        Awaitility.await().until(() -> rig.hub.feed().values("board:upstairs").isEmpty());
        assertThat(rig.hub.feed().values("queue"))
                .doesNotContainKey("counter:c3")
                .containsKey("counter:c1");
        assertThat(rig.hub
                        .feed()
                        .values("board:main")
                        .get("next")
                        .path("waiting")
                        .asInt())
                .isEqualTo(1);
        assertThat(rig.hub.feed().values("site").get("zones")).hasSize(1);
    }
}
