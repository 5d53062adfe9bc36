package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.transport.LinkRuntime;

/**
 * Two adapters that cannot be told apart but by their sockets: a rule that leaves the choice open opens neither, and one that was moved
 * is said to be moved and not listened to (HARDWARE e3, on the kernel's own sysfs).
 */
final class TwoAlike {
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final LinkRuntime runtime;
    private final AcmCable left;
    private final AcmCable right;

    /** Neither has a serial number. */
    TwoAlike(LinkRuntime runtime, AcmCable left, AcmCable right) {
        this.runtime = runtime;
        this.left = left;
        this.right = right;
    }

    String run(int freeSocket) throws Exception {
        left.plug();
        right.plug();
        try {
            return check(freeSocket);
        } finally {
            left.close();
            right.close();
        }
    }

    private String check(int freeSocket) throws Exception {
        String leftSocket = Usb.socket(left.awaitNode());
        String rightSocket = Usb.socket(right.awaitNode());
        try (Desk desk = Desk.ofProbes(
                runtime,
                Map.of(
                        "any",
                        AcmCable.rule(""),
                        "left",
                        AcmCable.rule(leftSocket),
                        "right",
                        AcmCable.rule(rightSocket)))) {
            desk.await("any", Condition.OFFLINE, DeviceCode.E_AMBIGUOUS);
            desk.await("left", Condition.READY);
            desk.await("right", Condition.READY);
            say(desk, left, "left", "L1");
            say(desk, right, "right", "R1");
            left.unplug();
            desk.await("left", Condition.OFFLINE, DeviceCode.E_LINK_LOST);
            // Its twin works in its own socket: told "moved", a clerk would pull the wrong cable.
            desk.await("left", Condition.OFFLINE, DeviceCode.E_NOHARDWARE);
            left.plug(freeSocket);
            desk.await("left", Condition.OFFLINE, DeviceCode.E_MOVED);
            left.say(bytes("L2"));
            Waiting.pause(QUIET);
            String wrong = desk.heard("left") + desk.heard("right") + desk.heard("any");
            if (!wrong.equals("L1R1")) throw new AssertionError("the moved adapter was listened to: " + wrong);
            left.unplug();
            left.plug();
            desk.await("left", Condition.READY);
            say(desk, left, "left", "L3");
        }
        return "sockets=" + leftSocket + "," + rightSocket;
    }

    private static void say(Desk desk, AcmCable cable, String name, String text) throws IOException {
        cable.say(bytes(text));
        Waiting.until(
                name + " hears " + text,
                Duration.ofSeconds(20),
                () -> desk.heard(name).endsWith(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
