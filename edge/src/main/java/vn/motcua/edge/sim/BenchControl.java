package vn.motcua.edge.sim;

import java.util.List;
import vn.motcua.core.model.Text;

/** One thing on a simulated device that a person can see or use. The bench page draws each case; ids are unique per device. */
public sealed interface BenchControl {
    String id();

    Text label();

    /** The word for the page. */
    String type();

    /** A fault or state that is on or off. */
    record Switch(String id, Text label, boolean on) implements BenchControl {
        /** What it may be told, for a person. */
        public static final String VALUES = "true, false";

        /** @throws IllegalArgumentException if an action of a switch is told neither on nor off */
        public static boolean isOn(String value) {
            if (!isValue(value)) throw new IllegalArgumentException("value " + value + "; allowed: " + VALUES);
            return value.equals("true");
        }

        /** Whether an action of a switch may be told that. */
        public static boolean isValue(String value) {
            return value.equals("true") || value.equals("false");
        }

        @Override
        public String type() {
            return "switch";
        }
    }

    /**
     * Something to press.
     *
     * @param value what the action is told; may be empty
     * @param key true for a key that is on the device, false for something done to it, such as switching it off and on
     */
    record Button(String id, Text label, String value, boolean key) implements BenchControl {
        /** A key on the device. */
        public Button(String id, Text label, String value) {
            this(id, label, value, true);
        }

        @Override
        public String type() {
            return "button";
        }
    }

    /**
     * A box to type what the device shall read, with ready samples.
     *
     * @param samples names and contents; synthetic persons only
     */
    record TextBox(String id, Text label, List<Sample> samples) implements BenchControl {
        public TextBox {
            samples = List.copyOf(samples);
        }

        @Override
        public String type() {
            return "text";
        }
    }

    /** One ready content of a text box. */
    record Sample(Text label, String value) {}

    /**
     * A lit display.
     *
     * @param lines what it shows; a dark one shows empty lines
     * @param brightness 0 (dark) to 100
     */
    record Display(String id, Text label, List<String> lines, boolean blinking, int brightness)
            implements BenchControl {
        public Display {
            lines = List.copyOf(lines);
        }

        @Override
        public String type() {
            return "display";
        }
    }

    /**
     * Pictures, newest last, served as PNG.
     *
     * @param count how many there are
     * @param version changes whenever a picture changes, so that the page fetches it again
     */
    record Picture(String id, Text label, int count, long version) implements BenchControl {
        @Override
        public String type() {
            return "picture";
        }
    }

    /** A number or word to read, such as how many tickets were cut. */
    record Reading(String id, Text label, String value) implements BenchControl {
        @Override
        public String type() {
            return "reading";
        }
    }
}
