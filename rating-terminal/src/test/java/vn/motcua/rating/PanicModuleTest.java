package vn.motcua.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Requests;
import vn.motcua.rating.pad.ButtonPad.Answer;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadPress;
import vn.motcua.rating.pad.PressRules;
import vn.motcua.rating.pad.Purpose;
import vn.motcua.rating.panic.PanicModule;

class PanicModuleTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final CounterId COUNTER = new CounterId("quay-2");

    private final FakeAgent agent = new FakeAgent();
    private final PanicModule module = new PanicModule();
    private final FakeDevices.Pad button =
            agent.devices.pad("panic-1", new PadButtons(Purpose.PANIC, COUNTER, 5, Map.of(1, 1), PressRules.panic()));

    private void start(String section) throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", section));
        agent.start(module);
    }

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
    }

    private void press() {
        agent.input(button.key(), new PadPress(Purpose.PANIC, COUNTER, 1, 1, 5));
    }

    private List<PanicPressed> stored() {
        return agent.events.stream().map(PanicPressed.class::cast).toList();
    }

    private Set<String> told() {
        return agent.requests.stream()
                .map(one -> ((Requests.RaisePanic) one).panicId())
                .collect(Collectors.toSet());
    }

    @Test
    void aPressIsStoredAndToldAtOnceAndNothingShowsAtTheCounter() throws Exception {
        agent.answersRequests = true;
        start("{}");
        press();
        await().atMost(SOON).until(() -> stored().size() == 1 && agent.requests.size() == 1);

        assertThat(told()).containsExactly(stored().get(0).panicId());
        assertThat(stored().get(0).counterId()).isEqualTo(COUNTER);
        assertThat(stored().get(0).device()).isEqualTo("panic-1");
        assertThat(button.answers()).isEmpty();
        assertThat(agent.local).isEmpty();
    }

    @Test
    void withTheHubAwayItIsToldAgainUntilItIsAnswered() throws Exception {
        start("{}");
        press();
        await().atMost(SOON).until(() -> agent.requests.size() >= 3);
        agent.answersRequests = true;
        int before = agent.requests.size();
        await().atMost(SOON).until(() -> agent.requests.size() > before);

        assertThat(told()).containsExactly(stored().get(0).panicId());
    }

    @Test
    void aMorningLaterTheFirstWordOfTheLinkIsTheCallAndItsTimeIsThatOfThePress() throws Exception {
        start("{}");
        Instant pressed = agent.now;
        press();
        await().atMost(SOON).until(() -> agent.requests.size() >= 2);
        agent.now = pressed.plus(Duration.ofHours(4));
        agent.answersSlowly = true;
        await().atMost(SOON).until(() -> agent.unanswered.size() == 1);

        agent.answer(agent.unanswered.get(0), false);
        agent.linked();
        await().atMost(SOON).until(() -> agent.unanswered.size() == 2);
        agent.linked();
        agent.answer(agent.unanswered.get(1), true);
        agent.linked();
        press();
        await().atMost(SOON).until(() -> agent.unanswered.size() > 2);

        assertThat(agent.unanswered)
                .as("neither while it is asked nor once it is answered")
                .hasSize(3);
        Requests.RaisePanic told = (Requests.RaisePanic) agent.requests.get(agent.requests.size() - 2);
        assertThat(told.panicId()).isEqualTo(stored().get(0).panicId());
        assertThat(told.at()).isEqualTo(pressed);
    }

    @Test
    void aFullDiskKeepsNoAlarmBack() throws Exception {
        agent.answersRequests = true;
        agent.storeIsFull = true;
        start("{}");
        press();
        await().atMost(SOON).until(() -> agent.requests.size() == 1);

        assertThat(agent.events).isEmpty();
    }

    @Test
    void pressesWithinTenSecondsAreOneCall() throws Exception {
        agent.answersRequests = true;
        start("{}");
        press();
        press();
        await().atMost(SOON).until(() -> stored().size() == 1);
        agent.now = agent.now.plusSeconds(11);
        press();
        await().atMost(SOON).until(() -> stored().size() == 2);

        assertThat(told()).hasSize(2);
    }

    @Test
    void theLampIsLitOnlyWhereItIsWanted() throws Exception {
        agent.answersRequests = true;
        start("silent: false");
        press();

        await().atMost(SOON).until(() -> button.answers().equals(List.of(Answer.ALARM)));
    }
}
