package vn.motcua.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingGiven.Channel;
import vn.motcua.core.event.RatingPressIgnored;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.rating.pad.ButtonPad.Answer;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadPress;
import vn.motcua.rating.pad.PadRejection;
import vn.motcua.rating.pad.PressOutcome;
import vn.motcua.rating.pad.PressRules;
import vn.motcua.rating.pad.Purpose;

/** A pad's press follows the same rights as the page's, and is believed for less long because the pad shows no number. */
class PadRatingTest {
    private static final String VISIT = "01900000-0000-7000-8000-000000000001";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final CounterId COUNTER = new CounterId("quay-7");

    private final FakeAgent agent = new FakeAgent();
    private final RatingModule module = new RatingModule();
    private final PadButtons buttons =
            new PadButtons(Purpose.RATING, COUNTER, 4, Map.of(1, 1, 2, 2, 3, 3, 4, 4), PressRules.rating());
    private final FakeDevices.Pad pad = agent.devices.pad("pad-1", buttons);

    private Instant finished = agent.now;

    @BeforeEach
    void start() throws Exception {
        // The pad's counter has no page: it is served all the same.
        module.configure(ConfigNode.parse("agent.yaml", "counters: [counter-1]"));
        agent.start(module);
    }

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
    }

    private void finish(String visit) throws Exception {
        finished = agent.now;
        right(visit, null);
        await().atMost(SOON)
                .until(() -> agent.saved.getOrDefault("rights:quay-7", "").contains("right-" + visit));
    }

    /** Says the right as the hub does. */
    private void right(String visit, Instant nextCalledAt) {
        ObjectNode right = Json.object()
                .put("rightId", "right-" + visit)
                .put("visitId", visit)
                .put("finishedAt", finished.toString())
                .put("until", finished.plusSeconds(900).toString());
        if (nextCalledAt != null) right.put("nextCalledAt", nextCalledAt.toString());
        agent.say(() -> agent.feed.put("rating:quay-7 right", right));
    }

    private void callNext() {
        right(VISIT, agent.now);
        await().atMost(SOON)
                .until(() -> agent.saved.getOrDefault("rights:quay-7", "").contains("nextCalledAt"));
    }

    private Answer press(int score) {
        int before = pad.answers().size();
        agent.input(pad.key(), new PadPress(Purpose.RATING, COUNTER, score, score, 4));
        await().atMost(SOON).until(() -> pad.answers().size() > before);
        return pad.answers().get(before);
    }

    @Test
    void aPressAfterTheFinishIsARatingOfThatVisit() throws Exception {
        finish(VISIT);

        assertThat(press(3)).isEqualTo(Answer.THANKS);
        assertThat(agent.events).singleElement().isInstanceOfSatisfying(RatingGiven.class, given -> {
            assertThat(given.channel()).isEqualTo(Channel.PAD);
            assertThat(given.device()).isEqualTo("pad-1");
            assertThat(given.counterId()).isEqualTo(COUNTER);
            assertThat(given.visitId().value()).isEqualTo(VISIT);
            assertThat(given.score()).isEqualTo(3);
            assertThat(given.scaleMax()).isEqualTo(4);
        });
    }

    @Test
    void aPressWithNobodyServedIsNoiseAndThePadSaysNotNow() {
        assertThat(press(4)).isEqualTo(Answer.NOT_NOW);
        assertThat(agent.events).singleElement().isInstanceOf(RatingPressIgnored.class);
    }

    @Test
    void onceTheNextIsCalledAPressIsNoLongerForTheOneBefore() throws Exception {
        finish(VISIT);
        agent.now = agent.now.plusSeconds(5);
        callNext();

        // Slow to get up: still believed for twenty seconds.
        assertThat(press(4)).isEqualTo(Answer.THANKS);

        agent.now = agent.now.plusSeconds(30);
        assertThat(press(1)).isEqualTo(Answer.NOT_NOW);
    }

    @Test
    void whileNobodyElseIsCalledTheRightIsKeptForItsWholeTime() throws Exception {
        finish(VISIT);
        agent.now = agent.now.plusSeconds(600);

        assertThat(press(2)).isEqualTo(Answer.THANKS);
    }

    @Test
    void withTheHubAwayARightIsBelievedForTwoMinutes() throws Exception {
        finish(VISIT);
        agent.isLive = false;
        agent.now = agent.now.plusSeconds(100);

        assertThat(press(2)).isEqualTo(Answer.THANKS);

        agent.now = agent.now.plusSeconds(30);
        assertThat(press(2)).isEqualTo(Answer.NOT_NOW);
    }

    @Test
    void aLinkThatFellSilentIsAHubThatIsAway() throws Exception {
        finish(VISIT);
        agent.feedAge = Duration.ofSeconds(60);
        agent.now = agent.now.plusSeconds(130);

        assertThat(press(2)).isEqualTo(Answer.NOT_NOW);
    }

    @Test
    void aNextCallToldBeforeTheHubWentAwayStillCounts() throws Exception {
        finish(VISIT);
        agent.now = agent.now.plusSeconds(25);
        callNext();
        agent.feedAge = Duration.ofSeconds(60);

        assertThat(press(1)).isEqualTo(Answer.NOT_NOW);
    }

    @Test
    void whenNothingCanBeStoredNobodyIsThanked() throws Exception {
        finish(VISIT);
        agent.storeIsFull = true;

        assertThat(press(2)).isEqualTo(Answer.NOT_NOW);
    }

    @Test
    void aRejectedTouchIsShownWithItsReasonAndIsNoEvent() {
        agent.input(pad.key(), new PadRejection(Purpose.RATING, COUNTER, PressOutcome.Reason.SIMULTANEOUS));
        await().atMost(SOON).until(() -> pad.answers().equals(List.of(Answer.NOT_NOW)));

        assertThat(agent.events).isEmpty();
        assertThat(agent.local.get("rating-presses/quay-7").path("rejected").asInt())
                .isOne();
        assertThat(agent.local.get("rating-presses/quay-7").path("rejectedLast").asText())
                .isEqualTo("SIMULTANEOUS");
    }
}
