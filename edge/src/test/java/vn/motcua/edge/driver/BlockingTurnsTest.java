package vn.motcua.edge.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingTurnsTest {
    private final TestEnv rig = new TestEnv();
    private final CountDownLatch free = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        free.countDown();
        rig.close();
    }

    private boolean hang() throws InterruptedException {
        return free.await(60, TimeUnit.SECONDS);
    }

    @Test
    void oneThatHangsHoldsUpItsOwnDeviceOnly() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        List<Future<Boolean>> hanging = new ArrayList<>();
        String other = rig.onLoop(() -> {
            BlockingTurns first = new BlockingTurns(rig.vertx);
            hanging.add(first.run(this::hang));
            hanging.add(first.run(() -> done.add("after it")));
            return new BlockingTurns(rig.vertx).run(() -> "beside it");
        });
        assertThat(other).isEqualTo("beside it");
        assertThat(done).isEmpty();

        free.countDown();
        rig.onLoop(() -> Future.all(hanging));

        assertThat(done).containsExactly("after it");
    }

    @Test
    void workIsDoneInOrderWhateverBecameOfTheWorkBefore() throws Exception {
        List<Integer> done = new CopyOnWriteArrayList<>();
        rig.onLoop(() -> {
            BlockingTurns turns = new BlockingTurns(rig.vertx);
            Future<Boolean> last = Future.succeededFuture();
            for (int i = 0; i < BlockingTurns.WAITING_MAX; i++) {
                int turn = i;
                last = turns.run(() -> {
                    if (turn % 3 == 0) throw new IllegalStateException("no");
                    return done.add(turn);
                });
            }
            return last;
        });

        assertThat(done).isSorted().hasSize(21);
    }

    @Test
    void moreThanAHandAsksForIsRefused() throws Exception {
        Throwable refused = rig.onLoop(() -> {
            BlockingTurns turns = new BlockingTurns(rig.vertx);
            for (int i = 0; i < BlockingTurns.WAITING_MAX; i++) {
                Future<Boolean> waits = turns.run(this::hang);
                assertThat(waits.isComplete()).isFalse();
            }
            return turns.run(this::hang).transform(ended -> Future.succeededFuture(ended.cause()));
        });

        assertThat(refused).isInstanceOf(RejectedExecutionException.class);
    }
}
