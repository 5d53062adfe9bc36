package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;

/** The bench over HTTP, with devices that take their time or will not. */
class BenchRoutesTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<URI> told = new java.util.concurrent.CopyOnWriteArrayList<>();
    private Vertx vertx;
    private HttpServer server;
    private SimulatedBench bench;

    /** A device whose key does as the test wants. */
    private static class Probe implements SimulatedDevice {
        private final String name;

        Probe(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public DeviceKind kind() {
            return DeviceKind.CAMERA;
        }

        @Override
        public String start() {
            return "/" + name;
        }

        @Override
        public List<BenchControl> controls() {
            return List.of(new BenchControl.Button("key", new Text("phím", "key"), ""));
        }

        @Override
        public void act(String control, String value) {}

        @Override
        public void onChange(Runnable listener) {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx();
        Probe slow = new Probe("slow") {
            @Override
            public void act(String control, String value) {
                try {
                    assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Probe stubborn = new Probe("stubborn") {
            @Override
            public void act(String control, String value) {
                throw new IllegalArgumentException("not " + value);
            }

            @Override
            public void calls(URI agent) {
                throw new IllegalStateException("no");
            }
        };
        Probe well = new Probe("well") {
            @Override
            public void calls(URI agent) {
                told.add(agent);
            }
        };
        bench = new SimulatedBench(List.of(slow, stubborn, well), Map.of(), (name, state) -> {});
        CompletableFuture<HttpServer> listening = new CompletableFuture<>();
        vertx.runOnContext(go -> {
            Router router = Router.router(vertx);
            router.route().handler(BodyHandler.create(false));
            new BenchRoutes(vertx, bench).mount(router);
            vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .onComplete(listening::complete, listening::completeExceptionally);
        });
        server = listening.get(40, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        answered.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/api/bench" + path))
                .timeout(Duration.ofSeconds(40));
    }

    private HttpRequest key(String device, String value) {
        ObjectNode body = Json.object().put("value", value);
        return to("/" + device + "/key")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aKeyThatWaitsForItsAnswerHoldsUpNoOtherDeviceAndNoPage() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting =
                client.sendAsync(key("slow", ""), HttpResponse.BodyHandlers.ofString());

        assertThat(send(to("").GET().build()).statusCode()).isEqualTo(200);
        assertThat(send(key("well", "")).statusCode()).isEqualTo(200);
        assertThat(waiting).isNotDone();

        answered.countDown();
        await().atMost(Duration.ofSeconds(40)).until(waiting::isDone);
        assertThat(waiting.get().statusCode()).isEqualTo(200);
    }

    @Test
    void whatADeviceItselfDoesNotTakeIsARefusalInWords() throws Exception {
        HttpResponse<String> answer = send(key("stubborn", "<b>"));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode refusal = Json.parseObject(answer.body());
        assertThat(refusal.path("code").asText()).isEqualTo("NOT_TAKEN");
        assertThat(refusal.path("message").path("vi").asText()).contains("key", "<b>");
        assertThat(send(key("nobody", "")).statusCode()).isEqualTo(404);
    }

    @Test
    void aDeviceThatThrowsKeepsNoOtherFromItsAgent() {
        URI agent = URI.create("http://127.0.0.1:1");

        bench.calls(agent);

        assertThat(told).containsExactly(agent);
    }
}
