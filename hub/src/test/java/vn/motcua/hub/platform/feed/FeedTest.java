package vn.motcua.hub.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;

class FeedTest {
    private static final String BOARD = "board:main";
    private final Vertx vertx = Vertx.vertx();
    private final Feed feed = new Feed(
            vertx,
            Clock.systemUTC(),
            "run-1",
            100,
            List.of(),
            topic -> Future.succeededFuture(Map.of("entry:1", value(1))),
            Runnable::run);

    @BeforeEach
    void start() {
        feed.start();
    }

    @AfterEach
    void stop() {
        feed.stop();
        vn.motcua.hub.HubRig.await(vertx.close());
    }

    private static JsonNode value(int n) {
        return Json.object().put("n", n);
    }

    private void put(String topic, String key, int n) {
        feed.publish(List.of(new FeedFrame.Change(topic, key, value(n))));
    }

    /** Remembers what it got. */
    private static final class Reader implements FeedReader {
        final List<String> texts = new CopyOnWriteArrayList<>();
        volatile boolean behind;
        volatile boolean letGo;

        @Override
        public void send(String frame) {
            texts.add(frame);
        }

        @Override
        public boolean isBehind() {
            return behind;
        }

        @Override
        public void tooSlow() {
            letGo = true;
        }

        List<FeedFrame> frames() {
            List<FeedFrame> frames = new ArrayList<>();
            for (String text : texts) {
                FeedFrame frame = FeedFrame.parse(text);
                if (!(frame instanceof FeedFrame.Beat)) frames.add(frame);
            }
            return frames;
        }

        <T extends FeedFrame> T only(Class<T> type) {
            await().until(() -> !frames().isEmpty());
            return type.cast(frames().get(0));
        }
    }

    private Reader subscribe(Long position, String incarnation, String... topics) {
        Reader reader = new Reader();
        feed.subscribe(Set.of(topics), position, incarnation, reader, vertx.getOrCreateContext());
        return reader;
    }

    @Test
    void resumeAtAPositionSendsOnlyTheBytesOfWhatCameAfter() {
        for (int i = 0; i < 500; i++) put(BOARD, "call:" + i, i);
        Reader fresh = subscribe(null, null, BOARD);
        FeedFrame.Snapshot snapshot = fresh.only(FeedFrame.Snapshot.class);
        put(BOARD, "next", 1);
        put("queue", "ticket:1", 1);

        Reader resumed = subscribe(snapshot.position(), snapshot.incarnation(), BOARD);

        FeedFrame.Delta delta = resumed.only(FeedFrame.Delta.class);
        assertThat(delta.since()).isEqualTo(snapshot.position());
        assertThat(delta.changes()).containsExactly(new FeedFrame.Change(BOARD, "next", value(1)));
        int expected = new FeedFrame.Delta(delta.since(), delta.position(), delta.changes())
                .write()
                .length();
        assertThat(resumed.texts.get(0)).hasSize(expected).hasSizeLessThan(150);
        assertThat(fresh.texts.get(0)).hasSizeGreaterThan(10_000);
    }

    @Test
    void anotherRunOrAPositionBeyondTheRingGetsASnapshot() {
        put(BOARD, "next", 1);
        long position =
                subscribe(null, null, BOARD).only(FeedFrame.Snapshot.class).position();
        assertThat(subscribe(position, "run-0", BOARD)
                        .only(FeedFrame.Snapshot.class)
                        .topics())
                .containsKey(BOARD);
        assertThat(subscribe(position + 50, "run-1", BOARD).only(FeedFrame.Snapshot.class))
                .isNotNull();
        for (int i = 0; i < Feed.RING + 10; i++) put(BOARD, "next", i + 2);
        assertThat(subscribe(position, "run-1", BOARD).only(FeedFrame.Snapshot.class))
                .isNotNull();
    }

    @Test
    void deltasFollowEachOtherWithoutAGapAlsoWhenOtherTopicsMovedBetween() {
        Reader reader = subscribe(null, null, BOARD);
        long position = reader.only(FeedFrame.Snapshot.class).position();
        put("queue", "ticket:1", 1);
        put(BOARD, "next", 1);
        put(BOARD, "next", 1);
        put(BOARD, "next", 2);
        await().until(() -> reader.frames().size() == 3);
        for (FeedFrame frame : reader.frames().subList(1, 3)) {
            assertThat(((FeedFrame.Delta) frame).since()).isEqualTo(position);
            position = ((FeedFrame.Delta) frame).position();
        }
    }

    @Test
    void beatsComeEachSecondWithTheAgeOfTheHubsOwnWordWhichIsNone() {
        Reader reader = subscribe(null, null, BOARD);
        await().until(() ->
                reader.texts.stream().filter(text -> text.contains("\"beat\"")).count() >= 2);
        String beat = reader.texts.get(reader.texts.size() - 1);
        assertThat(((FeedFrame.Beat) FeedFrame.parse(beat)).ageMs()).isZero();
    }

    @Test
    void aSlowReaderGetsNothingUntilItCaughtUpThenEverythingAnew() {
        Reader reader = subscribe(null, null, BOARD);
        reader.only(FeedFrame.Snapshot.class);
        reader.behind = true;
        for (int i = 0; i < 1_000; i++) put(BOARD, "call:" + i, i);
        int before = reader.texts.size();
        reader.behind = false;
        await().until(() -> reader.frames().size() > 1);
        FeedFrame.Snapshot again = (FeedFrame.Snapshot) reader.frames().get(1);
        assertThat(again.topics().get(BOARD)).hasSize(1_000);
        assertThat(before).isLessThan(70);
        assertThat(reader.letGo).isFalse();
    }

    @Test
    void aTopicOnDemandIsLoadedForItsFirstReaderAndForgottenAfterTheLast() {
        Reader reader = new Reader();
        FeedSubscription subscription =
                feed.subscribe(Set.of("visit:1"), null, null, reader, vertx.getOrCreateContext());
        await().until(() -> reader.texts.stream().anyMatch(text -> text.contains("entry:1")));
        subscription.close();
        assertThat(feed.values("visit:1")).isEmpty();
        assertThat(feed.readers()).isZero();
    }
}
