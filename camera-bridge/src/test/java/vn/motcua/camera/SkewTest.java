package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.camera.mqtt.Mosquitto;
import vn.motcua.camera.onvif.FakeOnvifDevice;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.Outbox.Position;
import vn.motcua.edge.store.StoreSettings;

/**
 * Pain 9 through the whole module, into the agent's own store: a device whose clock is wrong is let in, and what it saw stands at the
 * second it was seen, beside the device's own word for it. One device is asked for its clock, the other one's is learned from what it posts.
 */
class SkewTest {
    private static final String KEY = "k3y-of-a-camera-x";
    private static final Instant MORNING = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    Path home;

    private final Vertx vertx = Vertx.vertx();
    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeOnvifDevice device;
    private AgentStore store;
    private Duration skew = Duration.ZERO;
    private int door;

    @BeforeEach
    void switchOn() throws Exception {
        store = AgentStore.open(
                vertx, new StoreSettings(home, 256 * 1024, 50_000, Duration.ofDays(7), 4_096), Instant::now);
        agent.storeIn(store);
        device = new FakeOnvifDevice(vertx);
        door = Mosquitto.freePort();
    }

    @AfterEach
    void switchOff() throws Exception {
        agent.stop(module);
        agent.close();
        done(store.close());
        done(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT7H", "PT2M"})
    void whatADeviceWithAWrongClockSawStandsAtItsRightTime(String wrong) throws Exception {
        seesAtTheRightTime(Duration.parse(wrong));
    }

    @Test
    void aDeviceThatFellBackToTheYear2000IsNoOlderForIt() throws Exception {
        seesAtTheRightTime(Duration.between(MORNING, Instant.parse("2000-01-01T00:03:00Z")));
    }

    private void seesAtTheRightTime(Duration wrong) throws Exception {
        skew = wrong;
        device.skew = Duration.between(Instant.now(), MORNING).plus(wrong);
        start();

        // Asked: the first word of it is set right already. Not asked: the first counts as now, and teaches.
        pulled(MORNING.minusSeconds(10), "true");
        post(MORNING, "active");
        agent.now = MORNING.plusSeconds(40);
        pulled(MORNING.plusSeconds(35), "false");
        post(MORNING.plusSeconds(38), "inactive");
        await().atMost(20, TimeUnit.SECONDS).until(() -> sightings().size() == 4);

        stands("gate", "START", MORNING.minusSeconds(10));
        stands("gate", "END", MORNING.plusSeconds(35));
        stands("nvr", "START", MORNING);
        stands("nvr", "END", MORNING.plusSeconds(38));
        await().atMost(20, TimeUnit.SECONDS).until(() -> ahead("gate") != 0 && ahead("nvr") != 0);
        assertThat(ahead("gate")).isCloseTo(wrong.toSeconds(), within(60L));
        assertThat(device.faults).as("logins the device would not take").isEmpty();
        assertThat(device.count("CreatePullPointSubscription")).isEqualTo(1);
    }

    private void start() throws Exception {
        module.configure(ConfigNode.parse(
                "agent.yaml",
                "{sources: {gate: {type: onvif, url: \"http://127.0.0.1:"
                        + device.url().getPort() + "\", user: " + FakeOnvifDevice.USER + ", password: \""
                        + FakeOnvifDevice.PASSWORD + "\", stills: false}, nvr: {type: isapi-push, key: " + KEY
                        + "}}, push: {port: " + door + "}}"));
        agent.start(module);
    }

    private void pulled(Instant seen, String state) {
        int before = sightings("gate").size();
        device.messages.add(FakeOnvifDevice.message(
                "VideoSource/MotionAlarm",
                "Changed",
                seen.plus(skew),
                "<t:SimpleItem Name=\"State\" Value=\"" + state + "\"/>"));
        await().atMost(20, TimeUnit.SECONDS).until(() -> sightings("gate").size() > before);
    }

    /** As such devices write it: with a time and no zone, which is the site's (+07:00). */
    private void post(Instant seen, String state) throws Exception {
        String local = seen.plus(skew).plus(7, ChronoUnit.HOURS).toString().replace("Z", "");
        String body = "<EventNotificationAlert><channelID>1</channelID><dateTime>" + local
                + "</dateTime><eventType>VMD</eventType><eventState>" + state
                + "</eventState></EventNotificationAlert>";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door + "/nvr/" + KEY))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private void stands(String source, String phase, Instant seen) {
        JsonNode one = sightings(source).stream()
                .filter(each -> each.path("phase").asText().equals(phase))
                .findFirst()
                .orElseThrow();
        assertThat(instant(one, "deviceAt")).as("%s %s", source, phase).isEqualTo(seen.plus(skew));
        assertThat(instant(one, "at")).as("%s %s", source, phase).isCloseTo(seen, within(3, ChronoUnit.SECONDS));
        assertThat(instant(one, "receivedAt")).as("%s %s", source, phase).isBetween(MORNING, MORNING.plusSeconds(40));
        assertThat(one.path("endInferred").asBoolean()).isFalse();
        assertThat(one.path("late").asBoolean()).isFalse();
    }

    private static Instant instant(JsonNode one, String name) {
        return Instant.parse(one.path(name).asText());
    }

    private List<JsonNode> sightings(String source) {
        return sightings().stream()
                .filter(one -> one.path("source").asText().equals(source))
                .toList();
    }

    /** As they wait for the hub. */
    private List<JsonNode> sightings() {
        try {
            return done(store.read(tx -> tx.outbox().after(StreamName.BULK, Position.START, 1_000, Integer.MAX_VALUE)))
                    .stream()
                    .filter(row -> row.type().equals("CameraSighting"))
                    .map(row -> (JsonNode) Json.parseObject(row.data()))
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long ahead(String source) {
        JsonNode shown = agent.local.get("camera/" + source);
        return shown == null ? 0 : shown.path("clockAheadSeconds").asLong();
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
