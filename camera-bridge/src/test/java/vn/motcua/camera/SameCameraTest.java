package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.mqtt.Mosquitto;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraSighting;

/** Pain 15: one camera that posts as Hikvision, is heard over ONVIF and watched by {@code motion}, through the module. */
class SameCameraTest {
    private static final String KEY = "k3y-of-a-camera-x";
    private static final String SOURCES = "{nvr: {type: isapi-push, key: " + KEY + "}, onvif: {type: onvif-push, key: "
            + KEY + "}, pi: {type: motion, key: " + KEY + "}, hook: {secret: a-secret-of-sixteen, cameras: [x]}}";
    private static final String XML = "<EventNotificationAlert><channelID>%s</channelID>"
            + "<eventType>VMD</eventType><eventState>%s</eventState></EventNotificationAlert>";
    private static final String NOTIFY = "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
            + "<n:Notify xmlns:n=\"http://docs.oasis-open.org/wsn/b-2\"><n:NotificationMessage><n:Topic>"
            + "tns1:VideoSource/MotionAlarm</n:Topic><n:Message><t:Message xmlns:t=\"http://www.onvif.org/ver10/schema\" "
            + "UtcTime=\"2026-11-23T02:00:00Z\" PropertyOperation=\"Changed\"><t:Source><t:SimpleItem Name=\"Source\" "
            + "Value=\"v1\"/></t:Source><t:Data><t:SimpleItem Name=\"State\" Value=\"%s\"/></t:Data></t:Message></n:Message>"
            + "</n:NotificationMessage></n:Notify></s:Body></s:Envelope>";

    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @AfterEach
    void close() throws Exception {
        if (port != 0) agent.stop(module);
        agent.close();
    }

    private void start(String same) throws Exception {
        int free = Mosquitto.freePort();
        module.configure(ConfigNode.parse(
                "agent.yaml", "{sources: " + SOURCES + ", push: {port: " + free + "}, same: " + same + "}"));
        agent.start(module);
        port = free;
    }

    @Test
    void oneThingHeardByThreeSourcesIsOneSighting() throws Exception {
        start("{hall: [nvr/1, onvif/v1, pi/hall 1]}");

        post("onvif", "", NOTIFY.formatted("true"));
        post("nvr", "", XML.formatted("1", "active"));
        post("pi", "?event=start&camera=hall+1", "");
        post("nvr", "", XML.formatted("2", "active"));
        post("nvr", "", XML.formatted("1", "inactive"));
        post("pi", "?event=end&camera=hall+1", "");
        post("onvif", "", NOTIFY.formatted("false"));

        assertThat(said()).containsExactly("onvif/v1 START", "nvr/2 START", "onvif/v1 END");
        assertThat(agent.saved.get("open:nvr"))
                .as("what would be ended after a fall")
                .contains("\"2\"")
                .doesNotContain("\"1\"");
    }

    @Test
    void withoutTheNameOfACameraEachTellsItsOwn() throws Exception {
        start("{}");

        post("onvif", "", NOTIFY.formatted("true"));
        post("nvr", "", XML.formatted("1", "active"));

        assertThat(said()).containsExactly("onvif/v1 START", "nvr/1 START");
    }

    @Test
    void aCameraIsAtTwoSourcesAtLeastAndAChannelOfOneOnly() {
        for (String wrong : List.of(
                "{hall: [nvr/1]}",
                "{hall: [nvr/1, nvr/2]}",
                "{hall: [nvr/1, nobody/1]}",
                "{hall: [nvr/1, hook/x]}",
                "{hall: [nvr/1, onvif]}",
                "{hall: [nvr/1, onvif/v1], gate: [nvr/1, pi/a]}")) {
            ConfigNode section = ConfigNode.parse("agent.yaml", "{sources: " + SOURCES + ", same: " + wrong + "}");
            CameraSettings.read(section);
            assertThat(section.problems())
                    .as(wrong)
                    .isNotEmpty()
                    .allMatch(one -> one.toString().contains("same"));
        }
    }

    private List<String> said() {
        return agent.events.stream()
                .filter(CameraSighting.class::isInstance)
                .map(CameraSighting.class::cast)
                .map(one -> one.source() + "/" + one.channel() + " " + one.phase())
                .toList();
    }

    private void post(String source, String query, String body) throws Exception {
        URI to = URI.create("http://127.0.0.1:" + port + "/" + source + "/" + KEY + query);
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
}
