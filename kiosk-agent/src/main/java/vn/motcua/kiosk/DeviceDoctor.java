package vn.motcua.kiosk;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceEntry;
import vn.motcua.edge.driver.DeviceHost;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.Finding.Mark;

/** Opens each configured device with the agent's own driver and asks it how it is. Remembers nothing. Blocks. */
final class DeviceDoctor {
    private static final Duration OPENING = Duration.ofSeconds(6);
    private static final Duration ANSWERING = Duration.ofSeconds(8);
    private static final Set<Condition> SETTLED = Set.of(Condition.READY, Condition.ATTENTION, Condition.FAULT);

    private final LinkRuntime links;
    private final boolean act;
    private final Consumer<Finding> findings;
    private final Consumer<DeviceRow> rows;

    /**
     * @param links not closed here
     * @param act also lets each device do something a person can see
     */
    DeviceDoctor(LinkRuntime links, boolean act, Consumer<Finding> findings, Consumer<DeviceRow> rows) {
        this.links = links;
        this.act = act;
        this.findings = findings;
        this.rows = rows;
    }

    void examine(List<DeviceEntry<?>> entries) throws InterruptedException {
        for (DeviceEntry<?> entry : entries) {
            if (!entry.enabled()) switchedOff(entry);
            else if (!entry.simulator().isEmpty()) simulated(entry);
        }
        List<DeviceEntry<?>> real = entries.stream()
                .filter(entry -> entry.enabled() && entry.simulator().isEmpty())
                .toList();
        if (real.isEmpty()) return;
        Vertx vertx = Vertx.vertx();
        try {
            DeviceHost host = new DeviceHost(new DeviceHost.Parts(
                    vertx,
                    links,
                    Clock.systemUTC(),
                    (nodes, listener) -> () -> {},
                    DeviceHost.DeviceMemory.NONE,
                    status -> {}));
            Rounds rounds = new Rounds(vertx);
            rounds.run(
                    () -> {
                        host.create(real, Map.of());
                        return host.start();
                    },
                    OPENING);
            settle(host);
            for (DeviceEntry<?> entry : real) told(rounds, host, entry);
            rounds.run(host::stop, OPENING);
        } catch (ExecutionException | TimeoutException e) {
            findings.accept(Finding.of(Mark.BAD, "devices.failed", e));
        } finally {
            TestPrint.closed(vertx.close());
        }
    }

    /** People decided that: nothing to mend, and nothing to open. */
    private void switchedOff(DeviceEntry<?> entry) {
        findings.accept(Finding.of(Mark.GOOD, "device", named(entry), DeviceRow.SWITCHED_OFF, ""));
        rows.accept(
                new DeviceRow(entry.name(), entry.driver().kind().name(), entry.link(), DeviceRow.SWITCHED_OFF, ""));
    }

    private static String named(DeviceEntry<?> entry) {
        return entry.link().isEmpty() ? entry.name() : entry.name() + " (" + entry.link() + ")";
    }

    private void simulated(DeviceEntry<?> entry) {
        findings.accept(Finding.of(Mark.GOOD, "device.simulated", entry.name()));
        rows.accept(new DeviceRow(entry.name(), entry.driver().kind().name(), entry.link(), DeviceRow.SIMULATED, ""));
    }

    private static void settle(DeviceHost host) throws InterruptedException {
        long end = System.nanoTime() + OPENING.toNanos();
        while (System.nanoTime() < end
                && !host.statuses().stream().allMatch(status -> SETTLED.contains(status.condition())))
            TimeUnit.MILLISECONDS.sleep(50);
    }

    private void told(Rounds rounds, DeviceHost host, DeviceEntry<?> entry) throws InterruptedException {
        Optional<DeviceStatus> found = host.statuses().stream()
                .filter(status -> status.key().name().equals(entry.name()))
                .findFirst();
        if (found.isEmpty()) return;
        DeviceStatus status = found.get();
        String condition = status.condition().name();
        String code = status.code().map(Enum::name).orElse("");
        rows.accept(new DeviceRow(entry.name(), status.key().kind().name(), entry.link(), condition, code));
        findings.accept(Finding.of(
                PrinterDoctor.mark(condition),
                "device",
                named(entry),
                condition,
                PrinterDoctor.words(code, status.detail())));
        Optional<Device> device = host.devices().stream()
                .filter(one -> one.key().equals(status.key()))
                .findFirst();
        if (device.isPresent() && SETTLED.contains(status.condition())) health(rounds, device.get());
    }

    private void health(Rounds rounds, Device device) throws InterruptedException {
        HealthLevel level = act ? HealthLevel.EXTERNAL : HealthLevel.INTERNAL;
        try {
            HealthReport report = rounds.run(() -> device.checkHealth(level, ANSWERING), ANSWERING.plusSeconds(2));
            tell(findings, device.key().name(), report.verdict().name(), report.heard());
        } catch (ExecutionException | TimeoutException e) {
            findings.accept(Finding.of(Mark.BAD, "device.health", device.key().name(), "FAILED", e));
        }
    }

    /** What a check found; nothing is said of a device that has none of this level. */
    static void tell(Consumer<Finding> findings, String name, String verdict, String heard) {
        Mark mark = switch (verdict) {
            case "PASSED" -> Mark.GOOD;
            case "FAILED" -> Mark.BAD;
            default -> Mark.WARN;
        };
        if (!verdict.equals(HealthReport.Verdict.UNSUPPORTED.name()))
            findings.accept(Finding.of(mark, "device.health", name, verdict, heard));
    }

    /** Runs steps on the devices' event loop, one after the other. */
    private record Rounds(io.vertx.core.Context context) {
        Rounds(Vertx vertx) {
            this(vertx.getOrCreateContext());
        }

        <T> T run(Supplier<Future<T>> step, Duration limit)
                throws InterruptedException, ExecutionException, TimeoutException {
            Promise<T> promise = Promise.promise();
            context.runOnContext(go -> {
                try {
                    step.get().onComplete(promise);
                } catch (RuntimeException | LinkageError e) {
                    promise.fail(e);
                }
            });
            return TestPrint.await(promise.future(), limit);
        }
    }
}
