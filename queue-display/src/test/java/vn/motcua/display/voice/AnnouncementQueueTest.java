package vn.motcua.display.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.display.voice.AnnouncementOutcome.Missed;
import vn.motcua.display.voice.AnnouncementOutcome.Reason;
import vn.motcua.display.voice.AnnouncementOutcome.Spoken;
import vn.motcua.display.voice.AnnouncementQueue.Turn;

class AnnouncementQueueTest {
    private final Hall hall = new Hall();
    private final List<Announcement> order = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<AnnouncementOutcome>> outcomes = new ConcurrentHashMap<>();
    private SpeechEngine engine = text -> PcmAudio.silence(Duration.ofMillis(5));
    private volatile Function<Announcement, Turn> gate = announcement -> Turn.SPEAK;
    private AnnouncementQueue queue = queue(50);

    private AnnouncementQueue queue(int waitingMax) {
        Speaker speaker = speaker(text -> engine.speak(text));
        return new AnnouncementQueue(
                speaker, announcement -> gate.apply(announcement), this::ended, waitingMax, Clock.systemUTC());
    }

    private Speaker speaker(SpeechEngine engine) {
        var voice = new Speaker.Voice(Packs.words(Region.NORTH, ReadMode.AUTO), engine);
        return new Speaker(List.of(voice), PcmAudio.silence(Duration.ZERO), hall);
    }

    private void ended(Announcement announcement, AnnouncementOutcome outcome) {
        order.add(announcement);
        outcomes.computeIfAbsent(announcement.id(), id -> Collections.synchronizedList(new ArrayList<>()))
                .add(outcome);
    }

    @AfterEach
    void stop() {
        hall.gate.release(100_000);
        queue.stop();
    }

    private static Announcement call(int number) {
        return new Announcement("call-" + number, String.format("A%03d", number), "3");
    }

    private void awaitEnded(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> order.size() >= count);
    }

    private Reason reasonOf(int number) {
        assertThat(outcomes.get("call-" + number)).hasSize(1);
        return outcomes.get("call-" + number).get(0).match(spoken -> null, Missed::reason);
    }

    private void assertSpokenOnce(int number) {
        assertThat(outcomes.get("call-" + number)).hasSize(1).first().isInstanceOf(Spoken.class);
    }

    @Test
    void thirtyCallsInOneSecondAreSpokenInOrderWithoutOverlap() {
        hall.gate.release(100);
        queue.start();
        IntStream.range(0, 30).forEach(n -> assertThat(queue.offer(call(n))).isTrue());

        awaitEnded(30);

        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, 30)
                        .mapToObj(AnnouncementQueueTest::call)
                        .toList());
        assertThat(hall.heard)
                .containsExactlyElementsOf(order.stream().map(Announcement::id).toList());
        assertThat(hall.overlaps).hasValue(0);
        IntStream.range(0, 30).forEach(this::assertSpokenOnce);
    }

    @Test
    void anIdIsSpokenOnceHoweverOftenItIsOffered() {
        hall.gate.release(100);
        queue.start();

        assertThat(queue.offer(call(1))).isTrue();
        assertThat(queue.offer(call(1))).isFalse();
        awaitEnded(1);
        assertThat(queue.offer(call(1))).isFalse();
        queue.offer(call(2));
        awaitEnded(2);

        assertThat(hall.heard).containsExactly("call-1", "call-2");
    }

    @Test
    void beyondTheBoundTheOldestIsMissedAndSaysSo() {
        queue = queue(3);
        IntStream.range(0, 5).forEach(n -> queue.offer(call(n)));

        assertThat(reasonOf(0)).isEqualTo(Reason.QUEUE_FULL);
        assertThat(reasonOf(1)).isEqualTo(Reason.QUEUE_FULL);
        hall.gate.release(100);
        queue.start();
        awaitEnded(5);
        assertThat(hall.heard).containsExactly("call-2", "call-3", "call-4");
    }

    @Test
    void failuresOfOneAnnouncementDoNotTouchTheNext() {
        hall.gate.release(100);
        engine = text -> {
            if (text.line().contains("a một ")) throw new SpeechException("no voice");
            if (text.line().contains("a hai ")) throw new IllegalStateException("a mistake of ours");
            if (text.line().contains("a ba ")) throw new StackOverflowError();
            return PcmAudio.silence(Duration.ofMillis(1));
        };
        hall.failing = Map.of(
                "call-4", new NoSoundDeviceException("none", null), "call-5", new AudioSinkException("stuck", null));
        queue.start();

        IntStream.rangeClosed(1, 6).forEach(n -> queue.offer(call(n)));
        queue.offer(new Announcement("call-7", "no ticket", "3"));
        queue.offer(call(8));
        awaitEnded(8);

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(this::reasonOf))
                .containsExactly(
                        Reason.SPEECH_FAILED,
                        Reason.SPEECH_FAILED,
                        Reason.SPEECH_FAILED,
                        Reason.NO_SOUND_DEVICE,
                        Reason.SOUND_FAILED);
        assertSpokenOnce(6);
        assertThat(reasonOf(7)).isEqualTo(Reason.UNREADABLE);
        assertSpokenOnce(8);
    }

    @Test
    void aCallThatIsNoLongerCurrentIsNotSpoken() {
        hall.gate.release(100);
        gate = announcement -> announcement.id().equals("call-1") ? Turn.MISS : Turn.SPEAK;
        queue.start();

        queue.offer(call(1));
        queue.offer(call(2));
        awaitEnded(2);

        assertThat(reasonOf(1)).isEqualTo(Reason.SUPERSEDED);
        assertSpokenOnce(2);
    }

    @Test
    void whatIsHeldKeepsItsPlaceUntilItMayBeSpoken() {
        hall.gate.release(100);
        CountDownLatch asked = new CountDownLatch(3);
        gate = announcement -> {
            asked.countDown();
            return Turn.HOLD;
        };
        queue.start();
        queue.offer(call(1));
        queue.offer(call(2));

        await().atMost(Duration.ofSeconds(20)).until(() -> asked.getCount() == 0);
        assertThat(hall.heard).isEmpty();
        gate = announcement -> Turn.SPEAK;
        awaitEnded(2);

        assertThat(hall.heard).containsExactly("call-1", "call-2");
    }

    @Test
    void whatIsTakenBackHasNoOutcomeAndMayBeOfferedAgain() {
        gate = announcement -> Turn.HOLD;
        queue.start();
        queue.offer(call(1));
        queue.offer(call(2));

        assertThat(queue.withdraw()).containsExactly(call(1), call(2));
        assertThat(order).isEmpty();
        hall.gate.release(100);
        gate = announcement -> Turn.SPEAK;
        assertThat(queue.offer(call(2))).isTrue();
        awaitEnded(1);

        assertThat(hall.heard).containsExactly("call-2");
    }

    @Test
    void stoppingCutsTheCurrentOneAndEndsTheRestAsMissed() throws Exception {
        queue.start();
        IntStream.range(0, 3).forEach(n -> queue.offer(call(n)));
        assertThat(hall.started.await(20, TimeUnit.SECONDS)).isTrue();

        queue.stop();

        assertThat(IntStream.range(0, 3).mapToObj(this::reasonOf)).containsOnly(Reason.STOPPED);
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void aStoppedQueueSpeaksAgainOnceStarted() {
        queue.start();
        queue.stop();
        hall.gate.release(100);
        queue.offer(call(1));

        queue.start();
        queue.start();
        awaitEnded(1);

        assertSpokenOnce(1);
    }

    @Test
    void whatWaitsCanBeGivenUpWhileTheCurrentOneIsSpokenToItsEnd() throws Exception {
        queue.start();
        IntStream.range(0, 3).forEach(n -> queue.offer(call(n)));
        assertThat(hall.started.await(20, TimeUnit.SECONDS)).isTrue();

        queue.missWaiting(Reason.SUPERSEDED, "no word from the hub");
        hall.gate.release(100);
        awaitEnded(3);

        assertSpokenOnce(0);
        assertThat(reasonOf(1)).isEqualTo(Reason.SUPERSEDED);
        assertThat(reasonOf(2)).isEqualTo(Reason.SUPERSEDED);
    }

    @Test
    void aListenerThatFailsDoesNotStopTheVoice() {
        hall.gate.release(100);
        AtomicInteger told = new AtomicInteger();
        Speaker speaker = speaker(engine);
        queue = new AnnouncementQueue(
                speaker,
                announcement -> Turn.SPEAK,
                (announcement, outcome) -> {
                    told.incrementAndGet();
                    throw new IllegalStateException("nobody listens");
                },
                5,
                Clock.systemUTC());
        queue.start();

        queue.offer(call(1));
        queue.offer(call(2));

        await().atMost(Duration.ofSeconds(20)).until(() -> told.get() == 2);
    }

    @Test
    void everyOfferEndsExactlyOnceWhateverHappensAround() throws Exception {
        long seed = Long.getLong("motcua.seed", 20261122L);
        Random random = new Random(seed);
        hall.gate.release(1_000_000);
        queue = queue(5);
        engine = text -> {
            if (text.line().contains("năm")) throw new SpeechException("no voice");
            return PcmAudio.silence(Duration.ofMillis(1));
        };
        int offered = Boolean.getBoolean("motcua.full") ? 50_000 : 3_000;
        CountDownLatch offering = new CountDownLatch(2);
        for (int half = 0; half < 2; half++) {
            int first = half;
            new Thread(() -> {
                        for (int n = first; n < offered; n += 2)
                            queue.offer(new Announcement("call-" + n, "A" + n % 1000, "3"));
                        offering.countDown();
                    })
                    .start();
        }
        while (offering.getCount() > 0) {
            switch (random.nextInt(3)) {
                case 0 -> queue.start();
                case 1 -> queue.stop();
                default -> queue.missWaiting(Reason.SUPERSEDED, "for the test");
            }
        }
        queue.stop();

        awaitEnded(offered);
        assertThat(outcomes).as("seed %d", seed).hasSize(offered);
        assertThat(outcomes.values())
                .as("seed %d", seed)
                .allSatisfy(ends -> assertThat(ends).hasSize(1));
        assertThat(hall.overlaps).hasValue(0);
    }

    @Test
    void theFileSinkKeepsEachAnnouncementAsSoundAndLine(@TempDir Path folder) throws Exception {
        try (FileSink sink = new FileSink(folder, Clock.systemUTC())) {
            queue = fileQueue(sink);
            queue.start();
            queue.offer(call(12));
            queue.offer(call(13));
            awaitEnded(2);
        }
        try (FileSink later = new FileSink(folder, Clock.systemUTC())) {
            assertThat(later.isReady()).isTrue();
            later.play(
                    new AudioSink.Track("x", new SpokenText(List.of("một")), PcmAudio.silence(Duration.ofMillis(9))));
        }

        List<String> lines = Files.readAllLines(folder.resolve(FileSink.INDEX));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("00001\tcall-12\t")
                .contains("\tMời công dân số a mười hai đến quầy số ba\t", " Mời công dân số;", " ba");
        assertThat(lines.get(2)).startsWith("00003\tx\t");
        try (var wav = Files.newInputStream(folder.resolve("00002.wav"))) {
            PcmAudio sound = PcmAudio.readWav(wav);
            assertThat(sound.duration()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
            assertThat(sound.rms()).isGreaterThan(0.05);
        }
    }

    private AnnouncementQueue fileQueue(AudioSink sink) throws IOException {
        Speaker speaker = Speaker.of(List.of(Packs.of(Region.NORTH)), ReadMode.AUTO, 100, sink);
        return new AnnouncementQueue(speaker, announcement -> Turn.SPEAK, this::ended, 5, Clock.systemUTC());
    }

    /** Hears what is played and whether two sounds are ever played at once; plays only as far as the gate lets it. */
    private static final class Hall implements AudioSink {
        final List<String> heard = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger overlaps = new AtomicInteger();
        final Semaphore gate = new Semaphore(0);
        final CountDownLatch started = new CountDownLatch(1);
        private final AtomicInteger playing = new AtomicInteger();
        private volatile Map<String, AudioSinkException> failing = Map.of();

        @Override
        public void play(Track track) throws AudioSinkException, InterruptedException {
            if (playing.incrementAndGet() > 1) overlaps.incrementAndGet();
            try {
                started.countDown();
                gate.acquire();
                AudioSinkException failure = failing.get(track.id());
                if (failure != null) throw failure;
                heard.add(track.id());
            } finally {
                playing.decrementAndGet();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void close() {}
    }
}
