package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * The rig's printer and keyboard behave under the kernel's drivers as real ones were seen to (HARDWARE c5, c6), looked at without any
 * code of ours: if one of these fails, the rig is broken and not the link under test.
 */
final class RigItself {
    private static final Duration LONG = Duration.ofSeconds(20);
    /** LPGETSTATUS. Source: Linux, include/linux/lp.h. */
    private static final long GET_STATUS = 0x060b;

    private static final int PAPER_EMPTY = 0x20;
    private static final int EVENT_BYTES = 24;

    private RigItself() {}

    static String printer(UsbPrinter printer) throws IOException {
        printer.plug();
        try (printer;
                Handle port = Handle.open(printer.awaitNode(), LibC.O_RDWR)) {
            int ready = port.status(GET_STATUS);
            printer.paper(false);
            int empty = port.status(GET_STATUS);
            if ((ready & PAPER_EMPTY) != 0 || (empty & PAPER_EMPTY) == 0)
                throw new AssertionError("port status %#x with paper, %#x without".formatted(ready, empty));
            try (Handle second = Handle.open(printer.awaitNode(), LibC.O_RDWR)) {
                throw new AssertionError("the port was opened twice, " + second);
            } catch (Handle.ErrnoException e) {
                if (e.errno() != LibC.EBUSY) throw e;
            }
            byte[] ticket = new byte[3_000];
            new Random(5).nextBytes(ticket);
            port.write(ticket);
            byte[][] heard = {new byte[0]};
            Waiting.until(
                    "the printer hears the ticket",
                    LONG,
                    () -> (heard[0] = joined(heard[0], printer.heard(4_096))).length == ticket.length);
            if (!Arrays.equals(heard[0], ticket)) throw new AssertionError("the printer heard something else");
            return "ready=%#x paperOut=%#x".formatted(ready, empty);
        }
    }

    static String keyboard(Wedge wedge, int cycles) throws IOException {
        int keys = 0;
        for (int i = 0; i < cycles; i++) {
            wedge.plug();
            keys += typed(wedge);
        }
        return "cycles=" + cycles + " keyEvents=" + keys;
    }

    private static int typed(Wedge wedge) throws IOException {
        try (wedge;
                Handle port = Handle.open(wedge.awaitNode(), LibC.O_RDONLY)) {
            wedge.type("aB1?\n");
            int[] keys = new int[1];
            Waiting.until(
                    "five keys and one shift twice go down and up",
                    LONG,
                    () -> (keys[0] += keys(port.read(EVENT_BYTES * 64))) >= 14);
            return keys[0];
        }
    }

    /** Events of type EV_KEY. Source: Linux, include/uapi/linux/input.h. */
    private static int keys(byte[] events) {
        int keys = 0;
        for (int at = 0; at + EVENT_BYTES <= events.length; at += EVENT_BYTES) if (events[at + 16] == 1) keys++;
        return keys;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
