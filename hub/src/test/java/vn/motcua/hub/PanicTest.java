package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.platform.ledger.Outcome;

class PanicTest extends LinkTestRig {
    private final String id = UUID.randomUUID().toString();

    private CounterId counter() {
        return site.counters().get(0).id();
    }

    private LinkFrame.Answer raise(ScriptedAgent agent, CounterId counter) {
        Requests.RaisePanic body = new Requests.RaisePanic(id, counter, "panic-1", agent.now());
        agent.say(new LinkFrame.Request(UUID.randomUUID().toString(), Requests.RAISE_PANIC, Json.tree(body)));
        return agent.expect(LinkFrame.Answer.class);
    }

    private Outcome<PanicService.Seen> seen(String panic) {
        RequestId request = new RequestId(UUID.randomUUID().toString());
        return HubRig.await(rig.hub.panics().acknowledge(request, HubRig.LAN, panic));
    }

    private List<String> rows() {
        return HubRig.await(rig.hub.database().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT panic_id, seen_by FROM panic ORDER BY position")) {
                List<String> all = new java.util.ArrayList<>();
                while (rows.next()) all.add(rows.getString(1) + " " + rows.getString(2));
                return all;
            }
        }));
    }

    @Test
    void aRequestRaisesTheAlarm() {
        ScriptedAgent agent = rig.enrol("pc-1", "panic");
        agent.linked(rig.port());
        Instant before = Instant.now();
        LinkFrame.Answer answer = raise(agent, counter());
        Duration took = Duration.between(before, Instant.now());

        assertThat(answer.ok()).isTrue();
        assertThat(rows()).containsExactly(id + " null");
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void theFactThatFollowsAndARepeatedRequestAreTheSameAlarm() {
        ScriptedAgent agent = rig.enrol("pc-1", "panic");
        agent.linked(rig.port());
        raise(agent, counter());
        raise(agent, counter());
        agent.tell(StreamName.ESSENTIAL, new PanicPressed(id, counter(), "panic-1", agent.now()));

        assertThat(rows()).hasSize(1);
        assertThat(anomalies()).isEmpty();
        assertThat(count("type = 'PanicPressed'")).isEqualTo(2);
    }

    @Test
    void theFactAloneRaisesTheAlarmToo() {
        ScriptedAgent agent = rig.enrol("pc-1", "panic");
        agent.linked(rig.port());
        agent.tell(StreamName.ESSENTIAL, new PanicPressed(id, counter(), "panic-1", agent.now()));

        assertThat(rows()).containsExactly(id + " null");
    }

    @Test
    void theFirstWhoSeesItIsKeptAndAnUnknownOneIsRefused() {
        ScriptedAgent agent = rig.enrol("pc-1", "panic");
        agent.linked(rig.port());
        raise(agent, counter());

        seen(id);
        seen(id);

        assertThat(rows()).containsExactly(id + " " + HubRig.LAN);
        assertThat(count("type = 'PanicAcknowledged'")).isOne();
        String refused = seen("nothing").match(done -> "done", refusal -> refusal.code());
        assertThat(refused).isEqualTo("UNKNOWN_PANIC");
    }

    @Test
    void anAgentWithoutTheModuleRaisesNoAlarm() {
        ScriptedAgent agent = rig.enrol("pc-1", "rating");
        agent.linked(rig.port());

        assertThat(raise(agent, counter()).body().path("code").asText()).isEqualTo("NOT_ENTITLED");
        assertThat(rows()).isEmpty();
    }

    @Test
    void aCounterThatIsNotThereIsRefused() {
        ScriptedAgent agent = rig.enrol("pc-1", "panic");
        agent.linked(rig.port());

        assertThat(raise(agent, new CounterId("nowhere")).body().path("code").asText())
                .isEqualTo("UNKNOWN_COUNTER");
    }

    private List<String> tests() {
        return HubRig.await(rig.hub.database().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT test_id IS NOT NULL FROM panic ORDER BY position")) {
                List<String> all = new java.util.ArrayList<>();
                while (rows.next()) all.add(rows.getInt(1) == 1 ? "test" : "alarm");
                return all;
            }
        }));
    }

    private Outcome<PanicService.TestAnnounced> announce(CounterId counter) {
        RequestId request = new RequestId(UUID.randomUUID().toString());
        return HubRig.await(rig.hub.panics().announceTest(request, HubRig.LAN, counter));
    }

    private void press(ScriptedAgent agent, CounterId counter, String device, Instant at) {
        agent.tell(StreamName.ESSENTIAL, new PanicPressed(UUID.randomUUID().toString(), counter, device, at));
    }

    private String ended(String panic, PanicEnded.Reason reason) {
        RequestId request = new RequestId(UUID.randomUUID().toString());
        return HubRig.await(rig.hub.panics().end(request, HubRig.LAN, panic, reason))
                .match(done -> done.by() + " " + done.reason(), refusal -> refusal.code());
    }

    @Test
    void theFirstPressOfEachButtonOfACounterThatIsTriedIsATestAndEveryOtherAnAlarm() {
        ScriptedAgent agent = rig.enrol("pc-1", "panic");
        agent.linked(rig.port());
        CounterId other = site.counters().get(1).id();
        press(agent, counter(), "panic-1", agent.now().minusSeconds(5));
        ended(panics().get(0), PanicEnded.Reason.MISTAKE);
        Instant until = announce(counter()).match(done -> done.until(), refusal -> {
            throw new AssertionError(refusal.code());
        });

        press(agent, counter(), "panic-1", agent.now().plusSeconds(1));
        press(agent, counter(), "panic-2", agent.now().plusSeconds(1));
        press(agent, counter(), "panic-1", agent.now().plusSeconds(2));
        press(agent, other, "panic-1", agent.now().plusSeconds(2));
        press(agent, counter(), "panic-3", until);

        assertThat(tests()).containsExactly("alarm", "test", "test", "alarm", "alarm", "alarm");
    }

    @Test
    void whileAnAlarmOfTheCounterStandsNoTestCanTurnTheNextIntoOne() {
        ScriptedAgent agent = rig.enrol("pc-1", "panic");
        agent.linked(rig.port());
        raise(agent, counter());

        String refused = announce(counter()).match(done -> "done", refusal -> refusal.code());

        assertThat(refused).isEqualTo("PANIC_OPEN");
    }

    @Test
    void theFirstWhoEndsAnAlarmIsKeptAndATestHasNothingToEnd() {
        ScriptedAgent agent = rig.enrol("pc-1", "panic");
        agent.linked(rig.port());
        raise(agent, counter());

        assertThat(ended(id, PanicEnded.Reason.HELPED)).isEqualTo(HubRig.LAN + " HELPED");
        assertThat(ended(id, PanicEnded.Reason.MISTAKE)).isEqualTo(HubRig.LAN + " HELPED");
        assertThat(rows()).containsExactly(id + " " + HubRig.LAN);
        announce(counter());
        press(agent, counter(), "panic-1", agent.now().plusSeconds(1));
        assertThat(ended(panics().get(1), PanicEnded.Reason.TEST)).isEqualTo("PANIC_TEST");
        assertThat(ended("nothing", PanicEnded.Reason.TEST)).isEqualTo("UNKNOWN_PANIC");
    }

    private List<String> panics() {
        return rows().stream().map(row -> row.split(" ")[0]).toList();
    }
}
