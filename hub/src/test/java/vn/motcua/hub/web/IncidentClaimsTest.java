package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Site;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.IncidentsTest;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.incident.IncidentService;
import vn.motcua.hub.incident.Incidents;

class IncidentClaimsTest {
    private static final int RACES = Boolean.getBoolean("motcua.full") ? 500 : 25;

    @TempDir
    Path folder;

    @Test
    void ofTwoSupervisorsWhoClaimAtOnceOverHttpExactlyOneWins() throws Exception {
        Vertx vertx = Vertx.vertx();
        TestClock clock = new TestClock("2026-11-23T01:00:00Z");
        Site site = Sites.open();
        LedgerRig rig =
                new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        Incidents incidents = IncidentsTest.incidents(rig, site, folder);
        try (RunningHub hub = RunningHub.start(folder).withPeople()) {
            hub.fake.incidents.real = incidents;
            for (int i = 0; i < RACES; i++) {
                IncidentService.Act act = new IncidentService.Act(request(), HubRig.LAN, Role.OFFICER, "");
                IncidentService.Flag flag = new IncidentService.Flag(
                        null, null, clock.instant().minus(Duration.ofMinutes(31L * i)), "Nói to.");
                String path = "/api/v1/incidents/"
                        + HubRig.done(incidents.flag(act, flag)).incidentId() + "/claim";
                CyclicBarrier together = new CyclicBarrier(2);
                CompletableFuture<Integer> one =
                        CompletableFuture.supplyAsync(() -> claim(hub, path, Role.SUPERVISOR, together));
                CompletableFuture<Integer> other =
                        CompletableFuture.supplyAsync(() -> claim(hub, path, Role.ADMINISTRATOR, together));
                assertThat(List.of(one.get(), other.get())).as("race %d", i).containsExactlyInAnyOrder(200, 409);
            }
        } finally {
            HubRig.await(rig.writer.close());
            HubRig.await(vertx.close());
        }
    }

    private static RequestId request() {
        return new RequestId(UUID.randomUUID().toString());
    }

    private static int claim(RunningHub hub, String path, Role role, CyclicBarrier together) {
        try {
            together.await();
            return hub.ask("POST", path)
                    .as(role)
                    .json("{\"requestId\":\"" + request().value() + "\"}")
                    .send()
                    .statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
