package vn.motcua.camera.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.source.Heard;

/**
 * The device that the npm package onvif is tested with: it answers every pull at once, lives in 2014 (its pulls in 2000), ends a
 * subscription after 5 s, answers each Renew with what is no XML, and names an address nobody has. Fetched by npm into {@code target};
 * without node, npm or a network it is not run, loudly.
 */
class OnvifMockTest {
    private static final Logger LOG = LoggerFactory.getLogger(OnvifMockTest.class);
    private static final String[] PACKAGES = {"onvif@0.6.2", "coffeescript@1.12.7", "dot@1.1.3"};
    private static final Path FOLDER = Path.of("target", "onvif-mock").toAbsolutePath();
    private static final Path MOCK = FOLDER.resolve("node_modules/onvif/test/serverMockup.coffee");
    private static final Path COFFEE = FOLDER.resolve("node_modules/coffeescript/bin/coffee");
    private static final boolean IS_FULL = Boolean.getBoolean("motcua.full");
    private static final Duration STORM = IS_FULL ? Duration.ofMinutes(3) : Duration.ofSeconds(5);
    private static final long MIB = 1 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong events = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Queue<Optional<Duration>> skews = new ConcurrentLinkedQueue<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private Process mock;
    private int port;
    private OnvifPull pull;

    @BeforeAll
    static void fetch() throws Exception {
        Files.createDirectories(FOLDER);
        if (!isFetched() && isProgram("node") && isProgram("npm")) {
            List<String> command =
                    new java.util.ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", "."));
            command.addAll(List.of(PACKAGES));
            Process npm = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(90, TimeUnit.SECONDS)) npm.destroyForcibly();
        }
        boolean isHere = isFetched() && isProgram("node");
        if (!isHere) LOG.warn("NOT RUN: {} (npm) could not be fetched; its judgement is missing here", PACKAGES[0]);
        assumeTrue(isHere, "the ONVIF mock is not here");
    }

    private static boolean isFetched() {
        return Files.isRegularFile(MOCK) && Files.isRegularFile(COFFEE);
    }

    private static boolean isProgram(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    @BeforeEach
    void switchOn() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder("node", COFFEE.toString(), MOCK.toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("mock.log").toFile());
        builder.environment().put("HOSTNAME", "10.99.99.99");
        builder.environment().put("PORT", Integer.toString(port));
        mock = builder.start();
        boolean isUp = false;
        for (long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                !isUp && mock.isAlive() && System.nanoTime() < until; ) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                isUp = socket.isConnected();
            } catch (java.io.IOException notYet) {
                Thread.onSpinWait();
            }
        }
        if (!isUp) LOG.warn("NOT RUN: the ONVIF mock does not start, see {}", FOLDER.resolve("mock.log"));
        assumeTrue(isUp, "the ONVIF mock does not start");
    }

    @AfterEach
    void switchOff() throws Exception {
        if (pull != null) done(pull.stop());
        if (mock != null) mock.destroyForcibly();
        done(vertx.close());
    }

    @Test
    void aStormIsHeldAtTheDeviceInBoundedMemoryThroughEveryRefusedRenewal() throws Exception {
        long before = used();
        long began = System.nanoTime();

        start();
        await().atMost(STORM.plusSeconds(20))
                .pollInterval(100, TimeUnit.MILLISECONDS)
                .until(() -> System.nanoTime() - began > STORM.toNanos());

        double seconds = (System.nanoTime() - began) / 1e9;
        long rate = Math.round(events.get() / seconds);
        long grown = (used() - before) / MIB;
        LOG.info("ONVIF mock: {} events in {} s, {} a second; heap grew by {} MiB", events, seconds, rate, grown);
        assertThat(lost).isEmpty();
        assertThat(mostUnderWay).as("answers waiting to be taken").hasValue(1);
        assertThat(grown).isLessThan(64);
        assertThat(rate).isGreaterThan(IS_FULL ? 350 : 20);
        assertThat(skews.peek().orElseThrow()).as("a clock of 2014").isNegative();
    }

    private void start() {
        OnvifSettings settings = new OnvifSettings(
                URI.create("http://127.0.0.1:" + port + "/onvif/device_service"),
                "admin",
                "admin",
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
        pull = new OnvifPull(
                vertx,
                settings,
                listener(),
                Instant::now,
                System::nanoTime,
                (failure, failures) -> Optional.of(Duration.ofSeconds(1)));
        pull.start();
    }

    private OnvifPull.Listener listener() {
        return new OnvifPull.Listener() {
            @Override
            public Future<Void> heard(List<Heard> heard) {
                mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                heard.forEach(
                        one -> one.match(seen -> events.incrementAndGet(), alive -> 0L, refused -> 0L, fault -> 0L));
                return vertx.<Void>executeBlocking(() -> null).onComplete(taken -> underWay.decrementAndGet());
            }

            @Override
            public void connected(Optional<Duration> skew, List<String> topics) {
                skews.add(skew);
            }

            @Override
            public void lost(Throwable why, Optional<Duration> next) {
                lost.add(String.valueOf(why));
            }
        };
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void done(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
