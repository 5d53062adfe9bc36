package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;
import vn.motcua.edge.device.HealthReport.Verdict;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceHost;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.web.Answers;

/**
 * {@code POST /api/devices/{name}/health}: lets a device or printer of the running agent be checked, for doctor, since most devices serve one
 * program at a time. Event loop only.
 */
final class DeviceRoutes {
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private static final Set<Condition> HOPELESS = Set.of(Condition.OFFLINE, Condition.FAULT, Condition.CONNECTING);

    private final DeviceHost devices;
    private final Printers printers;

    DeviceRoutes(DeviceHost devices, Printers printers) {
        this.devices = devices;
        this.printers = printers;
    }

    void mount(Router router) {
        router.post("/api/devices/:name/health").handler(this::health);
    }

    private void health(RoutingContext context) {
        String name = context.pathParam("name");
        Optional<Device> device = devices.devices().stream()
                .filter(one -> one.key().name().equals(name))
                .findFirst();
        Optional<DeviceStatus> printer = printers.statuses().stream()
                .filter(one -> one.key().name().equals(name))
                .findFirst();
        if (device.isEmpty() && printer.isEmpty()) {
            Answers.refuse(context, 404, "NOT_FOUND");
            return;
        }
        try {
            HealthLevel level =
                    HealthLevel.valueOf(Answers.body(context).path("level").asText());
            answer(
                    context,
                    device.isPresent() ? device.get().checkHealth(level, DEADLINE) : check(printer.get(), level));
        } catch (WireException | IllegalArgumentException e) {
            Answers.refuse(context, 400, "BAD_REQUEST");
        }
    }

    /** A test ticket, if the printer is fit for one. It may take a slow line most of a minute. */
    private Future<HealthReport> check(DeviceStatus printer, HealthLevel level) {
        if (level == HealthLevel.INTERACTIVE)
            return Future.succeededFuture(HealthReport.unsupported(printer.key(), level));
        if (level == HealthLevel.INTERNAL || HOPELESS.contains(printer.condition()))
            return Future.succeededFuture(HealthReport.of(printer, level));
        return printers.test(printer.key().name()).map(outcome -> report(printer.key(), outcome));
    }

    private static HealthReport report(DeviceKey printer, PrintOutcome outcome) {
        Verdict verdict = outcome instanceof PrintOutcome.Confirmed
                ? Verdict.PASSED
                : outcome instanceof PrintOutcome.FailedNotPrinted ? Verdict.FAILED : Verdict.UNKNOWN;
        List<DeviceCode> codes =
                outcome instanceof PrintOutcome.FailedNotPrinted failed ? List.of(failed.code()) : List.of();
        String heard = outcome.name() + " " + outcome.reason();
        return new HealthReport(printer, HealthLevel.EXTERNAL, verdict, codes, heard.strip());
    }

    private static void answer(RoutingContext context, Future<HealthReport> checked) {
        checked.onSuccess(report -> {
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
