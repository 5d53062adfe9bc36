package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.catalogue.CatalogueVersion;
import vn.motcua.hub.catalogue.Verdict;

/** The catalogue of a running hub: what changes at once, what has to wait, and what every screen and agent hears of it. */
class CatalogueTest extends CatalogueRig {
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
        put(Sites.with(site(), UnaryOperator.identity(), all -> plus(all, more), UnaryOperator.identity()));

        rig.close();
        rig = new HubRig(home, Sites.open(), Clock.systemUTC());

        assertThat(site().service(more.id())).contains(more);
        assertThat(version()).isEqualTo(2);
        assertThat(rig.hub.catalogue().fileEdits()).extracting(Edit::path).containsExactly("services[tax]");
        await(rig.hub.catalogue().ignoreFile());
        assertThat(rig.hub.catalogue().fileEdits()).isEmpty();
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
        Verdict verdict = put(Sites.with(
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
