package vn.motcua.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.motcua.edge.store.StoreRig.await;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.StreamName;
import vn.motcua.edge.module.StoreFullException;

class DiskFullTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final int MOST = 60_000;

    @TempDir
    Path home;

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private static String padded(int n) {
        return "kiosk-" + n + "-" + "x".repeat(900);
    }

    private static void append(AgentStore store, int n) throws Exception {
        await(store.append(new vn.motcua.core.event.KioskWentOffline(padded(n), "TIMEOUT", StoreRig.NOON)));
    }

    private static boolean storesUntilFull(AgentStore store, int[] stored) throws Exception {
        for (int i = 0; i < MOST; i++) {
            try {
                append(store, i);
                stored[0]++;
            } catch (StoreFullException full) {
                return true;
            }
        }
        return false;
    }

    @Test
    void nothingIsPromisedThatCannotBeStoredAndWhatWasPromisedStays() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        await(store.bulk(tx -> {
            tx.raw("PRAGMA max_page_count = 200");
            return true;
        }));
        int[] stored = new int[1];

        boolean full = storesUntilFull(store, stored);

        assertThat(full).isTrue();
        assertThat(store.isDegraded()).isTrue();
        long rows = StoreRig.lastSequence(store, StreamName.ESSENTIAL);
        long degraded = StoreRig.rows(store, StreamName.ESSENTIAL).stream()
                .filter(row -> row.type().equals("StoreDegraded"))
                .count();
        assertThat(rows).isEqualTo(stored[0] + degraded);
        await(store.close());
    }

    @Test
    void telemetryGivesWayToEssentialFacts() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        await(store.bulk(tx -> {
            tx.raw("PRAGMA max_page_count = 300");
            return true;
        }));
        boolean bulkFull = false;
        for (int i = 0; i < 900 && !bulkFull; i++) {
            var event = new vn.motcua.core.event.DeviceStatusChanged(padded(i), "K", "READY", "", "");
            try {
                await(store.append(event));
            } catch (StoreFullException e) {
                bulkFull = true;
            }
        }

        append(store, 1);

        assertThat(bulkFull).isTrue();
        assertThat(StoreRig.rows(store, StreamName.BULK))
                .first()
                .extracting(OutboxRow::type)
                .isEqualTo("EventsDropped");
        await(store.close());
    }

    /** A real volume of 6 MiB, where this user may mount one: the reserve carries essential facts over the full disk. */
    @Test
    void theReserveServesEssentialFactsOnARealFullVolume() throws Exception {
        Path volume = Files.createDirectory(home.resolve("volume"));
        if (!run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", volume.toString())) return;
        try {
            AgentStore store = AgentStore.open(
                    VERTX,
                    new StoreSettings(volume, 2 << 20, 1_000, java.time.Duration.ofDays(7), 4_096),
                    () -> StoreRig.NOON);
            Path ballast = volume.resolve("other-program.dat");
            fill(ballast);
            int[] stored = new int[1];

            boolean full = storesUntilFull(store, stored);

            assertThat(full).isTrue();
            assertThat(volume.resolve("agent.reserve")).doesNotExist();
            assertThat(stored[0]).as("stored in the reserve").isGreaterThan(150);
            assertThat(StoreRig.lastSequence(store, StreamName.ESSENTIAL)).isGreaterThanOrEqualTo(stored[0]);

            Files.delete(ballast);
            append(store, MOST);
            await(store.close());

            AgentStore again = StoreRig.open(VERTX, volume);
            assertThat(StoreRig.lastSequence(again, StreamName.ESSENTIAL)).isGreaterThan(stored[0]);
            assertThatThrownBy(() -> await(again.read(tx -> {
                        throw new IllegalStateException("reads fail alone");
                    })))
                    .hasMessage("reads fail alone");
            await(again.close());
        } finally {
            assertThat(run("umount", "-l", volume.toString())).isTrue();
        }
    }

    private static void fill(Path file) throws Exception {
        byte[] piece = new byte[4_096];
        try (var out = Files.newOutputStream(file)) {
            while (true) out.write(piece);
        } catch (java.io.IOException noSpaceLeft) {
            assertThat(noSpaceLeft).hasMessageContaining("space");
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (java.io.IOException notThere) {
            return false;
        }
    }
}
