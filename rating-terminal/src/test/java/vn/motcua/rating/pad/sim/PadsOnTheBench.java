package vn.motcua.rating.pad.sim;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.SimulatedLine;

/** Makes simulated pads for tests of other packages. */
public final class PadsOnTheBench {
    private static final SimulatedPad.Plan PLAN = new SimulatedPad.Plan("pad", DeviceKind.RATING_PAD, 5);

    private PadsOnTheBench() {}

    public static SimulatedPad serial(String dialect) {
        return spoken(PadDialect.valueOf(dialect), heard -> SimulatedLine.serial("pad", 9_600, heard));
    }

    public static SimulatedPad tcp(String dialect) {
        return spoken(PadDialect.valueOf(dialect), heard -> SimulatedLine.tcp("pad", "127.0.0.1", 0, heard));
    }

    private static SimulatedPad spoken(PadVoice voice, Function<Consumer<byte[]>, SimulatedLine> wire) {
        return new SimulatedPad(PLAN, new SpokenContacts(voice, false, wire));
    }

    /** Reports of the game pad on lines that USB never has. */
    public static SimulatedPad reports(boolean tcp) {
        return spoken(
                new GamePadVoice(),
                heard -> tcp
                        ? SimulatedLine.tcp("pad", "127.0.0.1", 0, heard)
                        : SimulatedLine.serial("pad", 9_600, heard));
    }

    /** @param model GAMEPAD or KEYPAD */
    public static SimulatedPad usb(String model) {
        return new SimulatedPad(
                PLAN, HidPadSimulator.contacts("pad", HidPadSimulator.Model.valueOf(model), PLAN.keys()));
    }

    /** @param pins of the keys in their order */
    public static SimulatedPad board(List<Integer> pins, boolean isToGround) {
        return new SimulatedPad(PLAN, new BoardContacts("board", pins, isToGround));
    }

    public static byte[] descriptor(int keys) {
        return GamePadVoice.descriptor(keys);
    }

    /** What a game pad says when these keys go down together. */
    public static byte[] reportOf(int... keys) {
        List<PadVoice.Move> moves = java.util.Arrays.stream(keys)
                .mapToObj(key -> new PadVoice.Move(key, true))
                .toList();
        List<byte[]> said = new GamePadVoice().say(moves);
        return said.get(said.size() - 1);
    }

    public static String lamp(SimulatedPad pad) {
        return pad.lamp();
    }
}
