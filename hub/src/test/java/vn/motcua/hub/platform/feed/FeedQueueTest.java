package vn.motcua.hub.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.core.wire.FeedFrame;

class FeedQueueTest {
    private final ArrayDeque<Runnable> asked = new ArrayDeque<>();
    private final List<List<Integer>> published = new ArrayList<>();
    private final FeedQueue queue = new FeedQueue(
            asked::add,
            steps -> published.add(steps.stream().map(FeedQueueTest::number).toList()));

    private static List<FeedStep> steps(int... numbers) {
        return IntStream.of(numbers)
                .<FeedStep>mapToObj(n ->
                        new FeedStep.Put(new FeedFrame.Change(n < 0 ? "visit:1" : "queue", "key", IntNode.valueOf(n))))
                .toList();
    }

    private static int number(FeedStep step) {
        return ((FeedStep.Put) step).change().value().asInt();
    }

    @Test
    void whatComesBeforeThePublisherIsFreeGoesTogetherInItsOrderAndItIsAskedOnce() {
        queue.add(steps(1, 2), true);
        queue.add(steps(3), false);
        queue.add(steps(), true);
        assertThat(asked).hasSize(1);

        asked.remove().run();
        queue.add(steps(4), true);
        asked.remove().run();

        assertThat(published).containsExactly(List.of(1, 2, 3), List.of(4));
    }

    @Test
    void theWriterPublishesItselfWhatGrewTooLongAndAnEventLoopNever() {
        int[] many = IntStream.range(0, FeedQueue.MAX_STEPS).toArray();
        queue.add(steps(many), true);
        queue.add(steps(7), false);
        assertThat(published).isEmpty();

        queue.add(steps(8), true);

        assertThat(published).hasSize(1);
        assertThat(published.get(0)).hasSize(FeedQueue.MAX_STEPS + 2).endsWith(7, 8);
        asked.remove().run();
        assertThat(published).hasSize(1);
    }

    @Test
    void whatWaitsForATopicNobodyLooksAtAnyMoreIsLeftOut() {
        queue.add(steps(1, -1, 2), true);
        queue.forget("visit:1");
        asked.remove().run();
        assertThat(published).containsExactly(List.of(1, 2));
    }

    @Test
    void aPublicationThatFailsDoesNotStopTheNext() {
        List<Integer> seen = new ArrayList<>();
        FeedQueue broken = new FeedQueue(asked::add, steps -> {
            if (number(steps.get(0)) == 1) throw new IllegalStateException("on purpose");
            seen.add(number(steps.get(0)));
        });
        broken.add(steps(1), true);
        asked.remove().run();
        broken.add(steps(2), true);
        asked.remove().run();
        assertThat(seen).containsExactly(2);
        assertThat(broken.ageMs()).isZero();
    }
}
