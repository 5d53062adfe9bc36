package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.camera.onvif.FakeOnvifDevice.message;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.onvif.FakeOnvifDevice;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.model.CounterId;

/** The module with an ONVIF device in its configuration. */
class OnvifSourceTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private FakeOnvifDevice device;

    @BeforeEach
    void switchOn() throws Exception {
        device = new FakeOnvifDevice(vertx);
        device.skew = java.time.Duration.between(java.time.Instant.now(), agent.now);
    }

    @AfterEach
    void switchOff() throws Exception {
        agent.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatADeviceTellsStandsInTheLedgerAtItsCounterAndThePullPointIsFreed() throws Exception {
        String active = "<t:SimpleItem Name=\"State\" Value=\"true\"/>";
        device.messages.add(message("VideoSource/MotionAlarm", "Initialized", agent.now, active));
        device.messages.add(message("RuleEngine/Recognition/Face", "Changed", agent.now, active));
        device.messages.add(message("VideoSource/MotionAlarm", "Changed", agent.now, active));

        ask(FakeOnvifDevice.PASSWORD);

        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> events(CameraSighting.class).stream()
                        .anyMatch(one -> one.phase().equals("START")));
        assertThat(events(CameraSighting.class))
                .extracting(CameraSighting::kind)
                .containsOnly("motion");
        CameraSighting last =
                events(CameraSighting.class).get(events(CameraSighting.class).size() - 1);
        assertThat(last.counterId()).isEqualTo(new CounterId("counter-1"));
        assertThat(events(CameraLiveness.class))
                .extracting(CameraLiveness::state)
                .contains("ALIVE");
        agent.stop(module);
        assertThat(device.held()).isZero();
        assertThat(device.faults).isEmpty();
    }

    @Test
    void aDeviceThatIsAskedIsAskedAlsoWhereOthersPost() throws Exception {
        device.messages.add(message(
                "VideoSource/MotionAlarm", "Changed", agent.now, "<t:SimpleItem Name=\"State\" Value=\"true\"/>"));
        module.configure(ConfigNode.parse(
                "agent.yaml",
                "{sources: {nvr: {type: isapi-push, key: k3y-of-a-camera-x}, gate: {type: onvif, url: \"http://127.0.0.1:"
                        + device.url().getPort() + "\", user: " + FakeOnvifDevice.USER + ", password: \""
                        + FakeOnvifDevice.PASSWORD + "\", stills: false}}, push: {port: 0}}"));
        agent.start(module);

        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> !events(CameraSighting.class).isEmpty());

        assertThat(device.count("Subscribe")).isZero();
        agent.stop(module);
    }

    @Test
    void pain8ARefusedPasswordIsCountedOverRestarts() throws Exception {
        for (int tries = 1; tries <= 3; tries++) {
            int so = tries;
            ask("wrong");
            await().atMost(20, TimeUnit.SECONDS).until(() -> saved().contains("\"refusals\":" + so));
            agent.stop(module);
        }
        int calls = device.calls.size();
        agent.events.clear();

        ask("wrong");

        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> events(CameraLiveness.class).stream()
                        .anyMatch(one -> one.reason().equals("LOGIN_REFUSED")));
        assertThat(device.calls).hasSize(calls);
        agent.stop(module);
    }

    @Test
    void aDeviceThatIsAskedToPostIsHeardKeptRenewedAndFreed() throws Exception {
        device.life = java.time.Duration.ofSeconds(2);
        askToPost();
        await().atMost(20, TimeUnit.SECONDS).until(() -> !device.consumer.isEmpty());

        String active = "<t:SimpleItem Name=\"State\" Value=\"true\"/>";
        String notify = FakeOnvifDevice.envelope(
                "<n:Notify>" + message("VideoSource/MotionAlarm", "Changed", agent.now, active) + "</n:Notify>");
        assertThat(post(device.consumer, notify)).isEqualTo(200);
        assertThat(post(device.consumer + "x", notify))
                .as("not the address it was given")
                .isEqualTo(404);

        assertThat(events(CameraSighting.class))
                .singleElement()
                .extracting(CameraSighting::counterId)
                .isEqualTo(new CounterId("counter-1"));
        await().atMost(20, TimeUnit.SECONDS).until(() -> device.count("Renew") >= 2);
        assertThat(device.count("Subscribe")).isEqualTo(1);
        agent.stop(module);
        assertThat(device.held()).isZero();
        assertThat(device.faults).isEmpty();
    }

    @Test
    void pain11AnotherSubscriptionIsMadeWhenTheDeviceRefusesToRenew() throws Exception {
        device.life = java.time.Duration.ofSeconds(2);
        device.isRenewRefused = true;
        askToPost();

        await().atMost(20, TimeUnit.SECONDS).until(() -> device.count("Subscribe") >= 2);
        assertThat(device.held()).as("the old one was freed before").isLessThanOrEqualTo(1);
        assertThat(events(CameraLiveness.class))
                .extracting(CameraLiveness::state)
                .containsOnly("ALIVE");
        agent.stop(module);
        assertThat(device.held()).isZero();
    }

    private void askToPost() throws Exception {
        module.configure(ConfigNode.parse(
                "agent.yaml",
                "{sources: {gate: {type: onvif-push, url: \"http://127.0.0.1:"
                        + device.url().getPort() + "\", user: " + FakeOnvifDevice.USER + ", password: \""
                        + FakeOnvifDevice.PASSWORD + "\", channels: {v1: counter-1}}}, push: {port: 0}}"));
        agent.start(module);
    }

    private static int post(String url, String body) throws Exception {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(url))
                                .header("Content-Type", "application/soap+xml")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String saved() {
        return agent.saved.getOrDefault("login:gate", "");
    }

    private void ask(String password) throws Exception {
        module.configure(ConfigNode.parse(
                "agent.yaml",
                "{sources: {gate: {type: onvif, url: \"http://127.0.0.1:"
                        + device.url().getPort() + "\", user: " + FakeOnvifDevice.USER + ", password: \"" + password
                        + "\", channels: {v1: counter-1}}}}"));
        agent.start(module);
    }

    private <T> List<T> events(Class<T> type) {
        return agent.events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
