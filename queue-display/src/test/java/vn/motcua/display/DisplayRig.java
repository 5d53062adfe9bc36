package vn.motcua.display;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.wire.Json;
import vn.motcua.display.voice.AudioSink;
import vn.motcua.display.voice.AudioSinkException;
import vn.motcua.display.voice.NoSoundDeviceException;

/** The module beside an agent of the test's own, with a loudspeaker that waits at a gate. */
abstract class DisplayRig {
    static final Duration LONG = Duration.ofSeconds(20);

    final FakeAgent agent = new FakeAgent();
    final Loudspeaker loudspeaker = new Loudspeaker();
    DisplayModule module = new DisplayModule(settings -> loudspeaker);

    @AfterEach
    void stop() throws Exception {
        loudspeaker.gate.release(1_000);
        agent.stop(module);
        agent.close();
    }

    void start() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "zone: main"));
        agent.start(module);
    }

    void restart() throws Exception {
        agent.stop(module);
        module = new DisplayModule(settings -> loudspeaker);
        start();
    }

    static String id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number).toString();
    }

    void called(int number, String counter, Instant at) {
        String visit = id(1_000 + number);
        agent.board.put("announce:" + id(number), call(number, counter, at).put("visitId", visit));
        agent.board.put(
                "call:" + visit, call(number, counter, at).put("visitId", visit).put("state", "CALLED"));
    }

    ObjectNode call(int number, String counter, Instant at) {
        return Json.object()
                .put("announcementId", id(number))
                .put("number", String.format("A%03d", number))
                .put("counterId", "counter-" + counter)
                .put("counter", counter)
                .put("at", at.toString())
                .put("times", 1);
    }

    List<String> spoken() {
        return agent.events.stream()
                .filter(AnnouncementSpoken.class::isInstance)
                .map(event -> ((AnnouncementSpoken) event).announcementId().value())
                .toList();
    }

    List<String> missed() {
        return agent.events.stream()
                .filter(AnnouncementMissed.class::isInstance)
                .map(event ->
                        ((AnnouncementMissed) event).announcementId() + " " + ((AnnouncementMissed) event).reason())
                .toList();
    }

    void awaitEvents(int count) {
        await().atMost(LONG).until(() -> spoken().size() + missed().size() >= count);
    }

    String voiceState() {
        var state = agent.local.get("voice/state");
        return state == null ? "" : state.path("state").asText();
    }

    static final class Loudspeaker implements AudioSink {
        final List<String> heard = new CopyOnWriteArrayList<>();
        final Semaphore gate = new Semaphore(0);
        final Semaphore started = new Semaphore(0);
        volatile boolean isReady = true;

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
