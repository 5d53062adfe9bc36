package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.driver.BlockingTurns;
import vn.motcua.edge.web.Answers;

/** {@code /api/bench}: the simulated devices, their pictures and their controls. Training sites only. Event loop only. */
final class BenchRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(BenchRoutes.class);
    private static final String ALL = "/api/bench";
    private static final String CONTROLS = ALL + "/:name/:control";
    private static final String PICTURES = CONTROLS + "/:picture";
    private static final String PICTURE = "\\d{1,4}\\.png";

    private final Vertx vertx;
    private final SimulatedBench bench;
    private final Map<String, BlockingTurns> turns = new HashMap<>();

    BenchRoutes(Vertx vertx, SimulatedBench bench) {
        this.vertx = vertx;
        this.bench = bench;
    }

    void mount(Router router) {
        router.get(ALL).handler(this::devices);
        router.route(ALL).handler(context -> Answers.refuseMethod(context, "GET"));
        router.get(PICTURES).handler(known(this::picture));
        router.route(PICTURES).handler(context -> Answers.refuseMethod(context, "GET"));
        router.post(CONTROLS).handler(known(this::act));
        router.route(CONTROLS).handler(context -> Answers.refuseMethod(context, "POST"));
    }

    private interface DeviceRoute {
        void run(RoutingContext context, String name, String control);
    }

    private Handler<RoutingContext> known(DeviceRoute route) {
        return context -> {
            String name = context.pathParam("name");
            if (!bench.has(name)) Answers.refuse(context, 404, "NOT_FOUND");
            else route.run(context, name, context.pathParam("control"));
        };
    }

    private void devices(RoutingContext context) {
        states(context, vertx.executeBlocking(bench::states, false));
    }

    private static void states(RoutingContext context, Future<List<ObjectNode>> asked) {
        asked.onSuccess(states -> {
                    ObjectNode answer = Json.object();
                    answer.set("devices", Json.node(states));
                    Answers.json(context, 200, answer);
                })
                .onFailure(e -> {
                    if (e instanceof BenchRefusal refusal) Answers.refuse(context, 400, refusal.code(), refusal.text());
                    else Answers.failed(context, e);
                });
    }

    private void picture(RoutingContext context, String name, String control) {
        String text = context.pathParam("picture");
        if (!text.matches(PICTURE)) {
            Answers.refuse(context, 404, "NOT_FOUND");
            return;
        }
        int index = Integer.parseInt(text.substring(0, text.indexOf('.')));
        vertx.executeBlocking(() -> png(name, control, index), false)
                .onSuccess(bytes -> bytes.ifPresentOrElse(
                        there -> send(context, there), () -> Answers.refuse(context, 404, "NOT_FOUND")))
                .onFailure(e -> Answers.failed(context, e));
    }

    private Optional<Buffer> png(String name, String control, int index) throws IOException {
        var image = bench.picture(name, control, index);
        if (image.isEmpty()) return Optional.empty();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image.get(), "png", bytes)) throw new IOException("no PNG writer");
        return Optional.of(Buffer.buffer(bytes.toByteArray()));
    }

    private static void send(RoutingContext context, Buffer png) {
        context.response()
                .putHeader("Content-Type", "image/png")
                .putHeader("Cache-Control", "no-store")
                .end(png)
                .onFailure(e -> LOG.debug("picture not delivered: {}", e.getMessage()));
    }

    private void act(RoutingContext context, String name, String control) {
        String value;
        try {
            value = Answers.body(context).path("value").asText();
        } catch (WireException e) {
            Answers.refuse(context, 400, "BAD_REQUEST");
            return;
        }
        // A key may take as long as its device waits for an answer: nobody else's work stands behind it.
        BlockingTurns device = turns.computeIfAbsent(name, first -> new BlockingTurns(vertx));
        states(context, device.run(() -> {
            bench.act(name, control, value);
            return bench.states();
        }));
    }
}
