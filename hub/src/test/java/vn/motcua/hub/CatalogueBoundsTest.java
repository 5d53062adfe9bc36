package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.time.Clock;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.counter.SendOn;

/** What may not change while somebody holds a number, waits or is served by it. */
class CatalogueBoundsTest extends CatalogueRig {
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
}
