package vn.motcua.rating.pad.sim;

import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.SimulatedLine;

/** Makes simulated pads for tests of other packages. */
public final class PadsOnTheBench {
    private PadsOnTheBench() {}

    public static SimulatedPad serial(String dialect) {
        return new SimulatedPad(plan(dialect), heard -> SimulatedLine.serial("pad", 9_600, heard));
    }

    public static SimulatedPad tcp(String dialect) {
        return new SimulatedPad(plan(dialect), heard -> SimulatedLine.tcp("pad", "127.0.0.1", 0, heard));
    }

    private static SimulatedPad.Plan plan(String dialect) {
        return new SimulatedPad.Plan("pad", DeviceKind.RATING_PAD, PadDialect.valueOf(dialect), 5);
    }

    public static String lamp(SimulatedPad pad) {
        return pad.lamp();
    }
}
