package vn.motcua.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.wire.Json;
import vn.motcua.display.voice.AudioSink;
import vn.motcua.display.voice.AudioSinkException;
import vn.motcua.display.voice.FileSink;
import vn.motcua.display.voice.NoSoundDeviceException;
import vn.motcua.edge.module.AgentModule;

class DisplayModuleTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final FakeAgent agent = new FakeAgent();
    private final Loudspeaker loudspeaker = new Loudspeaker();
    private DisplayModule module = new DisplayModule(settings -> loudspeaker);

    @AfterEach
    void stop() throws Exception {
        loudspeaker.gate.release(1_000);
        agent.stop(module);
        agent.close();
    }

    private void start() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "zone: main"));
        agent.start(module);
    }

    private void restart() throws Exception {
        agent.stop(module);
        module = new DisplayModule(settings -> loudspeaker);
        start();
    }

    private static String id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number).toString();
    }

    private void called(int number, String counter, Instant at) {
        String visit = id(1_000 + number);
        agent.board.put("announce:" + id(number), call(number, counter, at).put("visitId", visit));
        agent.board.put(
                "call:" + visit, call(number, counter, at).put("visitId", visit).put("state", "CALLED"));
    }

    private ObjectNode call(int number, String counter, Instant at) {
        return Json.object()
                .put("announcementId", id(number))
                .put("number", String.format("A%03d", number))
                .put("counterId", "counter-" + counter)
                .put("counter", counter)
                .put("at", at.toString())
                .put("times", 1);
    }

    private List<String> spoken() {
        return agent.events.stream()
                .filter(AnnouncementSpoken.class::isInstance)
                .map(event -> ((AnnouncementSpoken) event).announcementId().value())
                .toList();
    }

    private List<String> missed() {
        return agent.events.stream()
                .filter(AnnouncementMissed.class::isInstance)
                .map(event ->
                        ((AnnouncementMissed) event).announcementId() + " " + ((AnnouncementMissed) event).reason())
                .toList();
    }

    private void awaitEvents(int count) {
        await().atMost(LONG).until(() -> spoken().size() + missed().size() >= count);
    }

    private String voiceState() {
        var state = agent.local.get("voice/state");
        return state == null ? "" : state.path("state").asText();
    }

    @Test
    void callsAreSpokenOnceInOrderAndReported() throws Exception {
        start();
        loudspeaker.gate.release(100);

        IntStream.range(0, 30).forEach(n -> agent.say(() -> called(n, "3", agent.now.plusMillis(n))));
        awaitEvents(30);
        agent.say(() -> {});

        assertThat(spoken())
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(DisplayModuleTest::id).toList());
        assertThat(missed()).isEmpty();
        assertThat(loudspeaker.heard).hasSize(30);
        assertThat(loudspeaker.heard.get(12)).isIn("Mời công dân số a mười hai đến quầy số ba", "a mười hai quầy ba");
        assertThat(voiceState()).isEqualTo("READY");
    }

    @Test
    void aCallThatWasUndoneIsDroppedWhileItWaitsAndFinishedWhileItIsSpoken() throws Exception {
        start();
        agent.say(() -> called(1, "3", agent.now));
        agent.say(() -> called(2, "4", agent.now.plusMillis(1)));
        await().atMost(LONG).until(() -> loudspeaker.gate.hasQueuedThreads());
        agent.say(() -> {
            for (int number : List.of(1, 2)) {
                agent.board.remove("announce:" + id(number));
                agent.board.remove("call:" + id(1_000 + number));
            }
        });
        CountDownLatch known = new CountDownLatch(1);
        agent.say(known::countDown);
        assertThat(known.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        loudspeaker.gate.release(100);
        awaitEvents(2);

        assertThat(spoken()).containsExactly(id(1));
        assertThat(missed()).containsExactly(id(2) + " SUPERSEDED");
        assertThat(loudspeaker.heard).hasSize(1);
    }

    @Test
    void anAgentThatIsNotTheAnnouncerSaysAndReportsNothingUntilItIs() throws Exception {
        agent.grantsLease = false;
        loudspeaker.gate.release(100);
        start();

        agent.say(() -> called(1, "3", agent.now));
        await().atMost(LONG).until(() -> voiceState().equals("STANDBY"));
        assertThat(agent.events).noneMatch(AnnouncementSpoken.class::isInstance);

        agent.grantsLease = true;
        awaitEvents(1);
        assertThat(spoken()).containsExactly(id(1));
    }

    @Test
    void withTheHubGoneTheVoiceStopsAndAfterwardsSpeaksOnlyWhatIsStillCurrent() throws Exception {
        start();
        agent.say(() -> called(1, "1", agent.now));
        await().atMost(LONG).until(() -> loudspeaker.started.tryAcquire());
        agent.say(() -> {
            called(2, "2", agent.now.plusMillis(1));
            called(3, "3", agent.now.plusMillis(2));
        });

        agent.feedAge = Duration.ofMillis(3_001);
        await().atMost(LONG).until(() -> voiceState().equals("HELD"));
        loudspeaker.gate.release(100);
        awaitEvents(1);
        assertThat(spoken()).as("what was begun is spoken to its end, no more").containsExactly(id(1));

        agent.now = agent.now.plusSeconds(60);
        agent.say(() -> {
            agent.feedAge = Duration.ZERO;
            called(4, "3", agent.now);
        });
        awaitEvents(4);

        assertThat(spoken()).containsExactly(id(1), id(2), id(4));
        assertThat(missed()).containsExactly(id(3) + " SUPERSEDED");
    }

    @Test
    void aRecallIsAlwaysAnnouncedAgain() throws Exception {
        loudspeaker.gate.release(100);
        start();
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        for (int times = 1; times <= 3; times++) {
            int recall = times;
            agent.now = agent.now.plusSeconds(40);
            agent.say(() -> agent.board.put(
                    "announce:" + id(100 + recall),
                    call(1, "1", agent.now)
                            .put("announcementId", id(100 + recall))
                            .put("visitId", id(1_001))
                            .put("times", recall)));
            awaitEvents(1 + times);
        }

        assertThat(spoken()).containsExactly(id(1), id(101), id(102), id(103));
        assertThat(loudspeaker.heard).hasSize(4).containsOnly("Mời công dân số a một đến quầy số một");
    }

    @Test
    void inQuietHoursTheBoardIsToldAndEachCallIsMissed() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, quiet: ['09:30-10:00']}"));
        agent.start(module);
        loudspeaker.gate.release(100);
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        agent.now = Instant.parse("2026-11-23T02:30:00Z");
        await().atMost(LONG).until(() -> voiceState().equals("QUIET"));
        agent.say(() -> called(2, "2", agent.now));
        awaitEvents(2);
        agent.now = Instant.parse("2026-11-23T03:00:00Z");
        await().atMost(LONG).until(() -> voiceState().equals("READY"));
        agent.say(() -> called(3, "3", agent.now));
        awaitEvents(3);

        assertThat(spoken()).containsExactly(id(1), id(3));
        assertThat(missed()).containsExactly(id(2) + " QUIET");
    }

    @Test
    void howLongALateCallIsWorthSpeakingIsASetting() throws Exception {
        agent.saved.put("announcer", "{\"endings\":[]}");
        called(1, "1", agent.now.minusSeconds(100));
        called(2, "2", agent.now.minusSeconds(140));
        loudspeaker.gate.release(100);
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, validFor: 2min}"));
        agent.start(module);
        awaitEvents(2);

        assertThat(spoken()).containsExactly(id(1));
        assertThat(missed()).containsExactly(id(2) + " STALE");
    }

    @Test
    void aLateCallWhoseVisitEndedOrIsOldIsMissed() throws Exception {
        agent.saved.put("announcer", "{\"endings\":[]}");
        called(1, "1", agent.now.minusSeconds(60));
        ((ObjectNode) agent.board.get("call:" + id(1_001))).put("state", "DONE");
        called(2, "2", agent.now.minusSeconds(3_600));
        called(3, "3", agent.now.minusSeconds(90));
        loudspeaker.gate.release(100);

        start();
        awaitEvents(3);

        assertThat(missed()).containsExactly(id(2) + " STALE", id(1) + " SUPERSEDED");
        assertThat(spoken()).containsExactly(id(3));
    }

    @Test
    void aRestartedAgentDoesNotRepeatItself() throws Exception {
        loudspeaker.gate.release(100);
        start();
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        restart();
        agent.say(() -> called(2, "2", agent.now));
        awaitEvents(2);

        assertThat(spoken()).containsExactly(id(1), id(2));
        assertThat(loudspeaker.heard).hasSize(2);
    }

    @Test
    void anEndingThatCouldNotBeStoredIsReportedLaterAndNotSpokenAgain() throws Exception {
        loudspeaker.gate.release(100);
        agent.storeIsFull = true;
        start();
        agent.say(() -> called(1, "1", agent.now));
        await().atMost(LONG).until(() -> loudspeaker.heard.size() == 1);
        await().atMost(LONG)
                .until(() -> agent.saved.getOrDefault("announcer", "").contains(id(1)));

        agent.storeIsFull = false;
        restart();
        awaitEvents(1);

        assertThat(spoken()).containsExactly(id(1));
        assertThat(loudspeaker.heard).hasSize(1);
    }

    @Test
    void anAnnouncementCutByAStopIsSpokenAfterTheRestart() throws Exception {
        start();
        agent.say(() -> called(1, "1", agent.now));
        await().atMost(LONG).until(() -> loudspeaker.started.tryAcquire());

        agent.stop(module);
        assertThat(missed()).isEmpty();
        loudspeaker.gate.release(100);
        module = new DisplayModule(settings -> loudspeaker);
        start();
        awaitEvents(1);

        assertThat(spoken()).containsExactly(id(1));
    }

    @Test
    void aNewAgentLeavesTheLongPastAndWhatTheHubKnowsAlone() throws Exception {
        called(1, "1", agent.now.minusSeconds(3_600));
        called(2, "2", agent.now);
        ((ObjectNode) agent.board.get("announce:" + id(2))).put("ended", "SPOKEN");
        called(3, "3", agent.now);
        loudspeaker.gate.release(100);

        start();
        awaitEvents(1);

        assertThat(spoken()).containsExactly(id(3));
        assertThat(missed()).isEmpty();
    }

    @Test
    void aHallWithoutSoundIsAnAlertAndItsCallsAreMissed() throws Exception {
        loudspeaker.isReady = false;
        start();
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        assertThat(missed()).containsExactly(id(1) + " NO_SOUND_DEVICE");
        await().atMost(LONG).until(() -> voiceState().equals("NO_SOUND"));
        assertThat(agent.events)
                .contains(new DeviceStatusChanged(
                        "sound", "SOUND", "FAULT", "E_NOHARDWARE", "no sound output on this machine"));
    }

    @Test
    void entriesThatCannotBeReadDoNotSilenceTheOthers() throws Exception {
        loudspeaker.gate.release(100);
        agent.board.put("announce:x", Json.object().put("announcementId", "x"));
        agent.board.put("announce:y", call(7, "1", agent.now).put("at", "yesterday"));
        agent.board.put("announce:" + id(8), call(8, "1", agent.now).put("number", "??"));
        agent.board.put("next", Json.object());
        called(9, "2", agent.now);

        start();
        awaitEvents(2);

        assertThat(spoken()).containsExactly(id(9));
        assertThat(missed()).containsExactly(id(8) + " UNREADABLE");
    }

    @Test
    void theShippedVoiceWritesFilesForTestsAndDemonstrations(@TempDir Path folder) throws Exception {
        module = new DisplayModule();
        module.configure(
                ConfigNode.parse("agent.yaml", "{zone: main, sound: file, folder: '" + folder + "', region: south}"));
        agent.start(module);

        agent.say(() -> called(105, "3A", agent.now));
        awaitEvents(1);

        assertThat(spoken()).containsExactly(id(105));
        assertThat(Files.readString(folder.resolve(FileSink.INDEX)))
                .contains(id(105), "Mời công dân số a một trăm lẻ năm đến quầy số ba a");
    }

    @Test
    void aLanguageWhoseRecordingsAreNotAllThereIsToldAndTheOthersSpeak(@TempDir Path pack) throws Exception {
        Files.writeString(pack.resolve("pack.yaml"), "base: vi-south\nletters: {S: xờ}\n");
        loudspeaker.gate.release(100);
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, voices: ['" + pack + "', en]}"));
        agent.start(module);
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        assertThat(loudspeaker.heard).containsExactly("Number ay one please go to counter one");
        assertThat(agent.local
                        .get("voice/packs")
                        .path("refused")
                        .get(0)
                        .path("problem")
                        .asText())
                .contains("xờ");
    }

    @Test
    void aPackThatIsNotThereIsToldAndPassedOver(@TempDir Path away) throws Exception {
        loudspeaker.gate.release(100);
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, voices: ['" + away.resolve("km") + "', en]}"));
        agent.start(module);
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        assertThat(loudspeaker.heard).containsExactly("Number ay one please go to counter one");
        assertThat(agent.local
                        .get("voice/packs")
                        .path("refused")
                        .get(0)
                        .path("problem")
                        .asText())
                .contains("km", "vi-north", "pack.yaml");
    }

    @Test
    void aBoardWithoutVoiceIsASetting() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, sound: none}"));
        agent.start(module);

        assertThat(agent.local.keySet()).noneMatch(key -> key.startsWith("voice/"));
    }

    @Test
    void everyProblemOfTheSectionIsNoted() {
        ConfigNode section = ConfigNode.parse(
                "agent.yaml",
                "{region: central, read: roman, sound: radio, waitingMax: 0, volume: 101, voices: [en, vi-north, vi-south, en, vi-north], pace: 20, quiet: [noon], validFor: 1s, colour: red}");
        module.configure(section);
        section.rejectUnknown();

        assertThat(section.problems())
                .extracting(problem -> problem.key())
                .containsExactlyInAnyOrder(
                        "zone",
                        "region",
                        "read",
                        "sound",
                        "waitingMax",
                        "volume",
                        "voices",
                        "pace",
                        "quiet",
                        "validFor",
                        "colour");
    }

    @Test
    void theAgentFindsTheModule() {
        assertThat(ServiceLoader.load(AgentModule.class))
                .extracting(AgentModule::name)
                .contains("display");
    }

    private static final class Loudspeaker implements AudioSink {
        final List<String> heard = new CopyOnWriteArrayList<>();
        final Semaphore gate = new Semaphore(0);
        final Semaphore started = new Semaphore(0);
        private volatile boolean isReady = true;

        @Override
        public void play(Track track) throws AudioSinkException, InterruptedException {
            if (!isReady) throw new NoSoundDeviceException("none", null);
            started.release();
            gate.acquire();
            heard.add(track.text().line());
        }

        @Override
        public boolean isReady() {
            return isReady;
        }

        @Override
        public void close() {}
    }
}
