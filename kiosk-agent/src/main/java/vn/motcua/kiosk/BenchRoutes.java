package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.web.Answers;

/** {@code /api/bench}: the paper as pictures and the switches of the simulated devices. Training sites only. Event loop only. */
final class BenchRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(BenchRoutes.class);

    private final Vertx vertx;
    private final SimulatedBench bench;

    BenchRoutes(Vertx vertx, SimulatedBench bench) {
        this.vertx = vertx;
        this.bench = bench;
    }

    void mount(Router router) {
        router.get("/api/bench").handler(this::devices);
        router.get("/api/bench/printers/:name/tickets").handler(known(this::tickets));
        router.get("/api/bench/printers/:name/tickets/:n").handler(known(this::ticket));
        router.get("/api/bench/printers/:name/paper.png").handler(known(this::paper));
        router.post("/api/bench/printers/:name/fault").handler(known(this::fault));
        router.post("/api/bench/printers/:name/take-paper").handler(known(this::takePaper));
        router.post("/api/bench/printers/:name/power-cycle").handler(known(this::powerCycle));
    }

    private interface DeviceRoute {
        void run(RoutingContext context, String name);
    }

    private io.vertx.core.Handler<RoutingContext> known(DeviceRoute route) {
        return context -> {
            String name = context.pathParam("name");
            if (!bench.has(name)) Answers.refuse(context, 404, "NOT_FOUND");
            else route.run(context, name);
        };
    }

    private void devices(RoutingContext context) {
        ObjectNode answer = Json.object();
        answer.set("devices", Json.node(bench.states()));
        Answers.json(context, 200, answer);
    }

    private void tickets(RoutingContext context, String name) {
        List<BufferedImage> tickets = bench.tickets(name);
        ArrayNode list = Json.object().putArray("tickets");
        for (int i = 0; i < tickets.size(); i++) {
            ObjectNode one = list.addObject();
            one.put("index", i);
            one.put("width", tickets.get(i).getWidth());
            one.put("height", tickets.get(i).getHeight());
            one.put("href", "/api/bench/printers/" + name + "/tickets/" + i + ".png");
        }
        ObjectNode answer = Json.object();
        answer.set("tickets", list);
        Answers.json(context, 200, answer);
    }

    private void ticket(RoutingContext context, String name) {
        String text = context.pathParam("n").replace(".png", "");
        List<BufferedImage> tickets = bench.tickets(name);
        int index = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
        if (index < 0 || index >= tickets.size()) Answers.refuse(context, 404, "NOT_FOUND");
        else picture(context, tickets.get(index));
    }

    private void paper(RoutingContext context, String name) {
        BufferedImage uncut = bench.uncut(name);
        if (uncut == null) Answers.refuse(context, 404, "NOT_FOUND");
        else picture(context, uncut);
    }

    private void picture(RoutingContext context, BufferedImage image) {
        vertx.executeBlocking(() -> png(image))
                .onSuccess(bytes -> context.response()
                        .putHeader("Content-Type", "image/png")
                        .putHeader("Cache-Control", "no-store")
                        .end(bytes)
                        .onFailure(e -> LOG.debug("picture not delivered: {}", e.getMessage())))
                .onFailure(e -> Answers.failed(context, e));
    }

    private static Buffer png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", bytes)) throw new IOException("no PNG writer");
        return Buffer.buffer(bytes.toByteArray());
    }

    private void fault(RoutingContext context, String name) {
        try {
            ObjectNode body = Answers.body(context);
            String fault = body.path("fault").asText();
            if (!SimulatedBench.FAULTS.contains(fault) || !body.path("on").isBoolean())
                throw new WireException("fault: allowed are " + SimulatedBench.FAULTS + " with on true or false");
            boolean on = body.path("on").booleanValue();
            act(context, () -> bench.fault(name, fault, on));
        } catch (WireException e) {
            Answers.refuse(context, 400, "BAD_REQUEST");
        }
    }

    private void takePaper(RoutingContext context, String name) {
        act(context, () -> bench.takePaper(name));
    }

    private void powerCycle(RoutingContext context, String name) {
        act(context, () -> bench.powerCycle(name));
    }

    private interface Action {
        void run() throws IOException;
    }

    private void act(RoutingContext context, Action action) {
        vertx.executeBlocking(() -> {
                    action.run();
                    return bench.states();
                })
                .onSuccess(states -> {
                    ObjectNode answer = Json.object();
                    answer.set("devices", Json.node(states));
                    Answers.json(context, 200, answer);
                })
                .onFailure(e -> Answers.failed(context, e));
    }
}
