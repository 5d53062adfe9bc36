package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.launcher.demo.DemoWorld;

/** Bad cables between kiosks and hub while citizens and officers go on. */
class PartitionIT {
    private static final int FAULTS = Worlds.FULL ? 150 : 10;

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoubledOverACableThatIsCutSilentSlowOrDripping() throws Exception {
        System.out.println("PartitionIT: seed " + Worlds.SEED + ", " + FAULTS + " faults");
        Random random = new Random(Worlds.SEED);
        int port = DemoWorld.freePort();
        try (LinkProxy one = new LinkProxy(port);
                LinkProxy two = new LinkProxy(port);
                Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(
                        Worlds.installation(),
                        folder.resolve("world"),
                        Worlds.kiosks(folder, port, cables(one, two)))) {
            for (String agent : List.of("hall-1", "hall-2")) Agents.awaitDrained(world, agent);
            try (Load load = new Load(world, oracle)) {
                load.kiosk("hall-1", random.nextLong(), 60);
                load.kiosk("hall-2", random.nextLong(), 60);
                load.console("counter-1", 0, random.nextLong(), 60);
                load.console("counter-2", 1, random.nextLong(), 60);
                for (int fault = 0; fault < FAULTS; fault++) {
                    play(random.nextBoolean() ? one : two, fault, random);
                    TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(600));
                }
                assertThat(load.surprises()).isEmpty();
            }
            for (LinkProxy cable : List.of(one, two)) cable.heal();
            assertThat(oracle.tickets().size()).as("tickets answered").isGreaterThan(2 * FAULTS);
            Judge.tickets(world, oracle);
            Judge.actions(world.signedIn("SUPERVISOR"), oracle);
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        }
    }

    private static Map<String, String> cables(LinkProxy one, LinkProxy two) {
        Map<String, String> kiosks = new LinkedHashMap<>();
        kiosks.put("hall-1", one.url().toString());
        kiosks.put("hall-2", two.url().toString());
        return kiosks;
    }

    /** Every kind of fault comes, in a seeded order and length. */
    private static void play(LinkProxy cable, int fault, Random random) throws InterruptedException {
        switch (fault % 5) {
            case 0 -> cable.cut();
            case 1 -> {
                cable.drip(true);
                TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(500));
                cable.cut();
                cable.drip(false);
            }
            case 2 -> {
                // What arrives now is committed, and its acknowledgement never comes.
                cable.loseAnswers();
                TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(600));
                cable.cut();
                cable.heal();
            }
            case 3 -> {
                // Half open: both ends believe in the connection until the agent misses the hub's word.
                cable.blackHole();
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(2_000));
                cable.heal();
            }
            default -> {
                cable.delayAnswers(100 + random.nextInt(700));
                TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(400));
                cable.delayAnswers(0);
            }
        }
    }
}
