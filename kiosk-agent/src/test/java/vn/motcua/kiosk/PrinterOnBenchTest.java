package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.sim.BenchControl;

class PrinterOnBenchTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** {@code GS V 0}. */
    private static final byte[] CUT = {0x1D, 'V', 0};

    private final PrinterOnBench bench = new PrinterOnBench("sim-1", "127.0.0.1", 0);
    private int port;

    @BeforeEach
    void start() throws IOException {
        String address = bench.start();
        port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private BenchControl.Picture tray() {
        return bench.controls().stream()
                .filter(BenchControl.Picture.class::isInstance)
                .map(BenchControl.Picture.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Head and bench each waited for the other: printing stood still, and the page with it. */
    @Test
    void switchingOffWhileATicketFallsStopsNobody() throws Exception {
        CountDownLatch switched = new CountDownLatch(1);
        AtomicInteger told = new AtomicInteger();
        bench.onChange(() -> {
            if (told.getAndIncrement() > 0) return;
            CompletableFuture<Void> other = CompletableFuture.runAsync(this::powerCycle);
            other.orTimeout(10, TimeUnit.SECONDS)
                    .thenRun(switched::countDown)
                    .exceptionally(e -> null)
                    .join();
        });
        try (Socket client = new Socket("127.0.0.1", port)) {
            client.getOutputStream().write(CUT);

            assertThat(switched.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void powerCycle() {
        try {
            bench.act("power", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theTrayHoldsTheLastTwentyTickets() throws Exception {
        try (Socket client = new Socket("127.0.0.1", port)) {
            for (int i = 0; i < 30; i++) client.getOutputStream().write(CUT);

            await().atMost(SOON).until(() -> tray().version() == 30);
        }
        assertThat(tray().count()).isEqualTo(20);
        assertThat(bench.picture("tray", 19)).isPresent();
        assertThat(bench.picture("tray", 20)).isEmpty();

        bench.act("take", "");
        assertThat(tray().count()).isZero();
    }
}
