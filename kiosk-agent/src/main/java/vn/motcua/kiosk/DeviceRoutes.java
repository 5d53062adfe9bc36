package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceHost;
import vn.motcua.edge.web.Answers;

/**
 * {@code POST /api/devices/{name}/health}: lets a device of the running agent be checked, for doctor, since most devices serve one
 * program at a time. Event loop only.
 */
final class DeviceRoutes {
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private final DeviceHost devices;

    DeviceRoutes(DeviceHost devices) {
        this.devices = devices;
    }

    void mount(Router router) {
        router.post("/api/devices/:name/health").handler(this::health);
    }

    private void health(RoutingContext context) {
        String name = context.pathParam("name");
        Optional<Device> device = devices.devices().stream()
                .filter(one -> one.key().name().equals(name))
                .findFirst();
        if (device.isEmpty()) {
            Answers.refuse(context, 404, "NOT_FOUND");
            return;
        }
        try {
            HealthLevel level =
                    HealthLevel.valueOf(Answers.body(context).path("level").asText());
            check(context, device.get(), level);
        } catch (WireException | IllegalArgumentException e) {
            Answers.refuse(context, 400, "BAD_REQUEST");
        }
    }

    private static void check(RoutingContext context, Device device, HealthLevel level) {
        device.checkHealth(level, DEADLINE)
                .onSuccess(report -> {
                    ObjectNode answer = Json.object();
                    answer.put("device", report.key().name());
                    answer.put("level", report.level().name());
                    answer.put("verdict", report.verdict().name());
                    answer.set("codes", Json.node(report.codes()));
                    answer.put("heard", report.heard());
                    Answers.json(context, 200, answer);
                })
                .onFailure(e -> Answers.failed(context, e));
    }
}
