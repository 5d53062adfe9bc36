package vn.motcua.edge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;

/** Numbers of the offline bands, when the agent's folder is put back to an earlier day with no hub to say so. */
class NumberWitnessTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final SeriesId A = new SeriesId("a");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);

    @TempDir
    private Path folder;

    @AfterAll
    static void end() throws Exception {
        StoreRig.await(VERTX.close());
    }

    private Path witness() {
        return folder.resolve("witness.json");
    }

    private AgentStore open() throws Exception {
        return open(List.of(witness()));
    }

    private AgentStore open(List<Path> witnesses) throws Exception {
        StoreSettings settings =
                new StoreSettings(folder.resolve("home"), 64 * 1024, 1_000, Duration.ofDays(7), 4_096, witnesses);
        return AgentStore.open(VERTX, settings, () -> StoreRig.NOON);
    }

    private static void lease(AgentStore store) throws Exception {
        StoreRig.await(store.essential(tx -> {
            tx.bands()
                    .replace(List.of(new Band(
                            new BandId("00000000-0000-7000-8000-000000000001"),
                            new AgentId("pc-1"),
                            A,
                            DAY,
                            950,
                            999)));
            return true;
        }));
    }

    private static int take(AgentStore store) throws Exception {
        return StoreRig.await(store.essential(tx -> tx.bands().take(A, DAY)))
                .map(OfflineBands.Taken::value)
                .orElse(-1);
    }

    private static boolean isRolledBack(AgentStore store) throws Exception {
        return StoreRig.await(store.read(Tx::isRolledBack));
    }

    private void putBack(Path image) throws Exception {
        for (String name : List.of("agent.db-wal", "agent.db-shm"))
            Files.deleteIfExists(folder.resolve("home").resolve(name));
        Files.copy(
                image, folder.resolve("home").resolve("agent.db"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private Path image() throws Exception {
        Path image = folder.resolve("image-" + System.nanoTime() + ".db");
        Files.copy(folder.resolve("home").resolve("agent.db"), image);
        return image;
    }

    @Test
    void anOlderStoreGivesNoNumberOfItsBandAgainAndSaysThatItForgot() throws Exception {
        AgentStore store = open();
        lease(store);
        assertThat(take(store)).isEqualTo(950);
        StoreRig.await(store.close());
        Path yesterday = image();
        store = open();
        for (int i = 1; i < 5; i++) assertThat(take(store)).isEqualTo(950 + i);
        StoreRig.await(store.close());
        putBack(yesterday);

        store = open();

        assertThat(take(store)).isEqualTo(955);
        assertThat(isRolledBack(store)).isTrue();
        StoreRig.await(store.close());
    }

    @Test
    void aRestartInOrderForgetsNothingAndWastesNothing() throws Exception {
        for (int i = 0; i < 4; i++) {
            AgentStore store = open();
            if (i == 0) lease(store);
            assertThat(take(store)).isEqualTo(950 + i);
            assertThat(isRolledBack(store)).isFalse();
            StoreRig.await(store.close());
        }
    }

    @Test
    void aLostWitnessStopsTheBandsUntilTheHubLeasesOthers() throws Exception {
        AgentStore store = open();
        lease(store);
        take(store);
        StoreRig.await(store.close());
        Files.delete(witness());

        store = open();

        assertThat(take(store)).isEqualTo(-1);
        assertThat(isRolledBack(store)).isTrue();
        assertThat(witness())
                .as("or the next start would stop the next bands too")
                .exists();
        StoreRig.await(store.close());
    }

    @Test
    void aWitnessOlderThanTheStoreIsNoProofThatNothingWasLost() throws Exception {
        AgentStore store = open();
        lease(store);
        take(store);
        byte[] old = Files.readAllBytes(witness());
        take(store);
        StoreRig.await(store.close());
        Files.write(witness(), old);

        store = open();

        assertThat(take(store)).isEqualTo(-1);
        assertThat(isRolledBack(store)).isTrue();
        StoreRig.await(store.close());
    }

    @Test
    void aCopyOnAnotherDiskTellsWhenTheWitnessItselfWasPutBack() throws Exception {
        Path copy = folder.resolve("stick").resolve("witness.json");
        Files.createDirectories(copy.getParent());
        List<Path> both = List.of(witness(), copy);
        AgentStore store = open(both);
        lease(store);
        take(store);
        StoreRig.await(store.close());
        Path yesterday = image();
        byte[] witnessYesterday = Files.readAllBytes(witness());
        store = open(both);
        take(store);
        take(store);
        StoreRig.await(store.close());
        putBack(yesterday);
        Files.write(witness(), witnessYesterday);

        store = open(both);

        assertThat(take(store)).isEqualTo(953);
        assertThat(isRolledBack(store)).isTrue();
        StoreRig.await(store.close());
    }

    @Test
    void aWitnessThatCannotBeWrittenStopsNobody() throws Exception {
        List<Path> nowhere = List.of(folder.resolve("no-such-folder").resolve("witness.json"));
        AgentStore store = open(nowhere);
        lease(store);
        assertThat(take(store)).isEqualTo(950);
        StoreRig.await(store.close());

        store = open(nowhere);

        assertThat(take(store)).isEqualTo(951);
        assertThat(isRolledBack(store)).isFalse();
        StoreRig.await(store.close());
    }

    @Test
    void whateverIsPutBackAndKilledNoNumberIsGivenTwice() throws Exception {
        Random random = new Random(SEED);
        List<Integer> given = new ArrayList<>();
        List<Path> images = new ArrayList<>();
        AgentStore store = open();
        lease(store);
        for (int step = 0; step < 40; step++) {
            int value = take(store);
            if (value >= 0) given.add(value);
            if (random.nextInt(3) > 0) continue;
            if (random.nextBoolean()) store.abandon();
            StoreRig.await(store.close());
            if (random.nextBoolean()) images.add(image());
            Optional<Path> older = random.nextBoolean() && !images.isEmpty()
                    ? Optional.of(images.get(random.nextInt(images.size())))
                    : Optional.empty();
            if (older.isPresent()) putBack(older.get());
            store = open();
        }
        StoreRig.await(store.close());
        assertThat(given).as("seed %d", SEED).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }
}
