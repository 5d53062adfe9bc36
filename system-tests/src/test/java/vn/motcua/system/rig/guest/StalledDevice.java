package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.edge.transport.WriteResult;

/**
 * A device that takes no more bytes is given up after its deadline, and while the kernel keeps its handle closing for half a minute a
 * scanner beside it is heard as fast as ever (HARDWARE e6, finding 2).
 */
final class StalledDevice {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration STILL_AFTER = Duration.ofSeconds(1);
    private static final Duration STALL = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMillis(200);
    private static final long DELAY_MAX_MILLIS = 100;
    private static final int SCANS = 40;
    private static final int HEALTHY_BYTES = 40_000;

    private final LinkRuntime runtime;
    private final Pace pace;
    private final AcmCable wedged;
    private final AcmCable scanner;
    private int scans;

    StalledDevice(LinkRuntime runtime, Pace pace, AcmCable wedged, AcmCable scanner) {
        this.runtime = runtime;
        this.pace = pace;
        this.wedged = wedged;
        this.scanner = scanner;
    }

    String run() throws Exception {
        wedged.plug();
        scanner.plug();
        try {
            return check();
        } finally {
            wedged.close();
            scanner.close();
        }
    }

    private String check() throws Exception {
        Ear scannerEar = new Ear();
        Ear wedgedEar = new Ear();
        ByteLink scannerLink = open(scanner, scannerEar);
        ByteLink wedgedLink = open(wedged, wedgedEar);
        List<Long> alone = scan(scannerEar);
        swallow(wedgedLink);
        long stalledAfter = stall(wedgedLink, wedgedEar, wedged.awaitNode());
        CompletableFuture<Void> released =
                wedgedLink.close().toCompletionStage().toCompletableFuture();
        List<Long> beside = scan(scannerEar);
        if (released.isDone()) throw new AssertionError("the wedged handle was let go at once; nothing was tried here");
        wedged.unplug();
        released.get(LONG.toSeconds(), TimeUnit.SECONDS);
        scannerLink.close().toCompletionStage().toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
        String figures =
                "stalledAfterMs=" + stalledAfter + " scanMsAlone=" + spread(alone) + " scanMsBeside=" + spread(beside);
        if (usual(beside) > DELAY_MAX_MILLIS || worst(beside) - worst(alone) > DELAY_MAX_MILLIS)
            throw new AssertionError("scans beside it were delayed: " + figures);
        return figures;
    }

    private ByteLink open(AcmCable cable, Ear ear) throws Exception {
        ByteLink link = runtime.create(LinkAddress.parse("serial:" + cable.awaitNode() + "@115200"));
        link.start(ear);
        ear.awaitUp(LONG);
        return link;
    }

    /** The device is well at first: it takes all of a write. */
    private void swallow(ByteLink link) throws Exception {
        var writing =
                link.write(new byte[HEALTHY_BYTES], STALL).toCompletionStage().toCompletableFuture();
        int[] heard = new int[1];
        Waiting.until(
                "the device hears everything", LONG, () -> (heard[0] += wedged.heard(4_096).length) == HEALTHY_BYTES);
        WriteResult result = writing.get(LONG.toSeconds(), TimeUnit.SECONDS);
        if (!result.isComplete()) throw new AssertionError("a healthy device got " + result);
    }

    /** Then it takes nothing more. @return milliseconds from a write that cannot get on until that was said */
    private long stall(ByteLink link, Ear ear, Path node) throws Exception {
        fill(node);
        long begun = System.nanoTime();
        WriteResult result = link.write(new byte[HEALTHY_BYTES], STALL)
                .toCompletionStage()
                .toCompletableFuture()
                .get(LONG.toSeconds(), TimeUnit.SECONDS);
        if (result.fault() != DeviceCode.E_WRITE_STALLED) throw new AssertionError("the write ended with " + result);
        if (ear.awaitDown(LONG).code() != DeviceCode.E_WRITE_STALLED)
            throw new AssertionError("the link did not say so");
        Waiting.pause(Duration.ofMillis(50));
        long millis = pace.millis(begun, ear.downAtNanos());
        if (millis > STALL.plus(GRACE).toMillis())
            throw new AssertionError("given up after " + millis + " ms, " + result);
        return millis;
    }

    /**
     * Fills the kernel's and the gadget's buffers through a second handle until nothing moves any more. The handle is gone before the
     * link gives up: only the last close of a port waits for a wedged device, and that has to be the link's.
     */
    private static void fill(Path node) throws IOException {
        try (Handle second = Handle.open(node, LibC.O_RDWR)) {
            long movedAt = System.nanoTime();
            while (Waiting.millisSince(movedAt) < STILL_AFTER.toMillis()) {
                if (second.some(new byte[1_024]) > 0) movedAt = System.nanoTime();
                Waiting.pause(Duration.ofMillis(2));
            }
            if (second.unsent() == 0) throw new AssertionError("the device swallows everything; nothing is tried here");
        }
    }

    private List<Long> scan(Ear ear) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < SCANS; i++) {
            String expected = ear.text() + "SCAN-" + scans + "\r";
            long saidAt = System.nanoTime();
            scanner.say(("SCAN-" + scans++ + "\r").getBytes(StandardCharsets.US_ASCII));
            ear.awaitText(expected, LONG);
            Waiting.pause(Duration.ofMillis(50));
            millis.add(pace.millis(saidAt, ear.heardAtNanos()));
        }
        return millis;
    }

    /** Nine in ten are at least this quick. */
    private static long usual(List<Long> millis) {
        return millis.stream().sorted().toList().get(millis.size() * 9 / 10);
    }

    private static long worst(List<Long> millis) {
        return Collections.max(millis);
    }

    private static String spread(List<Long> millis) {
        return usual(millis) + "/" + worst(millis);
    }
}
