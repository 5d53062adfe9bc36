package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A reader that is held up says so of the bytes that came meanwhile, wherever in its turn it was. */
class HeldUpPortTest {
    private static final long HELD_UP_MILLIS = 300;

    /** Bytes come while its first turn is held up: before that turn looked, or after. */
    private static final class Sleepy implements BytePort {
        private final boolean looksFirst;
        private int turns;

        Sleepy(boolean looksFirst) {
            this.looksFirst = looksFirst;
        }

        @Override
        public byte[] poll() {
            turns++;
            PortByteLink.pause(turns == 1 ? HELD_UP_MILLIS : 1);
            return turns == (looksFirst ? 2 : 1) ? new byte[] {'a'} : new byte[0];
        }

        @Override
        public Duration looksWithin() {
            return Duration.ofMillis(36);
        }

        @Override
        public int write(byte[] bytes, int offset, int length) {
            return length;
        }

        @Override
        public int pending() {
            return 0;
        }

        @Override
        public void awaitRoom() {}

        @Override
        public void close(boolean dropPending) {}
    }

    private static Duration toldOf(Sleepy port) throws Exception {
        CompletableFuture<Long> told = new CompletableFuture<>();
        try (LinkRuntime runtime = new LinkRuntime()) {
            ByteLink link = new PortByteLink(new LinkAddress.Memory("sleepy"), () -> port, runtime);
            link.start(new LinkListener() {
                @Override
                public void up() {}

                @Override
                public void received(byte[] bytes) {
                    told.completeExceptionally(new AssertionError("not how old they may be"));
                }

                @Override
                public void received(byte[] bytes, long heldUpNanos) {
                    told.complete(heldUpNanos);
                }

                @Override
                public void down(LinkDown reason) {}
            });
            Duration heldUp = Duration.ofNanos(told.get(20, TimeUnit.SECONDS));
            Future<Void> closed = link.close();
            assertThat(closed.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isNull();
            return heldUp;
        }
    }

    @Test
    void whereItLooksAfterItsPause() throws Exception {
        assertThat(toldOf(new Sleepy(false))).isGreaterThan(Duration.ofMillis(HELD_UP_MILLIS - 50));
    }

    @Test
    void whereItLooksBeforeItsPauseAsASerialPortDoes() throws Exception {
        assertThat(toldOf(new Sleepy(true))).isGreaterThan(Duration.ofMillis(HELD_UP_MILLIS - 50));
    }
}
