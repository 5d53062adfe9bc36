package vn.motcua.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.wire.Json;
import vn.motcua.display.voice.AudioSink;

/** Thirty calls in one second on the real announcer with the shipped voices, at a loudspeaker that takes its time. */
class ManyCallsTest {
    private static final int CALLS = 30;
    /** The loudspeaker's hour is this much shorter than ours. */
    private static final int FASTER = 200;

    private final FakeAgent agent = new FakeAgent();
    private final Loudspeaker loudspeaker = new Loudspeaker();
    private final DisplayModule module = new DisplayModule(settings -> loudspeaker);

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
    }

    @Test
    void thirtyCallsInOneSecondAreThirtyAnnouncementsInOrderWithoutOverlap() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, voices: [vi-north, en]}"));
        agent.start(module);

        callAll();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> agent.events.stream()
                                .filter(AnnouncementSpoken.class::isInstance)
                                .count()
                        == CALLS);

        List<Heard> heard = loudspeaker.heard;
        assertThat(heard)
                .extracting(one -> one.track().id())
                .containsExactlyElementsOf(
                        IntStream.range(0, CALLS).mapToObj(ManyCallsTest::id).toList());
        assertThat(agent.events).noneMatch(AnnouncementMissed.class::isInstance);
        for (int i = 1; i < CALLS; i++)
            assertThat(heard.get(i).fromNanos())
                    .isGreaterThanOrEqualTo(heard.get(i - 1).toNanos());
        heard.forEach(one -> piecesFollowEachOther(one.track()));
    }

    @Test
    void whileOthersWaitNumberAndCounterMustDoAndTheLastAreCalledInFull() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main}"));
        agent.start(module);

        callAll();
        await().atMost(Duration.ofSeconds(40)).until(() -> loudspeaker.heard.size() == CALLS);

        List<String> words =
                loudspeaker.heard.stream().map(one -> one.track().text().line()).toList();
        assertThat(words.subList(1, CALLS - AnnouncerRules.SHORT_BEHIND))
                .allSatisfy(line -> assertThat(line).startsWith("a ").contains(" quầy "));
        assertThat(words.subList(CALLS - AnnouncerRules.SHORT_BEHIND, CALLS))
                .allSatisfy(line -> assertThat(line).startsWith("Mời công dân số"));
        Duration all = loudspeaker.heard.stream()
                .map(one -> one.track().audio().duration())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(110));
    }

    /** The loudspeaker begins when all are in the queue, however slow the machine. */
    private void callAll() {
        agent.say(() -> IntStream.range(0, CALLS).forEach(this::called));
        agent.say(loudspeaker.begin::countDown);
    }

    private static void piecesFollowEachOther(AudioSink.Track track) {
        Duration end = Duration.ZERO;
        for (AudioSink.Piece piece : track.pieces()) {
            assertThat(piece.from()).as(track.pieces().toString()).isGreaterThanOrEqualTo(end);
            assertThat(piece.to()).isGreaterThan(piece.from());
            end = piece.to().plusMillis(30);
        }
        assertThat(track.pieces()).hasSizeGreaterThan(4);
        assertThat(end.minusMillis(30))
                .isLessThanOrEqualTo(track.audio().duration().plusMillis(30));
    }

    private void called(int number) {
        String visit = id(1_000 + number);
        var call = Json.object()
                .put("announcementId", id(number))
                .put("visitId", visit)
                .put("number", String.format("A%03d", number))
                .put("counterId", "counter-" + number)
                .put("counter", String.valueOf(number + 1))
                .put("at", agent.now.plusMillis(number * 33L).toString())
                .put("state", "CALLED");
        agent.board.put("announce:" + id(number), call);
        agent.board.put("call:" + visit, call);
    }

    private static String id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number).toString();
    }

    private record Heard(AudioSink.Track track, long fromNanos, long toNanos) {}

    private static final class Loudspeaker implements AudioSink {
        final List<Heard> heard = new CopyOnWriteArrayList<>();
        final CountDownLatch begin = new CountDownLatch(1);
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public void play(Track track) throws InterruptedException {
            begin.await();
            long from = System.nanoTime();
            boolean isCut = never.await(track.audio().duration().toMillis() / FASTER, TimeUnit.MILLISECONDS);
            assertThat(isCut).isFalse();
            heard.add(new Heard(track, from, System.nanoTime()));
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void close() {}
    }
}
