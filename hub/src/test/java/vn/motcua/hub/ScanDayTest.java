package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.scan.ScanWarning;
import vn.motcua.hub.scan.ScanView;

/** Which day the dates in a scan are held against. */
class ScanDayTest {
    @TempDir
    private Path folder;

    @Test
    void datesAreJudgedByTheDayAtTheSiteWhateverTheComputersOwn() {
        // Six in the morning of the fifth of March there.
        TestClock clock = new TestClock("2088-03-04T23:00:00Z");
        HubRig rig = new HubRig(Vertx.vertx(), true, folder.resolve("hub"), Sites.open(), clock);
        try {
            done(rig.hub.counters().open(request(), LAN, Sites.C2));

            List<String> slips = List.of("H12.15-880306-0042", "H12.15-880307-0042");
            List<ScanView> views =
                    done(rig.hub.scans().atConsole(request(), LAN, Sites.C2, null, ScanSource.WEDGE, slips));

            assertThat(views.get(0).warnings()).as("one day of grace").isEmpty();
            assertThat(views.get(1).warnings()).containsExactly(ScanWarning.DOSSIER_CODE_DOUBTFUL);
        } finally {
            rig.close();
        }
    }
}
