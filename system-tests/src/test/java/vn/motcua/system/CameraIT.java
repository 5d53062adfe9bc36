package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;

/** From a camera's bytes to the hub's ledger through real processes: one that is asked for its stream, and one that posts. */
class CameraIT {
    private static final String AGENT = "cameras";
    private static final String KEY = "0123456789abcdefghij";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String EVENT =
            "<EventNotificationAlert><channelID>1</channelID><dateTime>2026-11-23T08:01:02</dateTime>"
                    + "<activePostCount>1</activePostCount><eventType>fielddetection</eventType><eventState>active</eventState>"
                    + "<DetectionRegionList><DetectionRegionEntry><regionID>REGION</regionID></DetectionRegionEntry>"
                    + "</DetectionRegionList></EventNotificationAlert>";

    @TempDir
    private Path folder;

    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void whatACameraSaysStandsInTheLedgerAtItsCounter() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer device = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        device.setExecutor(threads);
        device.createContext("/ISAPI/Event/notification/alertStream", this::stream);
        device.start();
        int door = DemoWorld.freePort();
        try (DemoWorld world =
                DemoWorld.start(Worlds.installation(), folder.resolve("world"), plan(device.getAddress(), door))) {
            await().atMost(SOON).ignoreExceptions().until(() -> post(door, EVENT.replace("REGION", "posted")) == 200);

            await().atMost(SOON).until(() -> begun(world).size() >= 2);
            assertThat(begun(world))
                    .extracting(one -> one.path("source").asText() + " "
                            + one.path("kind").asText() + " " + one.path("key").asText() + " "
                            + one.path("counterId").asText())
                    .containsExactlyInAnyOrder(
                            "asked presence streamed counter-1", "posting presence posted counter-2");
        } finally {
            over.countDown();
            device.stop(0);
            threads.shutdownNow();
        }
    }

    private DemoWorld.Plan plan(InetSocketAddress device, int door) throws IOException {
        String yaml = "camera:\n  push: {port: " + door + "}\n  sources:\n"
                + "    asked: {type: isapi, url: \"http://127.0.0.1:" + device.getPort()
                + "\", user: events, password: right, channels: {1: counter-1}}\n"
                + "    posting: {type: isapi-push, key: " + KEY + ", channels: {1: counter-2}}\n";
        return new DemoWorld.Plan(Map.of(AGENT, AGENT), Map.of(), Worlds.templates(folder, AGENT, yaml));
    }

    /** Byte by byte, and then silent until the test is over, as a recorder is. */
    private void stream(HttpExchange call) throws IOException {
        String body = EVENT.replace("REGION", "streamed");
        String part = "--boundary\r\nContent-Type: application/xml\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body + "\r\n";
        call.getResponseHeaders().set("Content-Type", "multipart/mixed; boundary=boundary");
        call.sendResponseHeaders(200, 0);
        for (byte one : part.getBytes(StandardCharsets.UTF_8)) {
            call.getResponseBody().write(one);
            call.getResponseBody().flush();
        }
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int post(int door, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door + "/posting/" + KEY))
                                .header("Content-Type", "application/xml")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static List<JsonNode> begun(DemoWorld world) throws Exception {
        Path ledger = world.home().resolve("hub").resolve("hub.db");
        List<JsonNode> all = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT data FROM ledger WHERE type = 'CameraSighting' ORDER BY position")) {
            while (rows.next()) all.add(Json.parseObject(rows.getString(1)));
        }
        all.removeIf(one -> !one.path("phase").asText().equals("START"));
        return all;
    }
}
