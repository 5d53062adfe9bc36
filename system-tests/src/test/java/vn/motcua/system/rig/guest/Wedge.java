package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A scanner that types: a boot keyboard of gadget function hid, driven by usbhid and evdev. Its key table is its own, after the US
 * layout. Source: USB HID Usage Tables 1.21, keyboard page; Device Class Definition for HID 1.11, appendix B.1.
 */
public final class Wedge implements AutoCloseable {
    private static final int SHIFT = 0x02;
    private static final int ALT = 0x04;
    /** Of the number block: 1 to 9, then 0. */
    private static final int KEYPAD_1 = 0x59;

    private static final int KEYPAD_0 = 0x62;
    /** At this pace a hiccup of the emulated processor drops nothing. */
    private static final Duration CALM = Duration.ofMillis(15);

    /** Usages 30 to 56 in order; a zero where a key types nothing. */
    private static final String UNSHIFTED_FROM_30 = "1234567890\n\0\0\t -=[]\\\0;'`,./";

    private static final String SHIFTED_FROM_30 = "!@#$%^&*()\0\0\0\0\0_+{}|\0:\"~<>?";
    private static final int[] DESCRIPTOR = {
        0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01,
                0x95, 0x08,
        0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x03, 0x95, 0x05, 0x75, 0x01, 0x05, 0x08, 0x19, 0x01, 0x29, 0x05,
                0x91, 0x02,
        0x95, 0x01, 0x75, 0x03, 0x91, 0x03, 0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00,
                0x29, 0x65,
        0x81, 0x00, 0xc0
    };
    private static final String FUNCTION = "hid.usb0";
    private static final Path INPUTS = Path.of("/sys/class/input");

    private final Gadget gadget;
    private final int socket;
    private Handle line;
    private boolean plugged;

    public Wedge(int socket) throws IOException {
        this.socket = socket;
        byte[] descriptor = new byte[DESCRIPTOR.length];
        for (int i = 0; i < descriptor.length; i++) descriptor[i] = (byte) DESCRIPTOR[i];
        this.gadget = Gadget.make(
                "typing-scanner",
                new Gadget.Identity(0x0525, 0xa4ac, "RIG-HID"),
                FUNCTION,
                Map.of(
                        "subclass",
                        ascii("1"),
                        "protocol",
                        ascii("1"),
                        "report_length",
                        ascii("8"),
                        "report_desc",
                        descriptor));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public void plug() throws IOException {
        gadget.plug(socket);
        plugged = true;
        Path deviceSide = gadget.node(FUNCTION, "hidg");
        Waiting.until("the keyboard's own side appears", Duration.ofSeconds(10), () -> Files.exists(deviceSide));
        line = Handle.open(deviceSide, LibC.O_RDWR);
    }

    public void unplug() throws IOException {
        if (!plugged) return;
        line.close();
        gadget.unplug();
        plugged = false;
        Waiting.until("the keyboard disappears", Duration.ofSeconds(20), () -> node().isEmpty());
    }

    /** Types as fast as the bus takes it. */
    public void type(String text) throws IOException {
        for (char letter : text.toCharArray()) {
            line.write(press(letter));
            line.write(new byte[8]);
        }
    }

    /** As quick scanners do it: a key goes down in the very report in which the one before goes up. */
    public void rush(String text) throws IOException {
        byte[] last = new byte[8];
        for (char letter : text.toCharArray()) {
            byte[] next = press(letter);
            if (next[2] == last[2]) line.write(new byte[8]);
            line.write(next);
            last = next;
        }
        line.write(new byte[8]);
    }

    /** As a scanner with a pause between its letters; what no key has, by Alt and its number. */
    public void typeCalmly(String text) throws IOException {
        for (int letter : text.codePoints().toArray()) {
            if (letter < 128) type(String.valueOf((char) letter));
            else number("0" + letter);
            Waiting.pause(CALM);
        }
    }

    private void number(String digits) throws IOException {
        for (char digit : digits.toCharArray()) {
            line.write(report(ALT, digit == '0' ? KEYPAD_0 : KEYPAD_1 + digit - '1'));
            line.write(report(ALT, 0));
        }
        line.write(new byte[8]);
    }

    private static byte[] press(char letter) {
        int plain = UNSHIFTED_FROM_30.indexOf(letter);
        int shifted = SHIFTED_FROM_30.indexOf(letter);
        if (letter >= 'a' && letter <= 'z') return report(0, 4 + letter - 'a');
        if (letter >= 'A' && letter <= 'Z') return report(SHIFT, 4 + letter - 'A');
        if (plain >= 0) return report(0, 30 + plain);
        if (shifted >= 0) return report(SHIFT, 30 + shifted);
        throw new IllegalArgumentException("no key for " + (int) letter);
    }

    private static byte[] report(int modifiers, int key) {
        return new byte[] {(byte) modifiers, 0, (byte) key, 0, 0, 0, 0, 0};
    }

    public Optional<Path> node() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(INPUTS, "event*")) {
            for (Path input : all) {
                Path node = Path.of("/dev/input").resolve(input.getFileName());
                if (gadget.carries(input.resolve("device")) && Files.exists(node)) return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    public Path awaitNode() throws IOException {
        Waiting.until("a keyboard appears", Duration.ofSeconds(20), () -> node().isPresent());
        Path node = node().orElseThrow();
        Usb.awaitSetUp(INPUTS.resolve(node.getFileName()).resolve("device"));
        return node;
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
