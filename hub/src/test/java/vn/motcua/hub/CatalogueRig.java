package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.SiteDocument;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.catalogue.CatalogueVersion;
import vn.motcua.hub.catalogue.Verdict;

/** A running hub whose catalogue is changed, and small ways of changing it. */
abstract class CatalogueRig {
    @TempDir
    Path home;

    HubRig rig;

    @BeforeEach
    void start() {
        rig = new HubRig(home, Sites.open(), Clock.systemUTC());
        Awaitility.await().until(() -> rig.hub.catalogue().current().isPresent());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    long version() {
        return rig.hub.catalogue().current().map(CatalogueVersion::number).orElseThrow();
    }

    Verdict put(Site site) {
        return done(rig.hub.catalogue().put(request(), LAN, version(), text(site), null));
    }

    /** The paths at fault. */
    List<String> faults(Site site) {
        long before = version();
        Verdict verdict = put(site);
        assertThat(version()).isEqualTo(verdict.problems().isEmpty() ? before + 1 : before);
        return verdict.problems().stream().map(Verdict.Problem::path).toList();
    }

    static Site without(Site site, Object gone) {
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

    static <T> List<T> less(List<T> all, Object gone) {
        return all.stream().filter(one -> !one.equals(gone)).toList();
    }

    static Site withSeries(Site site, Series... changed) {
        List<Series> series = new ArrayList<>(site.series());
        for (Series one : changed) {
            series.removeIf(other -> other.id().equals(one.id()));
            series.add(one);
        }
        return Sites.with(site, all -> series, UnaryOperator.identity(), UnaryOperator.identity());
    }

    Site site() {
        return rig.hub.site();
    }

    TicketNumber take() {
        return done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL))
                .number();
    }

    /** Everybody served by one counter, and only the others offered. */
    Site withoutCivil() {
        Service civil = site().service(Sites.CIVIL).orElseThrow();
        Site fewer = Sites.with(
                site(),
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                counters -> counters.stream()
                        .map(one -> new Counter(one.id(), one.label(), one.name(), one.zone(), List.of(Sites.LAND)))
                        .toList());
        return without(fewer, civil);
    }

    static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    static String text(Site site) {
        return Json.write(SiteDocument.of(site));
    }
}
