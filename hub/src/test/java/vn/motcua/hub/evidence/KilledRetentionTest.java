package vn.motcua.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Retention in a process of its own, killed with SIGKILL: nothing held is deleted, nothing due stays. */
class KilledRetentionTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);
    private static final int ROUNDS = Integer.getInteger("motcua.kills", Boolean.getBoolean("motcua.full") ? 200 : 3);
    private static final int PIECES = 5;
    private static final int KEPT_DAYS = 15;

    @TempDir
    Path home;

    private record Round(List<String> held, List<String> due, long day) {}

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void killedAtAnyStepAndBetweenKeyAndFileItDeletesNothingHeldAndLeavesNothingDue() throws Exception {
        Random random = new Random(SEED);
        List<String> heldSoFar = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Round round = prepare(random, i);
            heldSoFar.addAll(round.held());
            boolean betweenKeyAndFile = i % 2 == 0;
            int well = random.nextInt(betweenKeyAndFile ? round.due().size() : 3 + 3 * PIECES);

            killAt(round.day(), betweenKeyAndFile ? "key" : "step", well);

            String where = "seed " + SEED + " round " + i;
            if (betweenKeyAndFile)
                assertThat(filesWithoutKey(round.due())).as(where).hasSize(1);
            restartAndCheck(round, heldSoFar, where);
        }
    }

    private Round prepare(Random random, int round) throws Exception {
        List<String> held = new ArrayList<>();
        List<String> due = new ArrayList<>();
        long day = round * 100L;
        try (EvidenceRig rig = new EvidenceRig(home)) {
            rig.now = EvidenceRig.START.plus(Duration.ofDays(day));
            EvidenceStore store = rig.store();
            for (int i = 0; i < PIECES; i++) {
                String incident = "r" + round + "-" + i;
                String id = EvidenceRig.put(store, incident, EvidenceRig.bytes(round * PIECES + i, 40))
                        .id();
                store.retention().classify(incident, RetentionClass.NOT_CONFIRMED, rig.now, EvidenceRig.who("p1"));
                // One is due and one is held in every round; chance decides the others.
                boolean isHeld = i == 1 || i > 1 && random.nextBoolean();
                if (isHeld)
                    store.retention()
                            .hold(
                                    "hold-" + incident,
                                    incident,
                                    "case",
                                    "court",
                                    rig.now.plus(Duration.ofDays(900_000)),
                                    EvidenceRig.who("p1"));
                (isHeld ? held : due).add(id);
            }
        }
        return new Round(held, due, day + KEPT_DAYS);
    }

    private void killAt(long day, String point, int well) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingRetention.class.getName(),
                        home.toString(),
                        String.valueOf(day),
                        point,
                        String.valueOf(well))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.equals(DyingRetention.THERE)) line = out.readLine();
            assertThat(line).as("the child got there").isEqualTo(DyingRetention.THERE);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private List<String> filesWithoutKey(List<String> ids) {
        return ids.stream()
                .filter(id -> Files.exists(Shelf.file(home, id)) && !Files.exists(Shelf.key(home, id)))
                .toList();
    }

    private void restartAndCheck(Round round, List<String> heldSoFar, String where) throws Exception {
        try (EvidenceRig rig = new EvidenceRig(home)) {
            rig.now = EvidenceRig.START.plus(Duration.ofDays(round.day()));
            rig.store().destroyDue();

            for (String id : round.due()) {
                assertThat(Shelf.key(home, id)).as(where).doesNotExist();
                assertThat(Shelf.file(home, id)).as(where).doesNotExist();
            }
            for (String id : heldSoFar) {
                assertThat(Shelf.key(home, id)).as(where).exists();
                assertThat(Shelf.file(home, id)).as(where).exists();
            }
            assertThat(rig.verify()).as(where).isEmpty();
        }
    }
}
