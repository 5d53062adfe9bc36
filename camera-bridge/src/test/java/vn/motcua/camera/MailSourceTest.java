package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.mqtt.Mosquitto;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;

class MailSourceTest {
    private static final String SAID = """
            HELO camera
            MAIL FROM:<nvr@site.vn>
            RCPT TO:<motcua@site.vn>
            DATA
            Subject: Motion

            EVENT TYPE: Motion Detected
            CHANNEL NAME: Camera 01
            .
            QUIT
            """.replace("\n", "\r\n");

    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();

    private void start(int port) throws Exception {
        module.configure(ConfigNode.parse(
                "agent.yaml",
                "{sources: {mails: {type: smtp, port: " + port
                        + ", senders: [NVR@site.vn], channels: {Camera 01: counter-1}}}}"));
        agent.start(module);
    }

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
    }

    @Test
    void aMailIsAnsweredWhenItsSightingIsStored() throws Exception {
        int port = Mosquitto.freePort();
        start(port);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(SAID.getBytes(StandardCharsets.UTF_8));
            List<String> answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.substring(0, 3))
                    .toList();
            assertThat(answers).containsExactly("220", "250", "250", "250", "354", "250", "221");
        }
        assertThat(agent.events)
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(CameraSighting.class, sighting -> {
                    assertThat(sighting.kind()).isEqualTo("motion");
                    assertThat(String.valueOf(sighting.counterId())).contains("counter-1");
                }));
    }

    @Test
    void aDoorThatDoesNotOpenIsToldAndStopsNothingElse() throws Exception {
        try (java.net.ServerSocket taken =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            start(taken.getLocalPort());
        }
        assertThat(agent.events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                CameraLiveness.class,
                                liveness -> assertThat(liveness.state()).isNotEqualTo("ALIVE")));
    }

    @Test
    void whatIsWrongInTheConfigurationIsNamed() {
        assertThat(problems("{type: smtp}")).contains("senders");
        assertThat(problems("{type: frigate, broker: \"http://10.0.0.1\"}")).contains("broker");
        assertThat(problems("{type: frigate, broker: \"mqtt://10.0.0.1\", topicPrefix: \"a/#\"}"))
                .contains("topicPrefix");
        assertThat(problems("{type: frigate, broker: \"mqtt://10.0.0.1\", api: \"ftp://x\"}"))
                .contains("api");
    }

    private static String problems(String source) {
        ConfigNode node = ConfigNode.parse("agent.yaml", "{sources: {one: " + source + "}}");
        CameraSettings.read(node);
        return node.problems().toString();
    }
}
