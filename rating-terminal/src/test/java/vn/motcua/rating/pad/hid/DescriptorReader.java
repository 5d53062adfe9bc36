package vn.motcua.rating.pad.hid;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a report descriptor of one report by the rules of the standard: short items, global and local ones, input items. Source: USB
 * Device Class Definition for HID 1.11, §6.2.2.
 *
 * @param buttonBits place of each button in bits from the start of the report, its number included
 */
record DescriptorReader(int reportId, int reportBytes, List<Integer> buttonBits) {
    private static final int BUTTON_PAGE = 9;
    private static final int CONSTANT = 1;

    static DescriptorReader read(byte[] bytes) {
        int page = 0;
        int size = 0;
        int count = 0;
        int id = 0;
        int usageMin = 0;
        int usageMax = 0;
        int bits = 0;
        int open = 0;
        List<Integer> buttons = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int prefix = bytes[at] & 0xff;
            int length = (prefix & 3) == 3 ? 4 : prefix & 3;
            int value = length == 0 ? 0 : bytes[at + 1] & 0xff;
            switch (prefix & 0xfc) {
                case 0x04 -> page = value;
                case 0x74 -> size = value;
                case 0x94 -> count = value;
                case 0x84 -> {
                    id = value;
                    bits = 8;
                }
                case 0x18 -> usageMin = value;
                case 0x28 -> usageMax = value;
                case 0xa0 -> open++;
                case 0xc0 -> open--;
                case 0x80 -> {
                    boolean areButtons = page == BUTTON_PAGE && (value & CONSTANT) == 0;
                    if (areButtons && usageMax - usageMin + 1 != count) throw new AssertionError("usages and count");
                    for (int i = 0; areButtons && i < count; i++) buttons.add(bits + i * size);
                    bits += size * count;
                }
                default -> {} // logical limits, usages of collections
            }
            at += 1 + length;
        }
        if (open != 0 || bits % 8 != 0) throw new AssertionError("not closed, or not whole bytes: " + bits);
        return new DescriptorReader(id, bits / 8, List.copyOf(buttons));
    }
}
