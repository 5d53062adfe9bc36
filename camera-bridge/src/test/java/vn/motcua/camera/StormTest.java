package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.onvif.OnvifMock;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.Outbox.Position;
import vn.motcua.edge.store.StoreSettings;

/** A device that never stops talking, through the whole module into the agent's own store. */
class StormTest {
    private static final Logger LOG = LoggerFactory.getLogger(StormTest.class);
    private static final boolean IS_FULL = Boolean.getBoolean("motcua.full");
    private static final Duration STORM = IS_FULL ? Duration.ofMinutes(3) : Duration.ofSeconds(2);
    private static final long EVENTS_MIN = 500;
    private static final long MIB = 1 << 20;

    @TempDir
    Path home;

    /** The rate is judged in a full run only, and said in every: machines differ. */
    @Test
    void aStormIsFoldedAndStoredInBoundedMemory() throws Exception {
        FakeAgent agent = new FakeAgent();
        CameraModule module = new CameraModule();
        Vertx vertx = Vertx.vertx();
        AgentStore store = AgentStore.open(
                vertx, new StoreSettings(home, 256 * 1024, 50_000, Duration.ofDays(7), 4_096), Instant::now);
        agent.storeIn(store);
        try (OnvifMock mock = OnvifMock.start()) {
            long before = used();
            long began = System.nanoTime();
            module.configure(ConfigNode.parse(
                    "agent.yaml",
                    "{sources: {gate: {type: onvif, url: \"" + mock.url() + "\", user: admin, password: admin}}}"));
            agent.start(module);
            await().atMost(STORM.plusSeconds(60))
                    .pollInterval(100, TimeUnit.MILLISECONDS)
                    .until(() -> System.nanoTime() - began > STORM.toNanos() && count(agent, "heard") >= EVENTS_MIN);
            double seconds = (System.nanoTime() - began) / 1e9;
            long grown = (used() - before) / MIB;
            agent.stop(module);

            long heard = count(agent, "heard");
            long dropped = count(agent, "dropped");
            var rows = done(
                    store.read(tx -> tx.outbox().after(StreamName.BULK, Position.START, 50_000, Integer.MAX_VALUE)));
            long stored = rows.size();
            long folded = rows.stream()
                    .filter(row -> row.type().equals("CameraSighting"))
                    .mapToLong(row ->
                            1 + Json.parseObject(row.data()).path("repeats").asLong())
                    .sum();
            LOG.info(
                    "storm: {} events in {} s, {} a second; {} facts stored that stand for {}, {} counted; heap grew by {} MiB",
                    heard,
                    seconds,
                    Math.round(heard / seconds),
                    stored,
                    folded,
                    dropped,
                    grown);
            assertThat(stored).as("folded, and told all the same").isBetween(1L, heard);
            assertThat(grown).isLessThan(64);
            if (IS_FULL) assertThat(heard / seconds).isGreaterThan(350);
        } finally {
            agent.close();
            done(store.close());
            done(vertx.close());
        }
    }

    private static long count(FakeAgent agent, String name) {
        JsonNode shown = agent.local.get("camera/gate");
        return shown == null ? 0 : shown.path(name).asLong();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static <T> T done(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
