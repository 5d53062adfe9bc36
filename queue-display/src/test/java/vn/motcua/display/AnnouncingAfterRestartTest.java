package vn.motcua.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** What an agent that starts again says, and what it leaves alone. */
class AnnouncingAfterRestartTest extends DisplayRig {
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
}
