package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Contingent;
import vn.motcua.core.model.ContingentId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.Allocated;
import vn.motcua.edge.link.NoLinkException;
import vn.motcua.edge.module.RefusedException;

/** A service with so many numbers a day, and a hub that goes away. */
class ContingentOfflineTest {
    @TempDir
    private Path home;

    private KioskRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new KioskRig(home).open();
        rig.lease(950, 999);
    }

    @AfterEach
    void close() throws Exception {
        rig.closeAll();
    }

    private void limit(int numbers) {
        rig.hub.site = Optional.of(KioskRig.site(true)
                .with(List.of(new Contingent(
                        new ContingentId("day"), List.of(new ServiceId("land")), Set.of(), null, null, numbers))));
    }

    /** The hub gives a number and says how many are left. */
    private void hubSaysLeft(int left) {
        rig.hub.how = (ask, patience) -> rig.hub
                .allocate(ask, patience)
                .map(answer -> Json.tree(Json.read(answer, Allocated.class).with(left)));
    }

    private void hubIsAway() {
        rig.hub.how = (ask, patience) -> Future.failedFuture(new NoLinkException("no link"));
    }

    @Test
    void itsOwnNumbersCountAndSurviveARestart() throws Exception {
        limit(2);
        hubIsAway();
        assertThat(rig.number(KioskRig.ask())).isEqualTo("A950");
        rig.close();
        rig.open();
        limit(2);
        assertThat(rig.number(KioskRig.ask())).isEqualTo("A951");

        refused();
        refused();
        assertThat(rig.printed).hasSize(2);
        assertThat(rig.facts()).containsOnlyOnce("KioskWentOffline");
    }

    @Test
    void theHubsLastWordCountsToo() throws Exception {
        limit(40);
        hubSaysLeft(1);
        rig.number(KioskRig.ask());
        hubIsAway();
        rig.time.advance(Duration.ofMinutes(1));

        rig.number(KioskRig.ask());
        refused();
    }

    @Test
    void withoutALimitTheBandIsTheOnlyEnd() throws Exception {
        hubIsAway();
        for (int i = 0; i < 50; i++) rig.number(KioskRig.ask());

        assertThat(rig.printed).hasSize(50);
    }

    private void refused() {
        assertThatThrownBy(() -> rig.issue(KioskRig.ask())).isInstanceOfSatisfying(RefusedException.class, no -> {
            assertThat(no.refusal().code()).isEqualTo("CONTINGENT_SPENT");
            assertThat(no.refusal().message().vi()).contains("00:00");
        });
    }
}
