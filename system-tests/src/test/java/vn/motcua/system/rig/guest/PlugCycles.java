package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.transport.LinkRuntime;

/**
 * One configured device, plugged in and pulled again and again: each loss is told (HARDWARE e1), each return is noticed, under the
 * same logical name and the same node, and in the end no thread and no handle stayed behind (e2).
 */
final class PlugCycles {
    private static final String NAME = "scanner-1";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long LOSS_MAX_MILLIS = 500;
    private static final long RETURN_MAX_MILLIS = 2_000;

    private final LinkRuntime runtime;
    private final Pace pace;
    private final Cable cable;
    private final String link;
    private final StringBuilder said = new StringBuilder();
    private long slowestLossMillis;
    private long slowestReturnMillis;

    /** @param link how the configuration finds the device; not by its node */
    PlugCycles(LinkRuntime runtime, Pace pace, Cable cable, String link) {
        this.runtime = runtime;
        this.pace = pace;
        this.cable = cable;
        this.link = link;
    }

    String run(int cycles) throws Exception {
        try (cable;
                Desk desk = Desk.ofProbes(runtime, Map.of(NAME, link))) {
            desk.await(NAME, Condition.OFFLINE, DeviceCode.E_NOHARDWARE);
            Path first = once(desk, 0);
            once(desk, 1); // what is made once and kept, is made now
            long threads = threads();
            long handles = handles();
            for (int i = 2; i < cycles; i++) {
                Path node = once(desk, i);
                if (!node.equals(first))
                    throw new AssertionError("cycle " + i + ": " + first + " came back as " + node);
            }
            Waiting.until(
                    "the threads of " + cycles + " cycles end, beyond " + threads, LONG, () -> threads() <= threads);
            Waiting.until("handles are let go, beyond " + handles + " + 2", LONG, () -> handles() <= handles + 2);
            return "cycles=" + cycles + " slowestLossMs=" + slowestLossMillis + " slowestReturnMs="
                    + slowestReturnMillis + " node=" + first + " threads=" + threads + " handles=" + handles + ".."
                    + handles();
        }
    }

    private Path once(Desk desk, int number) throws Exception {
        cable.plug();
        Path node = cable.awaitNode();
        long appearedAt = System.nanoTime();
        long back = pace.millis(appearedAt, desk.await(NAME, Condition.READY).atNanos());
        slowestReturnMillis = Math.max(slowestReturnMillis, back);
        if (back > RETURN_MAX_MILLIS)
            throw new AssertionError("cycle " + number + ": ready only after " + back + " ms");
        speak(desk, "SCAN-" + number + "\r");
        long pulledAt = System.nanoTime();
        cable.unplug();
        long lost = pace.millis(pulledAt, awaitLoss(desk));
        slowestLossMillis = Math.max(slowestLossMillis, lost);
        if (lost > LOSS_MAX_MILLIS)
            throw new AssertionError("cycle " + number + ": lost, and told after " + lost + " ms");
        cable.awaitNoNode();
        return node;
    }

    private void speak(Desk desk, String scan) throws IOException {
        said.append(scan);
        cable.say(scan.getBytes(StandardCharsets.US_ASCII));
        Waiting.until(
                "\"" + scan.strip() + "\" is heard",
                LONG,
                () -> desk.heard(NAME).contentEquals(said));
    }

    private static long awaitLoss(Desk desk) throws Exception {
        return desk.await(NAME, Condition.OFFLINE, DeviceCode.E_LINK_LOST).atNanos();
    }

    private static long threads() {
        return Thread.getAllStackTraces().size();
    }

    private static long handles() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
