package vn.motcua.hub;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.KioskCameOnline;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.incident.AnomalyQueries;

/** A hub with a port, for tests that speak to it as agents do. */
abstract class LinkTestRig {

    final Vertx vertx = Vertx.vertx();

    final Site site = Sites.open();

    @TempDir
    Path folder;

    HubRig rig;

    @BeforeEach
    void start() {
        rig = new HubRig(vertx, false, folder.resolve("hub"), site, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        rig.close();
        HubRig.await(vertx.close());
    }

    List<String> anomalies() {
        return HubRig.await(rig.hub.anomalies().latest(100)).stream()
                .map(AnomalyQueries.Anomaly::kind)
                .toList();
    }

    static KioskCameOnline fact(ScriptedAgent agent) {
        return new KioskCameOnline("kiosk-1", agent.now());
    }

    static String reason(LinkFrame frame) {
        return ((LinkFrame.Refused) frame).reason();
    }

    long count(String where) {
        return HubRig.await(rig.hub.database().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM ledger WHERE " + where)) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }

    Band bandOfToday(ScriptedAgent agent, LinkFrame.Welcome welcome) {
        return welcome.bands().stream()
                .filter(one -> one.series().equals(Sites.A)
                        && one.businessDay().equals(site.calendar().businessDay(agent.now())))
                .findFirst()
                .orElseThrow();
    }
}
