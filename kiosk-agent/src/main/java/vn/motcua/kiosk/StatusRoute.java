package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.DeviceHost;
import vn.motcua.edge.host.ModuleHost;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.link.HubLink;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.web.Answers;

/** {@code GET /api/status}: how this agent is, for doctor, launcher and the start page. Event loop only. */
final class StatusRoute {
    private final Identity identity;
    private final HubLink link;
    private final AgentStore store;
    private final Printers printers;
    private final DeviceHost devices;
    private final ModuleHost modules;
    private final Supplier<List<ObjectNode>> history;
    private final Supplier<List<ServiceId>> unknownSlipServices;

    StatusRoute(
            Identity identity,
            HubLink link,
            AgentStore store,
            Printers printers,
            DeviceHost devices,
            ModuleHost modules,
            Supplier<List<ObjectNode>> history,
            Supplier<List<ServiceId>> unknownSlipServices) {
        this.unknownSlipServices = unknownSlipServices;
        this.history = history;
        this.identity = identity;
        this.link = link;
        this.store = store;
        this.printers = printers;
        this.devices = devices;
        this.modules = modules;
    }

    /** Events not yet acknowledged. */
    private record Waiting(long essential, long bulk) {}

    void mount(Router router) {
        router.get("/api/status").handler(this::status);
    }

    private void status(RoutingContext context) {
        store.read(tx -> new Waiting(
                        tx.outbox().waiting(StreamName.ESSENTIAL), tx.outbox().waiting(StreamName.BULK)))
                .onSuccess(waiting -> Answers.json(context, 200, answer(waiting)))
                .onFailure(e -> Answers.failed(context, e));
    }

    private ObjectNode answer(Waiting waiting) {
        ObjectNode node = Json.object();
        node.put("agent", identity.agent().value());
        node.put("site", identity.site().value());
        node.put("training", identity.training());
        node.put("online", link.isLive());
        node.put("hubAgeMs", link.hubAge().toMillis());
        node.put("lastEnd", link.lastEnd());
        link.refused().ifPresent(refused -> node.set("refused", Json.tree(refused)));
        node.put("storeDegraded", store.isDegraded());
        node.set("outbox", Json.tree(waiting));
        fill(node.putArray("printers"), printers.statuses());
        fill(node.putArray("devices"), devices.statuses());
        node.set("history", Json.node(history.get()));
        ArrayNode unknown = node.putArray("unknownSlipServices");
        unknownSlipServices.get().forEach(id -> unknown.add(id.value()));
        node.set("modules", Json.node(modules.statuses()));
        return node;
    }

    private static void fill(ArrayNode array, List<DeviceStatus> statuses) {
        for (DeviceStatus status : statuses) {
            ObjectNode device = array.addObject();
            device.put("device", status.key().name());
            device.put("kind", status.key().kind().name());
            device.put("status", status.condition().name());
            device.put("code", status.code().map(Enum::name).orElse(""));
            if (!status.detail().isEmpty()) device.put("detail", status.detail());
            device.put("since", status.since().toString());
            if (status.lastSeen() != null)
                device.put("lastSeen", status.lastSeen().toString());
        }
    }
}
