package vn.motcua.system.rig.guest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.edge.transport.WriteResult;

/**
 * A printer of the USB printer class under the kernel's usblp: its paper wire is told, a second program is refused by name and does
 * not hammer at the door (HARDWARE e16), and one that takes nothing more is given up and let go of at once (c5).
 */
final class ClassPrinter {
    /** How a configuration finds it. */
    static final String LINK = "usblp:sn=RIG-LP";

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration STALL = Duration.ofSeconds(1);
    /** The plug watch counts its first looks as changes, and each change ends a pause. */
    private static final Duration FIRST_LOOKS = Duration.ofSeconds(2);

    private static final Duration WATCHED = Duration.ofSeconds(3);
    private static final long PAPER_MAX_MILLIS = 2_000;
    private static final long RELEASE_MAX_MILLIS = 1_000;
    /** The pauses are half a second at first, and double. */
    private static final int TRIES_MAX = 4;

    private static final int MORE_THAN_THE_KERNEL_TAKES = 300_000;

    private final LinkRuntime runtime;
    private final Pace pace;
    private final UsbPrinter printer;

    ClassPrinter(LinkRuntime runtime, Pace pace, UsbPrinter printer) {
        this.runtime = runtime;
        this.pace = pace;
        this.printer = printer;
    }

    String run() throws Exception {
        printer.plug();
        try {
            printer.awaitNode();
            return paper() + " " + secondProgram() + " " + frozen();
        } finally {
            printer.close();
        }
    }

    private ByteLink open(Ear ear) throws Exception {
        ByteLink link = runtime.create(LinkAddress.parse(LINK));
        link.start(ear);
        ear.awaitUp(LONG);
        return link;
    }

    private static void close(ByteLink link) throws Exception {
        link.close().toCompletionStage().toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private String paper() throws Exception {
        Ear ear = new Ear();
        ByteLink link = open(ear);
        ear.awaitPaper(true, LONG);
        long slowest = 0;
        for (boolean isIn : new boolean[] {false, true, false, true}) {
            long begun = System.nanoTime();
            printer.paper(isIn);
            long told = ear.awaitPaper(isIn, LONG);
            Waiting.pause(Duration.ofMillis(50));
            slowest = Math.max(slowest, pace.millis(begun, told));
        }
        close(link);
        if (slowest > PAPER_MAX_MILLIS) throw new AssertionError("paper told after " + slowest + " ms");
        return "paperToldMs=" + slowest;
    }

    /** The kernel lets one program in; ours waits outside, says so, and goes in when the other has left. */
    private String secondProgram() throws Exception {
        try (LinkRuntime other = new LinkRuntime()) {
            ByteLink first = open(new Ear());
            CountedLinks counted = new CountedLinks(other);
            try (Desk desk = Desk.ofProbes(counted, Map.of("second", LINK))) {
                desk.await("second", Condition.OFFLINE, DeviceCode.E_CLAIMED);
                Waiting.pause(FIRST_LOOKS);
                int before = counted.made();
                Waiting.pause(WATCHED);
                int tries = counted.made() - before;
                if (tries > TRIES_MAX) throw new AssertionError(tries + " tries in " + WATCHED);
                close(first);
                desk.await("second", Condition.READY);
                return "triesWhileClaimed=" + tries;
            }
        }
    }

    /** Nobody reads the device's end. */
    private String frozen() throws Exception {
        Ear ear = new Ear();
        ByteLink link = open(ear);
        WriteResult result = link.write(new byte[MORE_THAN_THE_KERNEL_TAKES], STALL)
                .toCompletionStage()
                .toCompletableFuture()
                .get(LONG.toSeconds(), TimeUnit.SECONDS);
        if (result.fault() != DeviceCode.E_WRITE_STALLED || result.isComplete())
            throw new AssertionError("a frozen printer got " + result);
        if (ear.awaitDown(LONG).code() != DeviceCode.E_WRITE_STALLED)
            throw new AssertionError("the link did not say so");
        long begun = System.nanoTime();
        close(link);
        long ended = System.nanoTime();
        Waiting.pause(Duration.ofMillis(50));
        long millis = pace.millis(begun, ended);
        if (millis > RELEASE_MAX_MILLIS) throw new AssertionError("let go of only after " + millis + " ms");
        return "frozenTook=" + result.taken() + " releasedMs=" + millis;
    }
}
