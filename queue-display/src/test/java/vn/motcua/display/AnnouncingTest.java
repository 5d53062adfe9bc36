package vn.motcua.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.wire.Json;

/** Which calls are spoken, in which order, and what becomes of the others. */
class AnnouncingTest extends DisplayRig {
    @Test
    void callsAreSpokenOnceInOrderAndReported() throws Exception {
        start();
        loudspeaker.gate.release(100);

        IntStream.range(0, 30).forEach(n -> agent.say(() -> called(n, "3", agent.now.plusMillis(n))));
        awaitEvents(30);
        agent.say(() -> {});

        assertThat(spoken())
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(DisplayRig::id).toList());
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
}
