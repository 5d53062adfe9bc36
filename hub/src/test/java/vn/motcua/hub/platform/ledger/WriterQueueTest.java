package vn.motcua.hub.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.StreamName;

class WriterQueueTest {
    private final Vertx vertx = Vertx.vertx();
    private final WriterQueue queue = new WriterQueue();

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    private FactsTask run(String agent, long from, int count) {
        List<Incoming> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) facts.add(Incoming.rejected(from + i, new Rejected("X", ""), ""));
        return new FactsTask(
                new StreamKey(agent, StreamName.ESSENTIAL, 1),
                from - 1,
                facts,
                new Answering<>(Promise.promise(), vertx.getOrCreateContext()),
                true);
    }

    @Test
    void anAgentAtWorkGoesBeforeAnotherOnesBacklog() {
        FactsTask backlog = run("pc-1", 1, 200);
        FactsTask live = run("pc-2", 1, 2);
        queue.offerFacts(List.of(backlog));
        queue.offerFacts(List.of(live));

        assertThat(queue.pollFacts()).isSameAs(live);
        assertThat(queue.pollFacts()).isSameAs(backlog);
    }

    @Test
    void fewFactsStayBehindTheirOwnStreamsBacklog() {
        FactsTask first = run("pc-1", 1, 100);
        FactsTask second = run("pc-1", 101, 100);
        FactsTask last = run("pc-1", 201, 1);
        FactsTask after = run("pc-1", 202, 1);
        queue.offerFacts(List.of(first, second));
        queue.offerFacts(List.of(last));

        assertThat(queue.pollFacts()).isSameAs(first);
        assertThat(queue.pollFacts()).isSameAs(second);
        queue.offerFacts(List.of(after));
        assertThat(queue.pollFacts()).isSameAs(last);
        assertThat(queue.pollFacts()).isSameAs(after);
        assertThat(queue.pollFacts()).isNull();
        assertThat(queue.size()).isZero();
    }

    @Test
    void aFullQueueTakesNoneOfARun() {
        List<FactsTask> much = new ArrayList<>();
        for (int i = 0; i < 200; i++) much.add(run("pc-1", 1 + i * 1_000L, 1_000));
        assertThat(queue.offerFacts(much)).isTrue();

        assertThat(queue.offerFacts(List.of(run("pc-2", 1, 1)))).isFalse();
        assertThat(queue.size()).isEqualTo(WriterQueue.MAX_FACTS);
    }

    @Test
    void aBatchHoldsOneRunAtLeastThoughCommandsComeAndComeBeforeIt() {
        WriterTask command = run("command", 1, 1);
        FactsTask facts = run("pc-1", 1, 200);
        queue.offerFacts(List.of(facts));
        queue.offerCommand(command);
        WriterBatch batch = new WriterBatch(queue);

        assertThat(batch.next()).isSameAs(command);
        assertThat(batch.next()).isSameAs(facts);
        assertThat(batch.next()).isNull();
        assertThat(batch.tasks()).containsExactly(command, facts);
    }
}
