package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.driver.DeviceLine;
import vn.motcua.edge.driver.TestEnv;
import vn.motcua.edge.plug.Sysfs;

/** An opening that waits for something far away, such as a name server or a list of print queues. */
class SlowOpeningTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<String> told = new CopyOnWriteArrayList<>();

    private final DeviceLine.Listener listener = new DeviceLine.Listener() {
        @Override
        public void up() {
            told.add("up");
        }

        @Override
        public void received(byte[] bytes) {
            told.add("bytes");
        }

        @Override
        public void changed(LinkState state, @Nullable DeviceCode code) {
            told.add(state + " " + code);
        }
    };

    @Test
    void isATimeOutAndNoHandleThatClings() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (LinkRuntime runtime = new LinkRuntime(Sysfs.ofThisPc(), Duration.ofMillis(100));
                TestEnv env = new TestEnv("memory:far")) {
            env.runtime.memory().listen("far");
            env.links = address -> new PortByteLink(address, () -> opened(env, address, answered), runtime);
            DeviceLine line = env.onLoop(() -> {
                DeviceLine made = new DeviceLine(env, new Backoff(Duration.ofMillis(20), SOON), listener);
                made.open();
                return Future.succeededFuture(made);
            });
            await().atMost(SOON).until(() -> told.contains("BACKOFF E_TIMEOUT"));

            Duration pastEveryPatience = LinkRuntime.CLOSE_STUCK_AFTER.plusMillis(1_500);
            await().during(pastEveryPatience)
                    .atMost(SOON)
                    .until(() ->
                            runtime.stuckCloses().isEmpty() && told.stream().noneMatch(one -> one.startsWith("STUCK")));
            assertThat(line.why()).contains("opening has not returned");

            answered.countDown();
            await().atMost(SOON).until(() -> told.contains("up"));
            env.onLoop(line::close);
        }
    }

    private static BytePort opened(TestEnv env, LinkAddress address, CountDownLatch answered) throws IOException {
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        env.runtime.memory().listen("far");
        return env.runtime.memory().open((LinkAddress.Memory) address);
    }
}
