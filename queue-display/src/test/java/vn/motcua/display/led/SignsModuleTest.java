package vn.motcua.display.led;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.wire.Json;
import vn.motcua.display.FakeAgent;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;

class SignsModuleTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final CounterId COUNTER = new CounterId("quay-3");

    private final FakeAgent agent = new FakeAgent();
    private final SignsModule module = new SignsModule();
    private final Sign sign = new Sign();

    /** A sign that only remembers. */
    private static final class Sign implements CounterSign {
        private volatile SignContent wanted = SignContent.DARK;

        @Override
        public DeviceKey key() {
            return new DeviceKey(DeviceKind.COUNTER_SIGN, "sign-3");
        }

        @Override
        public CounterId counter() {
            return COUNTER;
        }

        @Override
        public DeviceStatus status() {
            return new DeviceStatus(key(), DeviceStatus.Condition.READY, List.of(), Instant.EPOCH, null);
        }

        @Override
        public Future<Void> start() {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> show(SignContent content) {
            wanted = content;
            return Future.succeededFuture();
        }

        @Override
        public SignContent wanted() {
            return wanted;
        }
    }

    @BeforeEach
    void start() throws Exception {
        agent.devices.add(sign);
        agent.site = Optional.of(site());
        module.configure(ConfigNode.parse("agent.yaml", "idle: '----'"));
        agent.start(module);
    }

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
    }

    private static Site site() {
        ZoneId zone = new ZoneId("main");
        return new Site(
                new SiteId("demo"),
                new Text("Trung tâm thử", "Test centre"),
                new Text("UBND tỉnh", "Province"),
                true,
                "http://localhost:8080",
                new OpeningCalendar(ZoneOffset.ofHours(7), true, Map.of(), Set.of(), Set.of()),
                List.of(new HallZone(zone, new Text("Sảnh", "Hall"))),
                List.of(),
                List.of(),
                List.of(new Counter(
                        COUNTER, "3", new Text("Quầy 3", "Counter 3"), zone, List.of(new ServiceId("land")))));
    }

    private void call(String id, String number, String counter, Instant at) {
        JsonNode value = Json.object()
                .put("announcementId", id)
                .put("visitId", "visit-" + number)
                .put("number", number)
                .put("counterId", counter)
                .put("at", at.toString());
        agent.say(() -> agent.board.put("announce:" + id, value));
    }

    private void awaitWanted(SignContent content) {
        await().atMost(SOON).untilAsserted(() -> assertThat(sign.wanted()).isEqualTo(content));
    }

    @Test
    void theLastNumberOfItsOwnCounterIsShownAndBlinksForAWhile() {
        call("a1", "A001", "quay-3", agent.now.minusSeconds(60));
        call("a2", "A002", "quay-3", agent.now);
        call("a3", "A003", "quay-9", agent.now.plusSeconds(1));
        awaitWanted(new SignContent("A002", true, false));

        agent.now = agent.now.plusSeconds(7);
        awaitWanted(new SignContent("A002", false, false));
    }

    @Test
    void aPausedCounterSaysSoOnceItHasNobodyInHand() {
        call("a1", "A001", "quay-3", agent.now.minusSeconds(60));
        desk(Json.object().put("state", "PAUSED").set("call", Json.object()));
        awaitWanted(new SignContent("A001", false, false));

        desk(Json.object().put("state", "PAUSED"));
        awaitWanted(SignContent.of("NGHI"));

        desk(Json.object().put("state", "OPEN"));
        awaitWanted(new SignContent("A001", false, false));
    }

    private void desk(JsonNode value) {
        agent.say(() -> agent.board.put("counter:quay-3", value));
    }

    @Test
    void aRecallBlinksAgain() {
        call("a1", "A001", "quay-3", agent.now);
        awaitWanted(new SignContent("A001", true, false));
        agent.now = agent.now.plusSeconds(20);
        awaitWanted(new SignContent("A001", false, false));
        call("a2", "A001", "quay-3", agent.now);

        awaitWanted(new SignContent("A001", true, false));
    }

    @Test
    void aCallOfLongAgoDoesNotBlink() {
        call("a1", "A001", "quay-3", agent.now.minusSeconds(300));

        awaitWanted(new SignContent("A001", false, false));
    }

    @Test
    void threeSecondsAfterTheHubsLastWordTheNumberIsShownAsStale() {
        call("a1", "A001", "quay-3", agent.now);
        awaitWanted(new SignContent("A001", true, false));
        agent.feedAge = Duration.ofMillis(3_001);
        awaitWanted(new SignContent("A001", false, true));

        agent.feedAge = Duration.ZERO;
        awaitWanted(new SignContent("A001", true, false));
    }

    @Test
    void afterTheFinishItShowsThatTheCounterIsFree() {
        call("a1", "A001", "quay-3", agent.now);
        agent.say(() -> agent.board.put("call:visit-A001", Json.object().put("state", "DONE")));

        awaitWanted(SignContent.of("----"));
    }

    @Test
    void onANewDayItIsFreeToo() {
        call("a1", "A001", "quay-3", agent.now);
        awaitWanted(new SignContent("A001", true, false));
        agent.say(agent.board::clear);

        awaitWanted(SignContent.of("----"));
    }

    @Test
    void aQuietCountersNumberStaysWhenItsCallHasLeftTheList() {
        call("a1", "A001", "quay-3", agent.now);
        awaitWanted(new SignContent("A001", true, false));
        call("a2", "A002", "quay-9", agent.now.plusSeconds(2));
        agent.say(() -> agent.board.remove("announce:a1"));

        awaitWanted(SignContent.of("A001"));
    }
}
