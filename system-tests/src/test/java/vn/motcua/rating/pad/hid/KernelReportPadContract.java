package vn.motcua.rating.pad.hid;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.driver.Device;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadContract;
import vn.motcua.system.rig.guest.Contract;
import vn.motcua.system.rig.guest.ReportPad;

/**
 * What every pad must do, a game pad's reports coming through the kernel's usbhid and hidraw. Runs in the rig's guest only; its name
 * keeps it out of an ordinary test run.
 */
class KernelReportPadContract extends PadContract {
    private static final String PLACES =
            "reportBytes: 2\nreportId: 1\nplaces: {1: '1.0', 2: '1.1', 3: '1.2', 4: '1.3', 5: '1.4'}\n";
    private static final long HELD_MILLIS = 250;
    private static final int BOUNCES = 4;

    private final ReportPad pad = Contract.device(ReportPad.class);
    private int down;
    private boolean bounces;
    private boolean isFrozen;
    private volatile boolean isIn = true;

    @Override
    protected String plugIn() throws Exception {
        cable(true);
        return ReportPad.LINK;
    }

    @Override
    protected Device device(DeviceKey key, PadButtons buttons) {
        ReportDecoder decoder = ReportDecoder.read(ConfigNode.parse("agent.yaml", PLACES));
        return new HidPadDriver().create(key, new HidPadSettings(buttons, decoder), rig);
    }

    /** Its node is there: more it does not say before it is pressed. */
    @Override
    protected String fresh() {
        return "READY";
    }

    @Override
    protected void use(String control, String value) throws Exception {
        boolean on = Boolean.parseBoolean(value);
        switch (control) {
            case "together" -> touch(0b11);
            case "bounce" -> bounces = on;
            case "frozen" -> isFrozen = on;
            case "stuck" -> move(1, on);
            case "unplugged" -> cable(!on);
            default -> touch(1 << (Integer.parseInt(control.substring(3)) - 1));
        }
    }

    private void cable(boolean in) throws IOException {
        if (!in) isIn = false;
        if (in) {
            pad.plug();
            pad.awaitNode();
            isIn = true;
        } else {
            pad.unplug();
            pad.awaitNoNode();
        }
    }

    private void touch(int buttons) throws IOException {
        move(buttons, true);
        for (int i = 0; bounces && i < BOUNCES; i++) {
            move(buttons, false);
            move(buttons, true);
        }
        CompletableFuture.delayedExecutor(HELD_MILLIS, TimeUnit.MILLISECONDS).execute(() -> lift(buttons));
    }

    private void lift(int buttons) {
        try {
            move(buttons, false);
        } catch (IOException e) {
            // Its cable was pulled while a finger was on it.
        }
    }

    private synchronized void move(int buttons, boolean closed) throws IOException {
        down = closed ? down | buttons : down & ~buttons;
        if (!isFrozen && isIn) pad.say(new byte[] {1, (byte) down});
    }

    @Override
    protected void takeAway() {
        try {
            pad.close();
        } catch (IOException e) {
            throw new AssertionError("the pad cannot be taken away", e);
        }
    }
}
