package vn.motcua.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopsTest {
    @Test
    void whatWasDueDuringAStallIsTimedFromWhenItWasDue() throws InterruptedException {
        List<Promise<Void>> stalled = new ArrayList<>();

        // 40 shots due over 200 ms; nothing is answered before the last has left, 195 ms after the first was due.
        OpenLoop.Result result = OpenLoop.run(200, Duration.ofMillis(200), shot -> {
            Promise<Void> answer = Promise.promise();
            stalled.add(answer);
            if (shot == 39) stalled.forEach(Promise::complete);
            return answer.future();
        });

        assertThat(result.offered()).isEqualTo(40);
        assertThat(result.failed()).isZero();
        assertThat(result.latencies().count()).isEqualTo(40);
        assertThat(result.latencies().millis(100)).isGreaterThanOrEqualTo(190);
        assertThat(result.latencies().millis(50)).isGreaterThanOrEqualTo(90);
    }

    @Test
    void aFailureCountsAsLongAsThePatience() throws InterruptedException {
        OpenLoop.Result result = OpenLoop.run(
                1_000,
                Duration.ofMillis(10),
                shot -> shot < 5 ? Future.failedFuture("refused") : Future.succeededFuture(),
                Duration.ofSeconds(7));

        assertThat(result.failed()).isEqualTo(5);
        assertThat(result.latencies().millis(100)).isGreaterThanOrEqualTo(6_990);
    }

    @Test
    void whatIsNeverAnsweredIsAFailure() throws InterruptedException {
        OpenLoop.Result result = OpenLoop.run(
                1_000,
                Duration.ofMillis(4),
                shot -> shot == 0 ? Promise.<Void>promise().future() : Future.succeededFuture(),
                Duration.ofMillis(50));

        assertThat(result.offered()).isEqualTo(4);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.latencies().count()).isEqualTo(4);
    }

    @Test
    void aClosedLoopNeverHasMoreAskingThanItsClients() throws InterruptedException {
        AtomicInteger asking = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (var pool = new Answering()) {
            ClosedLoop.Result result = ClosedLoop.run(3, Duration.ofMillis(50), shot -> {
                most.accumulateAndGet(asking.incrementAndGet(), Math::max);
                return pool.answer(asking::decrementAndGet);
            });

            assertThat(most.get()).isEqualTo(3);
            assertThat(result.failed()).isZero();
            assertThat(result.perSecond()).isPositive();
        }
    }

    /** Answers from another thread, as a network does. */
    private static final class Answering implements AutoCloseable {
        private final java.util.concurrent.ExecutorService threads =
                java.util.concurrent.Executors.newFixedThreadPool(3);

        Future<Void> answer(Runnable before) {
            Promise<Void> answer = Promise.promise();
            threads.execute(() -> {
                before.run();
                answer.complete();
            });
            return answer.future();
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
