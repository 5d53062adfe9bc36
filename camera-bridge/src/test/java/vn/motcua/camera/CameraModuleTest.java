package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.module.AgentModule;

class CameraModuleTest extends WebhookRig {

    @Test
    void aSignedCallBecomesOneEventOfItsCounter() throws Exception {
        byte[] picture = "a picture".getBytes(StandardCharsets.UTF_8);
        String body = Json.write(body().put(
                        "image",
                        "data:image/jpeg;base64,"
                                + Base64.getMimeEncoder(4, new byte[] {13, 10}).encodeToString(picture))
                .put("zone", "desk"));

        String id = id(send("k1", body));

        assertThat(agent.events)
                .containsExactly(new CameraEventReceived(
                        id,
                        "hall-cameras",
                        "cam-1",
                        new CounterId("counter-1"),
                        "motion",
                        Instant.parse("2026-11-23T02:00:00.250Z"),
                        agent.now,
                        CameraCall.sha256(picture),
                        picture.length));
        assertThat(counts("hall-cameras").path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void aCameraThatLooksAtNoCounterIsTakenToo() throws Exception {
        id(send("k1", Json.write(body().put("camera", "Cổng chính").put("kind", "Crowding"))));

        CameraEventReceived event = (CameraEventReceived) agent.events.get(0);
        assertThat(event.camera()).isEqualTo("Cổng chính");
        assertThat(event.kind()).isEqualTo("crowding");
        assertThat(event.counterId()).isNull();
        assertThat(event.imageSha256()).isEmpty();
        assertThat(event.imageBytes()).isZero();
    }

    @Test
    void aRepeatGetsTheSameAnswerAndHasNoSecondEffect() throws Exception {
        String body = Json.write(body());
        String first = id(send("k1", body));

        agent.now = agent.now.plusSeconds(30);
        assertThat(id(send("k1", body))).as("signed again").isEqualTo(first);
        assertThat(id(send("k1", body, Long.toString(agent.now.getEpochSecond() - 30))))
                .as("same bytes")
                .isEqualTo(first);

        assertThat(agent.events).hasSize(1);
        assertThat(counts("hall-cameras").path("repeated").asInt()).isEqualTo(2);
    }

    @Test
    void aRepeatThatOvertakesTheFirstWaitsForItsAnswer() throws Exception {
        String body = Json.write(body());
        String[] headers = headers(timestamp(), sign(SECRET, timestamp(), body), "k1");
        agent.storeIsSlow = true;

        var first = agent.postLater(PATH, body, headers);
        var repeat = agent.postLater(PATH, body, headers);
        await().atMost(Duration.ofSeconds(20)).until(() -> agent.waiting.size() == 1);
        agent.waiting.get(0).complete();

        assertThat(id(first.get())).isEqualTo(id(repeat.get()));
        assertThat(agent.events).hasSize(1);
    }

    @Test
    void aKeyUsedForAnotherBodyIsRefused() throws Exception {
        id(send("k1", Json.write(body())));

        assertRefused(send("k1", Json.write(body().put("kind", "crowding"))), 409, "KEY_REUSED");
        assertThat(agent.events).hasSize(1);
    }

    @Test
    void aCapturedCallUnderAnotherKeyIsAReplay() throws Exception {
        String body = Json.write(body());
        id(send("k1", body));

        assertRefused(send("k2", body), 409, "REPLAYED");
        String upper = sign(SECRET, timestamp(), body).toUpperCase(java.util.Locale.ROOT);
        assertRefused(agent.post(PATH, body, headers(timestamp(), upper, "k3")), 409, "REPLAYED");
        assertThat(agent.events).hasSize(1);
        assertThat(counts("hall-cameras").path("refused").path("REPLAYED").asInt())
                .isEqualTo(2);
    }

    @Test
    void aReplayIsKnownAfterARestart() throws Exception {
        String body = Json.write(body());
        String first = id(send("k1", body));
        agent.stop(module);
        module = new CameraModule();
        start();

        assertRefused(send("k2", body), 409, "REPLAYED");
        assertThat(id(send("k1", body))).isEqualTo(first);
        assertThat(agent.events).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motion",
                "surface-change",
                "interface.down",
                "loitering",
                "crowding",
                "panic",
                "line-crossed",
                "plate"
            })
    void eventsAboutAPlaceAreTaken(String kind) throws Exception {
        id(send("k1", Json.write(body().put("kind", kind))));
    }

    @Test
    void aFullStoreIsToldAndTheSameCallMayBeTriedAgain() throws Exception {
        String body = Json.write(body());
        agent.storeIsFull = true;
        assertRefused(send("k1", body), 503, "STORE_FULL");

        agent.storeIsFull = false;
        id(send("k1", body));
        assertThat(agent.events).hasSize(1);
    }

    @Test
    void moreThanCanBeRememberedIsRefusedUntilTheOldestCannotBeRepeated() throws Exception {
        for (int n = 0; n < SeenCalls.SLOTS; n++) id(send("k" + n, Json.write(body().put("n", n))));
        assertRefused(send("more", Json.write(body().put("n", "more"))), 429, "TOO_MANY");
        assertThat(id(send("k0", Json.write(body().put("n", 0))))).isNotBlank();

        agent.now = agent.now.plus(SeenCalls.REMEMBERED).plusSeconds(1);
        id(send("more", Json.write(body().put("n", "more"))));
        assertThat(agent.events).hasSize(SeenCalls.SLOTS + 1);
    }

    @Test
    void everyProblemOfTheSectionIsNotedAndNoSecretIsShown() {
        ConfigNode section = ConfigNode.parse(
                "agent.yaml",
                "{sources: {Hall: {secret: short}, b: {counters: {cam: 'Quầy 1'}}, c: {secret: long-enough-secret, extra: 1}}}");
        new CameraModule().configure(section);
        section.rejectUnknown();

        assertThat(section.problems())
                .extracting(problem -> problem.key())
                .containsExactlyInAnyOrder(
                        "sources.Hall",
                        "sources.Hall.secret",
                        "sources.Hall.cameras",
                        "sources.b.secret",
                        "sources.b.counters.cam",
                        "sources.c.cameras",
                        "sources.c.extra");
        assertThat(section.problems().toString()).doesNotContain("'short'");
        ConfigNode empty = ConfigNode.parse("agent.yaml", "{}");
        new CameraModule().configure(empty);
        assertThat(empty.problems()).hasSize(1);
    }

    @Test
    void theAgentFindsTheModule() {
        assertThat(ServiceLoader.load(AgentModule.class))
                .extracting(AgentModule::name)
                .contains("camera");
    }
}
