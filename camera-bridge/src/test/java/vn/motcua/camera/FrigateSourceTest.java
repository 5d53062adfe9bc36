package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.mqtt.Mosquitto;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.model.CounterId;

/** The module between a broker that is not ours and an API of the test's. */
class FrigateSourceTest {
    private static final String ID = "1795136400.25-abc123";
    private static final String ITEM =
            "{\"id\":\"" + ID + "\",\"camera\":\"hall\",\"label\":\"person\",\"start_time\":1795136400.25,"
                    + "\"end_time\":null,\"sub_label\":\"CANARY\"}";

    @TempDir
    private Path folder;

    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String events = "[]";
    private Mosquitto broker;
    private HttpServer api;

    @BeforeEach
    void start() throws Exception {
        broker = Mosquitto.in(folder).orElse(null);
        Assumptions.assumeTrue(broker != null, "NOT RUN: mosquitto is not installed");
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/", call -> {
            asked.add(call.getRequestURI().toString());
            byte[] answer = (call.getRequestURI().getPath().equals("/api/events") ? events : "[]")
                    .getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        api.start();
        module.configure(ConfigNode.parse(
                "agent.yaml", """
                {sources: {nvr: {type: frigate, broker: "mqtt://127.0.0.1:%d", api: "http://127.0.0.1:%d",
                  channels: {hall: counter-1}}}}
                """.formatted(broker.port(), api.getAddress().getPort())));
        agent.start(module);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> agent.events.stream().anyMatch(FrigateSourceTest::isAlive) || published());
    }

    /** A retained word comes with the subscription, whenever that is. */
    private boolean published() throws IOException, InterruptedException {
        broker.publish("frigate/available", "online");
        return false;
    }

    private static boolean isAlive(Object event) {
        return event instanceof CameraLiveness liveness && liveness.state().equals("ALIVE");
    }

    @AfterEach
    void stop() throws Exception {
        if (broker == null) return;
        agent.stop(module);
        agent.close();
        api.stop(0);
        broker.close();
    }

    private List<String> sightings() {
        return agent.events.stream()
                .filter(CameraSighting.class::isInstance)
                .map(CameraSighting.class::cast)
                .filter(sighting -> sighting.kind().equals("presence"))
                .map(sighting -> sighting.phase() + " " + sighting.counterId() + " " + sighting.key())
                .toList();
    }

    @Test
    void whatFrigateSaysIsStoredAndWhatItDidNotSayIsAskedFor() throws Exception {
        String counter = " " + new CounterId("counter-1") + " " + ID;
        broker.publish("frigate/events", "{\"type\":\"new\",\"before\":{},\"after\":" + ITEM + "}");
        await().atMost(Duration.ofSeconds(10)).until(() -> sightings().equals(List.of("START" + counter)));

        events = "[" + ITEM.replace("\"end_time\":null", "\"end_time\":1795136420.0") + "]";
        broker.publish("frigate/available", "offline");
        broker.publish("frigate/available", "online");

        await().atMost(Duration.ofSeconds(15))
                .until(() -> sightings().equals(List.of("START" + counter, "END" + counter)));
        assertThat(asked)
                .anySatisfy(path -> assertThat(path).startsWith("/api/review?"))
                .anySatisfy(path -> assertThat(path).startsWith("/api/events?").contains("after=1795136340"));
        assertThat(agent.events.toString()).doesNotContain("CANARY");
    }

    /** Not acknowledged before it is stored: a full store holds the broker, and loses nothing. */
    @Test
    void aFullStoreDelaysAndLosesNothing() throws Exception {
        agent.storeIsFull = true;
        for (int i = 0; i < 5; i++)
            broker.publish(
                    "frigate/events", "{\"type\":\"new\",\"after\":" + ITEM.replace("abc123", "abc12" + i) + "}");
        assertThat(sightings()).isEmpty();

        agent.storeIsFull = false;

        await().atMost(Duration.ofSeconds(15)).until(() -> sightings().size() == 5);
    }
}
