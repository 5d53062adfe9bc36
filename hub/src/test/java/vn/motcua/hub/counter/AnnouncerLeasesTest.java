package vn.motcua.hub.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.ZoneId;

class AnnouncerLeasesTest {
    private static final long SEED = Long.getLong("motcua.seed", 20_261_122);

    private static AgentId agent(int number) {
        return new AgentId("pc-" + number);
    }

    private static ZoneId zone(int number) {
        return new ZoneId("hall-" + number);
    }

    /** Whoever asks and leaves in whatever order: a zone is granted to one, and to the next only once he is gone. */
    @Test
    void aZoneNeverHasTwoAnnouncersAndNoneStaysSilentThatSomebodyAsksFor() {
        Random random = new Random(SEED);
        AnnouncerLeases leases = new AnnouncerLeases();
        Map<ZoneId, AgentId> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            AgentId one = agent(random.nextInt(6));
            if (random.nextInt(5) == 0) {
                leases.release(one);
                expected.values().removeIf(one::equals);
            } else {
                ZoneId zone = zone(random.nextInt(3));
                AgentId holder = expected.computeIfAbsent(zone, free -> one);
                assertThat(leases.acquire(zone, one))
                        .as("seed %d step %d", SEED, step)
                        .isEqualTo(holder.equals(one));
            }
        }
    }

    @Test
    void ofManyThatAskAtOnceOneIsTheAnnouncer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                AnnouncerLeases leases = new AnnouncerLeases();
                List<Callable<Boolean>> asking = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    AgentId one = agent(i);
                    asking.add(() -> leases.acquire(zone(0), one));
                }
                int granted = 0;
                for (Future<Boolean> answer : threads.invokeAll(asking, 20, TimeUnit.SECONDS))
                    if (answer.get()) granted++;
                assertThat(granted).isOne();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
