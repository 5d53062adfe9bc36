package vn.motcua.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingGiven.Channel;
import vn.motcua.core.event.RatingPressIgnored;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.module.AgentModule;

class RatingModuleTest {
    private static final String VISIT = "01900000-0000-7000-8000-000000000001";
    private static final String PATH = "/api/rating/counter-1";

    private final FakeAgent agent = new FakeAgent();
    private RatingModule module = new RatingModule();

    @BeforeEach
    void start() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "counters: [counter-1, counter-2]"));
        agent.start(module);
    }

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
    }

    private void arm(String rightId, String visitId, Instant until) {
        String before = agent.saved.getOrDefault("rights:counter-1", "");
        agent.say(() -> agent.feed.put(
                "rating:counter-1 right",
                Json.object()
                        .put("rightId", rightId)
                        .put("visitId", visitId)
                        .put("number", "A012")
                        .put("counterId", "counter-1")
                        .put("until", until.toString())));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !agent.saved.getOrDefault("rights:counter-1", "").equals(before));
    }

    private void arm() {
        arm("right-1", VISIT, agent.now.plusSeconds(900));
    }

    private static String press(String ratingId, String rightId, int score) {
        return Json.write(Json.object()
                .put("ratingId", ratingId)
                .put("rightId", rightId)
                .put("score", score)
                .put("scaleMax", 5)
                .set("reasons", Json.node(List.of("WAIT_LONG"))));
    }

    private HttpResponse<String> send(String body) throws Exception {
        return agent.post(PATH, body, "content-type", "application/json");
    }

    private static String code(HttpResponse<String> response) {
        return Json.parseObject(response.body()).path("code").asText();
    }

    @Test
    void aPressForALivingRightIsStoredAndThanked() throws Exception {
        arm();

        HttpResponse<String> answer = send(press("r1", "right-1", 4));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"stored\":true}");
        assertThat(agent.events)
                .containsExactly(new RatingGiven(
                        "r1",
                        "right-1",
                        new VisitId(VISIT),
                        new CounterId("counter-1"),
                        4,
                        5,
                        List.of("WAIT_LONG"),
                        Channel.TABLET,
                        "tablet-counter-1",
                        agent.now));
    }

    @Test
    void nobodyIsThankedBeforeThePressIsDurable() throws Exception {
        arm();
        agent.storeIsSlow = true;

        var first = agent.postLater(PATH, press("r1", "right-1", 4));
        var repeat = agent.postLater(PATH, press("r1", "right-1", 4));
        await().atMost(Duration.ofSeconds(20)).until(() -> agent.waiting.size() == 1);
        assertThat(first).isNotDone();
        assertThat(repeat).isNotDone();
        agent.waiting.get(0).complete();

        assertThat(first.get().statusCode()).isEqualTo(201);
        assertThat(repeat.get().statusCode()).isEqualTo(201);
        assertThat(agent.events).hasSize(1);
    }

    @Test
    void aRepeatOfOnePressHasOneEffectAndOneAnswer() throws Exception {
        arm();

        assertThat(send(press("r1", "right-1", 4)).statusCode()).isEqualTo(201);
        assertThat(send(press("r1", "right-1", 4)).statusCode()).isEqualTo(201);

        assertThat(agent.events).hasSize(1);
    }

    @Test
    void laterPressesAreStoredForTheHubToJudgeUpToABound() throws Exception {
        arm();

        for (int n = 0; n < RatingDesk.PRESSES_PER_RIGHT_MAX; n++) {
            assertThat(send(press("r" + n, "right-1", 1)).statusCode()).isEqualTo(201);
        }
        HttpResponse<String> beyond = send(press("one-more", "right-1", 1));

        assertThat(beyond.statusCode()).isEqualTo(429);
        assertThat(code(beyond)).isEqualTo("TOO_MANY");
        assertThat(agent.events).hasSize(RatingDesk.PRESSES_PER_RIGHT_MAX).allMatch(RatingGiven.class::isInstance);
    }

    @Test
    void aPressWithNoRightIsNoise() throws Exception {
        HttpResponse<String> answer = send(press("r1", "right-1", 2));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo("NO_RIGHT");
        assertThat(agent.events)
                .containsExactly(new RatingPressIgnored(new CounterId("counter-1"), "tablet-counter-1", 2, agent.now));
        assertThat(agent.local.get("rating-presses/counter-1").path("ignored").asInt())
                .isEqualTo(1);
    }

    @Test
    void aBurstOfNoiseIsCountedButToldOnce() throws Exception {
        for (int n = 0; n < 30; n++)
            assertThat(send(press("r" + n, "right-1", 1)).statusCode()).isEqualTo(409);

        assertThat(agent.events).hasSize(1);
        assertThat(agent.local.get("rating-presses/counter-1").path("ignored").asInt())
                .isEqualTo(30);
        agent.now = agent.now.plus(RatingDesk.NOISE_TOLD_EVERY);
        send(press("later", "right-1", 1));
        assertThat(agent.events).hasSize(2);
    }

    @Test
    void aRightDiesAtItsHour() throws Exception {
        arm("right-1", VISIT, agent.now.plusSeconds(900));
        agent.now = agent.now.plusSeconds(900);

        assertThat(send(press("r1", "right-1", 5)).statusCode()).isEqualTo(409);
    }

    @Test
    void theRightBeforeTheNewestStillCountsForTheHandAlreadyOnTheScreen() throws Exception {
        arm("right-1", VISIT, agent.now.plusSeconds(900));
        arm("right-2", "01900000-0000-7000-8000-000000000002", agent.now.plusSeconds(950));

        assertThat(send(press("r1", "right-1", 5)).statusCode()).isEqualTo(201);
        assertThat(send(press("r2", "right-2", 3)).statusCode()).isEqualTo(201);
        assertThat(agent.events)
                .extracting(event -> ((RatingGiven) event).visitId().value())
                .containsExactly(VISIT, "01900000-0000-7000-8000-000000000002");
    }

    @Test
    void aRightOfOneCounterIsNoneOfAnother() throws Exception {
        arm();

        HttpResponse<String> answer = agent.post("/api/rating/counter-2", press("r1", "right-1", 5));

        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void aRestartWithoutTheHubKeepsTheRight() throws Exception {
        arm();
        agent.stop(module);
        agent.feed.clear();
        module = new RatingModule();
        start();

        assertThat(send(press("r1", "right-1", 5)).statusCode()).isEqualTo(201);
    }

    @Test
    void aFullStoreIsToldAndTheSamePressMayBeTriedAgain() throws Exception {
        arm();
        agent.storeIsFull = true;

        HttpResponse<String> full = send(press("r1", "right-1", 5));
        agent.storeIsFull = false;

        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(code(full)).isEqualTo("STORE_FULL");
        assertThat(Json.parseObject(full.body()).path("message").path("vi").asText())
                .contains("ý kiến");
        assertThat(send(press("r1", "right-1", 5)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "\"x\"",
                "{\"ratingId\":\"r\",\"rightId\":\"x\",\"score\":6,\"scaleMax\":5}",
                "{\"ratingId\":\"r\",\"rightId\":\"x\",\"score\":0,\"scaleMax\":5}",
                "{\"ratingId\":\"r\",\"rightId\":\"x\",\"score\":1.5,\"scaleMax\":5}",
                "{\"ratingId\":\"r\",\"rightId\":\"x\",\"score\":\"5\",\"scaleMax\":5}",
                "{\"ratingId\":\"r\",\"rightId\":\"x\",\"score\":5,\"scaleMax\":10}",
                "{\"ratingId\":\"\",\"rightId\":\"x\",\"score\":5,\"scaleMax\":5}",
                "{\"ratingId\":\"r r\",\"rightId\":\"x\",\"score\":5,\"scaleMax\":5}",
                "{\"ratingId\":7,\"rightId\":\"x\",\"score\":5,\"scaleMax\":5}",
                "{\"ratingId\":\"r\",\"rightId\":\"x\",\"score\":5,\"scaleMax\":5,\"reasons\":\"all\"}",
                "{\"ratingId\":\"r\",\"rightId\":\"x\",\"score\":5,\"scaleMax\":5,\"reasons\":[1]}",
                "{\"ratingId\":\"r\",\"rightId\":\"x\",\"score\":5,\"scaleMax\":5,\"reasons\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]}"
            })
    void whatIsNoPressIsRefused(String body) throws Exception {
        arm();

        HttpResponse<String> answer = send(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("BAD_REQUEST");
        assertThat(agent.events).isEmpty();
        assertThat(send(press("r1", "right-1", 5)).statusCode()).isEqualTo(201);
    }

    @Test
    void aBodyBeyondTheBoundIsRefused() throws Exception {
        HttpResponse<String> answer = send(press("r", "x", 5) + " ".repeat(70_000));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(code(answer)).isEqualTo("TOO_LARGE");
    }

    @Test
    void anUnknownCounterIsSaid() throws Exception {
        HttpResponse<String> answer = agent.post("/api/rating/counter-9", press("r", "x", 5));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("UNKNOWN_COUNTER");
    }

    @Test
    void aRightThatCannotBeReadLeavesThePageIdle() throws Exception {
        agent.say(() -> agent.feed.put(
                "rating:counter-1 right", Json.object().put("rightId", "x").put("until", "soon")));

        assertThat(send(press("r", "x", 5)).statusCode()).isEqualTo(409);
    }

    @Test
    void problemsOfTheSectionAreNoted() {
        for (String yaml : List.of("{}", "counters: []", "counters: ['Quầy 1']")) {
            ConfigNode section = ConfigNode.parse("agent.yaml", yaml);
            new RatingModule().configure(section);
            assertThat(section.problems()).as(yaml).isNotEmpty();
        }
    }

    @Test
    void randomPressesNeverStoreMoreThanTheirRightAllows() throws Exception {
        long seed = Long.getLong("motcua.seed", 20261122L);
        var random = new java.util.Random(seed);
        arm();
        for (int n = 0; n < 200; n++) {
            String id = new UUID(0, random.nextInt(60)).toString();
            String right = random.nextBoolean() ? "right-1" : "right-" + random.nextInt(5);
            assertThat(send(press(id, right, 1 + random.nextInt(5))).statusCode())
                    .as("seed %d", seed)
                    .isIn(201, 409, 429);
        }
        List<String> stored = agent.events.stream()
                .filter(RatingGiven.class::isInstance)
                .map(event -> ((RatingGiven) event).ratingId())
                .toList();
        assertThat(stored).as("seed %d", seed).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void theAgentFindsTheModule() {
        assertThat(ServiceLoader.load(AgentModule.class))
                .extracting(AgentModule::name)
                .contains("rating");
    }
}
