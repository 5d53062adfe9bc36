package vn.motcua.rating.pad.sim;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A button encoder as it speaks USB HID: a game pad of one to eight buttons, whose report of two bytes is its number and a bit for each
 * button, sent whenever one changes. Source: USB Device Class Definition for HID 1.11, §6.2.2; HID Usage Tables, Game Pad, Button page.
 */
final class GamePadVoice implements PadVoice {
    private static final byte REPORT_ID = 1;
    private static final int BITS = 8;
    private static final int STRANGE_REPORTS = 20;
    private static final int STRANGE_BYTES = 7;

    private int down;

    /**
     * What it tells the host of its reports when it is plugged in.
     *
     * @param keys 1 to 8
     */
    static byte[] descriptor(int keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        item(bytes, 0x05, 0x01); // usage page: generic desktop
        item(bytes, 0x09, 0x05); // usage: game pad
        item(bytes, 0xa1, 0x01); // collection: application
        item(bytes, 0x85, REPORT_ID);
        item(bytes, 0x05, 0x09); // usage page: button
        item(bytes, 0x19, 1); // usage minimum
        item(bytes, 0x29, keys); // usage maximum
        item(bytes, 0x15, 0); // logical minimum
        item(bytes, 0x25, 1); // logical maximum
        item(bytes, 0x75, 1); // report size in bits
        item(bytes, 0x95, keys); // report count
        item(bytes, 0x81, 0x02); // input: data, variable, absolute
        if (keys < BITS) {
            item(bytes, 0x75, BITS - keys);
            item(bytes, 0x95, 1);
            item(bytes, 0x81, 0x03); // input: constant, up to the end of the byte
        }
        bytes.write(0xc0); // end of collection
        return bytes.toByteArray();
    }

    private static void item(ByteArrayOutputStream bytes, int tag, int value) {
        bytes.write(tag);
        bytes.write(value);
    }

    /** Keys that go together are in one report; a key that goes again needs another one. */
    @Override
    public List<byte[]> say(List<Move> moves) {
        List<byte[]> reports = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        for (Move move : moves) {
            if (!told.add(move.key())) {
                reports.add(report());
                told.clear();
                told.add(move.key());
            }
            int bit = 1 << move.key() - 1;
            down = move.closed() ? down | bit : down & ~bit;
        }
        reports.add(report());
        return reports;
    }

    private byte[] report() {
        return new byte[] {REPORT_ID, (byte) down};
    }

    @Override
    public boolean tellsOfReleases() {
        return true;
    }

    /** The reports of another device: longer, and their bits mean something else. */
    @Override
    public List<byte[]> noise() {
        List<byte[]> reports = new ArrayList<>();
        for (int i = 0; i < STRANGE_REPORTS; i++) {
            byte[] report = new byte[STRANGE_BYTES];
            Arrays.fill(report, (byte) (0x80 + i));
            report[0] = REPORT_ID;
            reports.add(report);
        }
        return reports;
    }

    /** The transfer ended before the report did. */
    @Override
    public List<byte[]> torn(int key) {
        return List.of(new byte[] {REPORT_ID});
    }
}
