package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.still.Mask;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.model.CounterId;

/** A device of the test's own, strict about its Digest, and the module asking it for its events. */
final class StreamSourceTest {
    private static final String EVENT = "Code=CrossRegionDetection;action=Start;index=0";
    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean isRedirecting;
    private HttpServer device;

    @BeforeEach
    void start() throws IOException {
        device = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        device.setExecutor(threads);
        device.createContext("/cgi-bin/eventManager.cgi", this::answer);
        device.start();
    }

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
        device.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        String authorization = call.getRequestHeaders().getFirst("Authorization");
        if (isRedirecting) {
            call.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            call.sendResponseHeaders(302, -1);
        } else if (authorization == null || !isRight(authorization)) {
            if (authorization != null) logins.incrementAndGet();
            call.getResponseHeaders()
                    .set("WWW-Authenticate", "Digest realm=\"cam\", qop=\"auth\", nonce=\"n" + calls.get() + "\"");
            call.sendResponseHeaders(401, -1);
        } else {
            stream(call);
        }
        call.close();
    }

    private void stream(HttpExchange call) throws IOException {
        assertThat(call.getRequestURI().getRawQuery()).contains("codes=[All]");
        call.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=myboundary");
        call.sendResponseHeaders(200, 0);
        for (String text : List.of("Heartbeat", EVENT, EVENT, EVENT.replace("Start", "Stop"))) {
            String part = "--myboundary\r\nContent-Type: text/plain\r\nContent-Length: " + text.length() + "\r\n\r\n"
                    + text + "\r\n";
            for (byte one : part.getBytes(StandardCharsets.UTF_8))
                call.getResponseBody().write(one);
            call.getResponseBody().flush();
        }
    }

    /** Its own reading of RFC 7616, which takes nothing but eight digits. */
    private static boolean isRight(String authorization) {
        String response = field(authorization, "response");
        String ha1 = md5("events:cam:right");
        String ha2 = md5("GET:" + field(authorization, "uri"));
        String nonce = field(authorization, "nonce");
        return authorization.contains("nc=00000001,")
                && response.equals(
                        md5(ha1 + ":" + nonce + ":00000001:" + field(authorization, "cnonce") + ":auth:" + ha2));
    }

    private static String field(String text, String name) {
        Matcher found = Pattern.compile("[ ,]" + name + "=\"([^\"]*)\"").matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(String password) throws Exception {
        module.configure(ConfigNode.parse(
                "agent.yaml",
                "{sources: {gate: {type: dahua, url: \"http://127.0.0.1:"
                        + device.getAddress().getPort() + "\", user: events, password: " + password
                        + ", channels: {1: counter-1}}}}"));
        agent.start(module);
    }

    private <T> List<T> events(Class<T> type) {
        return agent.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void awaitLife(String reason) {
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> events(CameraLiveness.class).stream()
                        .anyMatch(one -> one.reason().equals(reason)));
    }

    @Test
    void whatADeviceStreamsBecomesOneCourseAtItsCounter() throws Exception {
        ask("right");
        awaitLife("SILENT");

        assertThat(events(CameraSighting.class))
                .extracting(CameraSighting::phase)
                .containsExactly("START", "END");
        CameraSighting first = events(CameraSighting.class).get(0);
        assertThat(first.source()).isEqualTo("gate");
        assertThat(first.counterId()).isEqualTo(new CounterId("counter-1"));
        assertThat(first.receivedAt()).isEqualTo(agent.now);
        assertThat(events(CameraSighting.class).get(1).repeats()).isEqualTo(1);
        assertThat(events(CameraLiveness.class))
                .extracting(CameraLiveness::state)
                .startsWith("ALIVE", "UNKNOWN");
    }

    @Test
    void pain8AWrongPasswordIsTriedTwiceThenOnceMoreAfterARestartAndNeverAgain() throws Exception {
        ask("wrong");
        awaitLife("LOGIN_REFUSED");
        assertThat(logins).hasValue(2);

        agent.stop(module);
        agent.events.clear();
        agent.start(module);
        awaitLife("LOGIN_REFUSED");
        assertThat(logins).hasValue(3);

        agent.stop(module);
        agent.events.clear();
        int before = calls.get();
        agent.start(module);
        awaitLife("LOGIN_REFUSED");
        assertThat(logins).hasValue(3);
        assertThat(calls).hasValue(before);
    }

    @Test
    void pain8AnotherPasswordIsTriedAgain() throws Exception {
        agent.saved.put("login:gate", "{\"login\":\"of another password\",\"refusals\":3,\"good\":false}");
        ask("right");

        awaitLife("HEARD");
        assertThat(agent.saved.get("login:gate")).doesNotContain("right").contains("\"good\":true");
    }

    @Test
    void pain17ARedirectIsNotFollowed() throws Exception {
        isRedirecting = true;
        ask("right");

        awaitLife("NOT_SPOKEN");
        assertThat(calls).hasValue(1);
    }

    @Test
    void pain5ADeviceThatIsNotThereIsUnknown() throws Exception {
        int port = device.getAddress().getPort();
        device.stop(0);
        ask("right");

        awaitLife("UNREACHABLE");
        assertThat(port).isPositive();
    }

    @Test
    void aMaskThatIsNoneIsToldWithItsChannelAndWhatWouldBeOne() {
        ConfigNode section = ConfigNode.parse(
                "agent.yaml",
                "{sources: {a: {type: isapi, url: \"http://h\", user: u, password: p,"
                        + " masks: {1: [\"0 60 40 40\"], 2: [\"0 60 40 41\", half], 3: []}}}}");

        CameraSettings read = CameraSettings.read(section);

        assertThat(section.problems()).hasSize(2);
        assertThat(section.problems().toString()).contains("masks.2", "0 60 40 41", "hundredths");
        assertThat(read.masks().get("a").of("1")).contains(List.of(new Mask(0, 60, 40, 40)));
        assertThat(read.masks().get("a").of("3")).contains(List.of());
        assertThat(read.masks().get("a").of("4")).isEmpty();
        for (String none : List.of("masks: {}", "masks: ", "masks: []")) {
            ConfigNode begun = ConfigNode.parse(
                    "agent.yaml",
                    "sources:\n  a:\n    type: isapi\n    url: http://h\n    user: u\n    password: p\n    " + none
                            + "\n");
            CameraSettings.read(begun);
            assertThat(begun.problems().toString()).as(none).contains("masks");
        }
    }

    @Test
    void pain15OneDeviceIsAskedOnceOnly() {
        ConfigNode section = ConfigNode.parse(
                "agent.yaml",
                "{sources: {a: {type: isapi, url: \"http://h\", user: u, password: p},"
                        + " b: {type: isapi, url: \"http://h\", user: u, password: p},"
                        + " c: {type: isapi, url: \"http://h/path\", user: u, password: p},"
                        + " d: {type: nvr}}}");
        new CameraModule().configure(section);

        assertThat(section.problems()).hasSize(3);
    }
}
