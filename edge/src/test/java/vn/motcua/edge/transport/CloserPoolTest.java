package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;

/** Handles that do not let go, as a wedged USB converter's (31.9 s). */
class CloserPoolTest {
    private static class Clinging implements BytePort {
        final CountDownLatch letGo = new CountDownLatch(1);

        @Override
        public byte[] poll() {
            PortByteLink.pause(5);
            return new byte[0];
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
        public void close(boolean dropPending) throws IOException {
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** The writer's thread is lost in the system; whoever asked for the write is not. */
    @Test
    void aWriteThatStillHangsWhenTheLinkIsReleasedIsAnswered() throws Exception {
        CountDownLatch forever = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        Clinging port = new Clinging() {
            @Override
            public int write(byte[] bytes, int offset, int length) {
                inside.countDown();
                try {
                    forever.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return length;
            }
        };
        try (LinkRuntime runtime = new LinkRuntime()) {
            ByteLink link = new PortByteLink(new LinkAddress.Memory("hang"), () -> port, runtime);
            Hearing heard = new Hearing();
            link.start(heard);
            heard.awaitUp();
            var written = link.write(new byte[100], Duration.ofMinutes(10));
            assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
            port.letGo.countDown();
            ByteLinkContract.get(link.close());

            WriteResult result = ByteLinkContract.get(written);

            assertThat(result.fault()).isEqualTo(DeviceCode.E_LINK_LOST);
            assertThat(result.provesNothingLeft()).isFalse();
        } finally {
            forever.countDown();
        }
    }

    @Test
    void closesThatHangAreReportedStuckAndHoldNobodyElseUp() throws Exception {
        try (LinkRuntime runtime = new LinkRuntime()) {
            List<Clinging> ports = new ArrayList<>();
            List<ByteLink> links = new ArrayList<>();
            for (int i = 0; i < LinkRuntime.CLOSERS_MAX + 2; i++) {
                Clinging port = new Clinging();
                ports.add(port);
                ByteLink link = new PortByteLink(new LinkAddress.Memory("cling" + i), () -> port, runtime);
                Hearing heard = new Hearing();
                link.start(heard);
                heard.awaitUp();
                links.add(link);
                long begun = System.nanoTime();
                var closing = link.close();
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
                assertThat(closing.isComplete()).isFalse();
                heard.awaitDown();
            }

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> runtime.stuckCloses().size() == links.size());
            await().atMost(Duration.ofSeconds(5)).until(() -> links.get(0).state() == LinkState.STUCK);

            ports.forEach(port -> port.letGo.countDown());
            for (ByteLink link : links) ByteLinkContract.get(link.close());
            assertThat(runtime.stuckCloses()).isEmpty();
            assertThat(links).allMatch(link -> link.state() == LinkState.ABSENT);
        }
    }
}
