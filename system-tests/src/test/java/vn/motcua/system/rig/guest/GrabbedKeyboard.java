package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.scanner.ScanInput;
import vn.motcua.kiosk.scanner.WedgeScannerDriver;

/**
 * A scanner that types, taken away from the desktop: at the bus's full speed every scan is exact and nobody else reads a byte; a scan
 * of which the kernel dropped a part is refused whole (HARDWARE e21).
 */
public final class GrabbedKeyboard {
    private static final String NAME = "scanner-1";
    /** In the guest it may be the only keyboard. */
    public static final String LINK = "input:sn=RIG-HID,onlyKeyboard=true";

    private static final Duration LONG = Duration.ofSeconds(20);
    /** Longer than the end of a broken scan is waited for. */
    private static final Duration UNFINISHED = Duration.ofSeconds(1);

    /**
     * The kernel holds 64 events, twelve keys rolling over: a reader that does not come to its turn for 50 ms overruns. Here that is a
     * hiccup of the emulated processor, on a counter PC ten times as long a one.
     */
    private static final int OVERRUNS_ONE_IN = 20;

    private static final long LOSS_MAX_MILLIS = 500;
    /** EVIOCGRAB. Source: Linux, include/uapi/linux/input.h. */
    private static final long GRAB = 0x4004_4590L;

    private static final int EVENT_BYTES = 24;

    private final HeldLinks links;
    private final Pace pace;
    private final Wedge wedge;
    private int overruns;

    GrabbedKeyboard(LinkRuntime runtime, Pace pace, Wedge wedge) {
        this.links = new HeldLinks(runtime);
        this.pace = pace;
        this.wedge = wedge;
    }

    String run(int scans) throws Exception {
        wedge.plug();
        try (wedge;
                Handle other = Handle.open(wedge.awaitNode(), LibC.O_RDONLY);
                Desk desk = desk()) {
            desk.await(NAME, Condition.UNKNOWN);
            String exact = exact(desk, scans);
            overrun(desk);
            othersAreShutOut(other);
            return exact + " " + pulledAndBack(desk);
        }
    }

    /** Each at the bus's full speed, keys going down and up one by one or rolling over. */
    private String exact(Desk desk, int scans) throws Exception {
        warmUp(desk);
        long begun = System.nanoTime();
        for (int i = 0; i < scans; i++) {
            String code = "Hb%04d/%sq-".formatted(i, i % 2 == 0 ? "KK" : "k9");
            while (!scan(desk, code, i % 4 == 3)) {
                if (++overruns > scans / OVERRUNS_ONE_IN)
                    throw new AssertionError(overruns + " overruns in " + i + " scans");
                Waiting.pause(UNFINISHED);
            }
        }
        return "scans=" + scans + " overruns=" + overruns + " scansMs=" + Waiting.millisSince(begun);
    }

    /** For a check that has no patience for {@link #warmUp(Desk)}. */
    static void warmUp(LinkRuntime runtime, Pace pace, Wedge wedge) throws Exception {
        wedge.plug();
        GrabbedKeyboard keyboard = new GrabbedKeyboard(runtime, pace, wedge);
        try (wedge;
                Desk desk = keyboard.desk()) {
            wedge.awaitNode();
            desk.await(NAME, Condition.UNKNOWN);
            keyboard.warmUp(desk);
        }
    }

    private Desk desk() throws Exception {
        return new Desk(links, List.of(Desk.entry(NAME, new WedgeScannerDriver(), "counter: quay-1\n", LINK)));
    }

    /** The first scan of an agent's life waits for its code to be loaded, here ten times as long as on a counter PC. */
    private void warmUp(Desk desk) throws Exception {
        for (String code = "warm-1"; !first(desk, code).equals(code); code += "1") Waiting.pause(UNFINISHED);
    }

    private String first(Desk desk, String code) throws IOException {
        int before = desk.inputs(NAME).size();
        wedge.rush(code + "\n");
        return next(desk, before);
    }

    private static String next(Desk desk, int before) throws IOException {
        Waiting.until("a scan arrives", LONG, () -> desk.inputs(NAME).size() > before);
        return texts(desk, before).get(0);
    }

    /** @return false if it was refused whole, as one must be of which the kernel dropped a part */
    private boolean scan(Desk desk, String code, boolean keyByKey) throws IOException {
        int before = desk.inputs(NAME).size();
        if (keyByKey) wedge.type(code + "\n");
        else wedge.rush(code + "\n");
        String got = next(desk, before);
        if (!got.equals(code) && !got.equals(DeviceCode.S_OVERRUN.name()))
            throw new AssertionError("typed " + code + " and got " + got);
        return got.equals(code);
    }

    private static List<String> texts(Desk desk, int from) {
        List<DeviceInput> all = desk.inputs(NAME);
        return all.subList(from, all.size()).stream().map(GrabbedKeyboard::text).toList();
    }

    private static String text(DeviceInput input) {
        if (input instanceof ScanInput.Read read) return read.text();
        return input instanceof ScanInput.Broken broken ? broken.code().name() : String.valueOf(input);
    }

    /** A long code typed while this PC is too busy to read: the kernel drops the middle of it and says SYN_DROPPED. */
    private void overrun(Desk desk) throws Exception {
        int before = desk.inputs(NAME).size();
        links.hold();
        try {
            wedge.rush("long/".repeat(80) + "\n");
        } finally {
            links.release();
        }
        desk.await(NAME, Condition.ATTENTION, DeviceCode.S_OVERRUN);
        Waiting.pause(UNFINISHED);
        wedge.rush("good-after\n");
        Waiting.until("the next scan arrives", LONG, () -> texts(desk, before).contains("good-after"));
        List<String> got = texts(desk, before);
        if (!got.equals(List.of(DeviceCode.S_OVERRUN.name(), "good-after")))
            throw new AssertionError("after an overrun: " + got);
        desk.await(NAME, Condition.READY);
    }

    /** One that reads beside us hears nothing; one that wants it alone as we do is told who is in the way. */
    private static void othersAreShutOut(Handle other) throws Exception {
        int heard = other.read(EVENT_BYTES * 64).length;
        if (heard > 0) throw new AssertionError("another program read " + heard + " bytes");
        try {
            other.ioctl(GRAB, 1);
            throw new AssertionError("it was grabbed twice");
        } catch (Handle.ErrnoException e) {
            if (e.errno() != LibC.EBUSY) throw e;
        }
        try (LinkRuntime second = new LinkRuntime();
                Desk desk = Desk.ofProbes(second, Map.of("second", LINK))) {
            desk.await("second", Condition.OFFLINE, DeviceCode.E_CLAIMED);
        }
    }

    private String pulledAndBack(Desk desk) throws Exception {
        Path node = wedge.awaitNode();
        long pulledAt = System.nanoTime();
        wedge.unplug();
        long toldAt =
                desk.await(NAME, Condition.OFFLINE, DeviceCode.E_LINK_LOST).atNanos();
        Waiting.pause(Duration.ofMillis(50));
        long lost = pace.millis(pulledAt, toldAt);
        if (lost > LOSS_MAX_MILLIS) throw new AssertionError("lost, and told after " + lost + " ms");
        int before = desk.inputs(NAME).size();
        wedge.plug();
        desk.await(NAME, Condition.UNKNOWN);
        awaitScan(desk, before);
        if (!wedge.awaitNode().equals(node)) throw new AssertionError(node + " came back under another name");
        return "lossMs=" + lost + " node=" + node;
    }

    private void awaitScan(Desk desk, int before) throws IOException {
        wedge.awaitNode();
        wedge.rush("back-again\n");
        Waiting.until(
                "a scan after the return arrives",
                LONG,
                () -> texts(desk, before).equals(List.of("back-again")));
    }
}
