package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.mqtt.Mosquitto;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.model.CounterId;

/** Devices that post by themselves, and the module behind the one door for all of them. */
class PushDoorTest {
    private static final String KEY = "k3y-of-a-camera-x";
    private static final int BODY_MAX = 12 * 1024 * 1024;
    private static final String FIELD =
            "<EventNotificationAlert><ipAddress>10.0.0.5</ipAddress><channelID>1</channelID>"
                    + "<dateTime>2026-11-23T09:00:00</dateTime><eventType>fielddetection</eventType><eventState>active</eventState>"
                    + "</EventNotificationAlert>";
    private static final String NOTIFY = "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
            + "<n:Notify xmlns:n=\"http://docs.oasis-open.org/wsn/b-2\"><n:NotificationMessage><n:Topic>"
            + "tns1:VideoSource/MotionAlarm</n:Topic><n:Message><t:Message xmlns:t=\"http://www.onvif.org/ver10/schema\" "
            + "UtcTime=\"2026-11-23T02:00:00Z\" PropertyOperation=\"Changed\"><t:Source><t:SimpleItem Name=\"Source\" "
            + "Value=\"v1\"/></t:Source><t:Data><t:SimpleItem Name=\"State\" Value=\"true\"/></t:Data></t:Message></n:Message>"
            + "</n:NotificationMessage></n:Notify></s:Body></s:Envelope>";

    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void open() throws Exception {
        port = Mosquitto.freePort();
        start("{nvr: {type: isapi-push, key: " + KEY + ", channels: {1: counter-1}},"
                + " onvif: {type: onvif-push, from: [127.0.0.1], channels: {v1: counter-1}},"
                + " far: {type: isapi-push, from: [10.99.99.99]},"
                + " login: {type: isapi-push, user: cam, password: \"s3cret, \\\"long\\\"\"},"
                + " basic: {type: isapi-push, user: cam, password: right, basic: true},"
                + " pi: {type: motion, key: " + KEY + ", channels: {hall 1: counter-1}}}");
    }

    private void start(String sources) throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "{sources: " + sources + ", push: {port: " + port + "}}"));
        agent.start(module);
    }

    @AfterEach
    void close() throws Exception {
        agent.stop(module);
        agent.close();
    }

    private HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
        return postLater(path, type, body).get(20, TimeUnit.SECONDS);
    }

    private CompletableFuture<HttpResponse<String>> postLater(String path, String type, byte[] body) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private int xml(String path, String body) throws Exception {
        return post(path, "application/xml", body.getBytes(StandardCharsets.UTF_8))
                .statusCode();
    }

    private List<CameraSighting> sightings() {
        return agent.events.stream()
                .filter(CameraSighting.class::isInstance)
                .map(CameraSighting.class::cast)
                .toList();
    }

    @Test
    void whatADevicePostsIsASightingAtItsCounterBeforeItIsAnswered() throws Exception {
        assertThat(xml("/nvr/" + KEY, FIELD)).isEqualTo(200);

        assertThat(sightings()).singleElement().satisfies(one -> {
            assertThat(one.source()).isEqualTo("nvr");
            assertThat(one.kind()).isEqualTo("presence");
            assertThat(one.phase()).isEqualTo("START");
            assertThat(one.counterId()).isEqualTo(new CounterId("counter-1"));
            assertThat(one.deviceAt()).as("read in the site's zone").hasToString("2026-11-23T02:00:00Z");
        });
        assertThat(xml("/nvr/" + KEY, FIELD)).isEqualTo(200);
        assertThat(sightings()).as("a repeat is folded").hasSize(1);
    }

    @Test
    void aFormWithPicturesInAnyPiecesIsOneEvent() throws Exception {
        Random random = new Random(20261122);
        byte[] picture = new byte[200_000];
        random.nextBytes(picture);
        picture[0] = (byte) 0xFF;
        picture[1] = (byte) 0xD8;
        byte[] body = bytes(
                "--b\r\nContent-Disposition: form-data; name=\"fielddetection\"\r\n\r\n" + FIELD
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"p\"; filename=\"p.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\nContent-Length: " + picture.length + "\r\n\r\n",
                picture,
                "\r\n--b--\r\n");
        byte[] head = ("POST /nvr/" + KEY
                        + "?x=1 HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                        + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            for (byte[] piece : Cuts.random(bytes(head, body), random))
                socket.getOutputStream().write(piece);
            assertThat(status(socket.getInputStream())).isEqualTo(200);
        }
        assertThat(sightings()).singleElement().extracting(CameraSighting::kind).isEqualTo("presence");
    }

    @Test
    void anOnvifDeviceThatNotifiesIsHeard() throws Exception {
        assertThat(post("/onvif", "application/soap+xml", NOTIFY.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);

        assertThat(sightings()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("motion");
            assertThat(one.counterId()).isEqualTo(new CounterId("counter-1"));
        });
    }

    @Test
    void onlyWhoIsConfiguredIsHeard() throws Exception {
        assertThat(xml("/nvr/another-key-of-no-one", FIELD)).isEqualTo(404);
        assertThat(xml("/nvr", FIELD)).isEqualTo(404);
        assertThat(xml("/nobody/" + KEY, FIELD)).isEqualTo(404);
        assertThat(xml("/", FIELD)).isEqualTo(404);
        assertThat(xml("/far", FIELD)).isEqualTo(403);
        HttpResponse<String> challenge = post("/login", "application/xml", FIELD.getBytes(StandardCharsets.UTF_8));
        assertThat(challenge.statusCode()).isEqualTo(401);
        assertThat(challenge.headers().allValues("WWW-Authenticate"))
                .hasSize(2)
                .allMatch(one -> one.startsWith("Digest "));
        assertThat(sightings()).isEmpty();
    }

    /** curl has its own Digest. */
    @Test
    void aLoginIsJudgedByAnotherImplementation() throws Exception {
        NotRun.unless(NotRun.isProgram("curl"), "curl is not here; its judgement of our Digest is missing");

        assertThat(curl("--digest", "-u", "cam:s3cret, \"long\"", "/login")).isEqualTo("200");
        assertThat(curl("--digest", "-u", "cam:wrong", "/login")).isEqualTo("401");
        assertThat(curl("-u", "cam:s3cret, \"long\"", "/login"))
                .as("Basic is not offered")
                .isEqualTo("401");
        assertThat(curl("-u", "cam:right", "/basic")).isEqualTo("200");
        assertThat(curl("--anyauth", "-u", "cam:right", "/basic")).isEqualTo("200");
        assertThat(sightings()).extracting(CameraSighting::source).containsOnly("login", "basic");
    }

    private String curl(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-m", "15"));
        command.addAll(List.of(arguments).subList(0, arguments.length - 1));
        command.addAll(List.of("-H", "Content-Type: application/xml", "-d", FIELD));
        command.add("http://127.0.0.1:" + port + arguments[arguments.length - 1]);
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aMessageBeyondWhatMayBeHeldIsRefusedAndTheNextIsTaken() throws Exception {
        byte[] endless = new byte[BODY_MAX + 1];
        Arrays.fill(endless, (byte) ' ');
        try {
            assertThat(post("/nvr/" + KEY, "application/xml", endless).statusCode())
                    .isEqualTo(413);
        } catch (java.util.concurrent.ExecutionException hungUp) {
            assertThat(hungUp).hasCauseInstanceOf(IOException.class);
        }
        assertThat(sightings()).isEmpty();
        assertThat(xml("/nvr/" + KEY, FIELD)).isEqualTo(200);
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> agent.local.containsKey("camera/nvr")
                        && agent.local.get("camera/nvr").path("refused").asInt() == 1);
    }

    @Test
    void manyCamerasPostAtOnceThroughOneDoor() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String body = FIELD.replace("<channelID>1<", "<channelID>" + (i + 1) + "<");
            all.add(postLater("/nvr/" + KEY, "application/xml", body.getBytes(StandardCharsets.UTF_8)));
        }
        for (var one : all)
            assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(sightings()).hasSize(100);
    }

    @Test
    void aDeviceWaitsForItsAnswerUntilTheStoreHasItAndIsSentAwayWhenTooMuchWaits() throws Exception {
        agent.storeIsSlow = true;
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        String over = FIELD.replace(">active<", ">inactive<");
        for (int batch = 0; batch < 2; batch++) {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 400; i++) many.append((FIELD + over).replace("<channelID>1<", "<channelID>" + i + "<"));
            all.add(postLater("/nvr/" + KEY, "application/xml", many.toString().getBytes(StandardCharsets.UTF_8)));
        }
        List<CompletableFuture<HttpResponse<String>>> more = new ArrayList<>();
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            more.add(postLater("/nvr/" + KEY, "application/xml", FIELD.getBytes(StandardCharsets.UTF_8)));
            return more.stream().anyMatch(one -> one.isDone() && one.join().statusCode() == 503);
        });
        assertThat(all).noneMatch(CompletableFuture::isDone);

        agent.storeIsSlow = false;
        agent.waiting.forEach(io.vertx.core.Promise::tryComplete);
        for (var one : all)
            assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(agent.commits)
                .as("what waits goes with the next commit")
                .contains(100)
                .noneMatch(size -> size > 100);
        assertThat(xml("/nvr/" + KEY, FIELD.replace("<channelID>1<", "<channelID>2000<")))
                .isEqualTo(200);
    }

    @Test
    void aHookOfMotionBeginsAndEndsOnceHoweverOftenItIsSaid() throws Exception {
        String start = "/pi/" + KEY + "?event=start&id=7&camera=hall%201&at=1795399200";
        for (int i = 0; i < 3; i++) assertThat(get(start)).isEqualTo(200);
        String end = "event=end&id=7&camera=hall+1&at=1795399230";
        byte[] form = end.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++)
            assertThat(post("/pi/" + KEY, "application/x-www-form-urlencoded", form)
                            .statusCode())
                    .isEqualTo(200);
        assertThat(get(start)).as("late, after its end").isEqualTo(200);
        byte[] json = "{\"event\":\"lost\",\"camera\":\"hall 1\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(post("/pi/" + KEY, "application/json", json).statusCode()).isEqualTo(200);

        assertThat(sightings())
                .extracting(one -> one.kind() + " " + one.phase() + " " + one.counterId())
                .containsExactly(
                        "motion START " + new CounterId("counter-1"),
                        "motion END " + new CounterId("counter-1"),
                        "signal-lost START " + new CounterId("counter-1"));
    }

    private int get(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void whatWasOpenWhenTheAgentStoppedIsEndedByTheNextBeforeAnythingIsTold() throws Exception {
        assertThat(xml("/nvr/" + KEY, FIELD)).isEqualTo(200);
        agent.stop(module);
        agent.events.clear();
        open();
        assertThat(xml("/nvr/" + KEY, FIELD)).isEqualTo(200);

        assertThat(sightings())
                .extracting(one -> one.phase() + " " + one.endInferred() + " " + one.kind() + " " + one.counterId())
                .containsExactly(
                        "END true presence " + new CounterId("counter-1"),
                        "START false presence " + new CounterId("counter-1"));
        agent.stop(module);
        agent.events.clear();
        agent.saved.put("open:nvr", "{\"open\":7}");
        open();
        assertThat(sightings()).as("what cannot be read is passed over").isEmpty();
    }

    @Test
    void aDoorThatDoesNotOpenIsToldForEachCamera() throws Exception {
        agent.stop(module);
        agent.events.clear();
        try (java.net.ServerSocket taken =
                new java.net.ServerSocket(port, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            assertThat(taken.isBound()).isTrue();
            start("{a: {type: motion, key: " + KEY + "}, b: {type: motion, key: " + KEY + "}}");
        }
        assertThat(agent.events)
                .filteredOn(CameraLiveness.class::isInstance)
                .extracting(event -> ((CameraLiveness) event).source() + " " + ((CameraLiveness) event).reason())
                .containsExactlyInAnyOrder("a NO_DOOR", "b NO_DOOR");
    }

    @Test
    void whoMayPostMustBeConfigured() {
        assertThat(problems("{type: isapi-push}")).contains("key");
        assertThat(problems("{type: motion, key: short}")).contains("key");
        assertThat(problems("{type: onvif-push, from: [camera.local]}")).contains("from");
        assertThat(problems("{type: isapi-push, user: cam}")).contains("password");
        assertThat(problems("{type: isapi-push, from: [10.0.0.5]}")).isEqualTo("[]");
    }

    private static String problems(String source) {
        ConfigNode node = ConfigNode.parse("agent.yaml", "{sources: {one: " + source + "}}");
        CameraSettings.read(node);
        return node.problems().toString();
    }

    private static byte[] bytes(Object... parts) throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        for (Object part : parts)
            all.write(part instanceof byte[] raw ? raw : ((String) part).getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private static int status(InputStream answer) throws IOException {
        String line = new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("HTTP/1.1 0");
        return Integer.parseInt(line.split(" ")[1]);
    }
}
