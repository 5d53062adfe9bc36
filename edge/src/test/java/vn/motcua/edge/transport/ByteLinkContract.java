package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;

/** What every transport must do. */
abstract class ByteLinkContract {
    static final Duration STALL = Duration.ofSeconds(5);
    static final Duration SOON = Duration.ofSeconds(20);

    LinkRuntime runtime;
    Peer peer;
    Hearing hearing;
    ByteLink link;

    /** The device's end. */
    interface Peer extends AutoCloseable {
        LinkAddress address();

        /** All that has arrived since the beginning. */
        byte[] received() throws Exception;

        void send(byte[] bytes) throws Exception;

        void unplug() throws Exception;

        @Override
        void close() throws Exception;
    }

    abstract Peer peer() throws Exception;

    /** Whether the transport has a way back. */
    boolean isTwoWay() {
        return true;
    }

    @BeforeEach
    void open() throws Exception {
        runtime = new LinkRuntime();
        peer = peer();
        hearing = new Hearing();
        link = runtime.create(peer.address());
        link.start(hearing);
        hearing.awaitUp();
    }

    @AfterEach
    void close() throws Exception {
        link.abort();
        peer.close();
        runtime.close();
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    @Test
    void bytesArriveWholeAndInOrder() throws Exception {
        byte[] sent = new byte[60_000];
        new Random(7).nextBytes(sent);
        Future<WriteResult> first = link.write(java.util.Arrays.copyOf(sent, 43_817), STALL);
        Future<WriteResult> second = link.write(java.util.Arrays.copyOfRange(sent, 43_817, sent.length), STALL);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(peer.received().length)
                        .as(link.state() + " " + first + " " + second + " " + peer)
                        .isEqualTo(sent.length));

        assertThat(get(first)).isEqualTo(WriteResult.complete(43_817));
        assertThat(get(second).isComplete()).isTrue();
        assertThat(peer.received()).isEqualTo(sent);
        assertThat(link.state()).isEqualTo(LinkState.UP);
    }

    @Test
    void whatTheDeviceSaysIsHeardWholeAndInOrder() throws Exception {
        if (!isTwoWay()) return;
        byte[] said = new byte[5_000];
        new Random(8).nextBytes(said);

        peer.send(said);

        await().atMost(SOON).until(() -> hearing.heard().length == said.length);
        assertThat(hearing.heard()).isEqualTo(said);
    }

    @Test
    void anUnpluggedDeviceIsNoticedOnceWithoutAnybodyWriting() throws Exception {
        if (!isTwoWay()) return;

        peer.unplug();
        hearing.awaitDown();

        assertThat(hearing.downs).hasSize(1);
        assertThat(hearing.downs.get(0).code()).isEqualTo(DeviceCode.E_LINK_LOST);
        get(link.close());
        assertThat(link.state()).isEqualTo(LinkState.ABSENT);
        assertThat(hearing.downs).hasSize(1);
    }

    @Test
    void afterClosingNothingIsWrittenAndThatIsProved() throws Exception {
        get(link.close());

        WriteResult late = get(link.write(new byte[] {1, 2, 3}, STALL));

        assertThat(late.provesNothingLeft()).isTrue();
        assertThat(late.fault()).isEqualTo(DeviceCode.E_LINK_LOST);
        assertThat(hearing.downs).hasSize(1);
        assertThat(hearing.downs.get(0).wasWanted()).isTrue();
        assertThat(link.state()).isEqualTo(LinkState.ABSENT);
    }

    @Test
    void closingTwiceIsClosingOnce() throws Exception {
        get(link.close());
        get(link.abort());

        assertThat(hearing.downs).hasSize(1);
    }

    @Test
    void itCanBeOpenedAgainByAnotherLink() throws Exception {
        get(link.close());
        Hearing again = new Hearing();
        link = runtime.create(peer.address());

        link.start(again);

        again.awaitUp();
        assertThat(get(link.write(new byte[] {42}, STALL)).isComplete()).isTrue();
    }

    @Test
    void tooManyWritesAreRefusedAndNothingOfThemLeaves() throws Exception {
        Future<WriteResult> last = link.write(new byte[10_000], STALL);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            last = link.write(new byte[10], STALL);
            if (last.isComplete() && last.result().fault() == DeviceCode.E_BUSY) {
                assertThat(last.result().provesNothingLeft()).isTrue();
                refused++;
            }
        }
        Future<WriteResult> theLast = last;
        await().atMost(SOON).until(theLast::isComplete);
        assertThat(refused).isLessThan(2_000);
    }
}
