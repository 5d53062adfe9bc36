package vn.motcua.kiosk.printer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.kiosk.printer.EscPosCodec.StatusQuery;

/** One thing a printer said. Bit tables: Epson ESC/POS Command Reference, under the command named in each record. */
sealed interface PrinterReply {

    /** Answer to {@code DLE EOT}: fixed bits {@code 0xx1xx10}. It does not say which question it answers; the asker keeps the order. */
    record RealTime(int bits) implements PrinterReply {
        private static final int OFFLINE = 0x08;
        private static final int COVER_OPEN = 0x04;
        private static final int STOPPED_BY_PAPER_END = 0x20;
        private static final int MECHANICAL = 0x04;
        private static final int CUTTER = 0x08;
        private static final int UNRECOVERABLE = 0x20;
        private static final int SELF_RECOVERING = 0x40;
        private static final int NEAR_END = 0x0C;
        private static final int PAPER_END = 0x60;

        Set<DeviceCode> meaning(StatusQuery query) {
            Set<DeviceCode> found = EnumSet.noneOf(DeviceCode.class);
            switch (query) {
                case PRINTER -> add(found, OFFLINE, DeviceCode.E_OFFLINE);
                case OFFLINE_CAUSE -> {
                    add(found, COVER_OPEN, DeviceCode.P_COVER_OPEN);
                    add(found, STOPPED_BY_PAPER_END, DeviceCode.P_PAPER_OUT);
                }
                case ERROR_CAUSE -> {
                    add(found, MECHANICAL, DeviceCode.P_RECOVERABLE);
                    add(found, CUTTER, DeviceCode.P_CUTTER);
                    add(found, UNRECOVERABLE, DeviceCode.P_UNRECOVERABLE);
                    add(found, SELF_RECOVERING, DeviceCode.P_OVERHEAT);
                }
                case PAPER -> {
                    add(found, NEAR_END, DeviceCode.P_PAPER_NEAR_END);
                    add(found, PAPER_END, DeviceCode.P_PAPER_OUT);
                }
            }
            return found;
        }

        private void add(Set<DeviceCode> found, int mask, DeviceCode code) {
            if ((bits & mask) != 0) found.add(code);
        }
    }

    /** Automatic Status Back, {@code GS a}: four bytes. */
    record StatusBack(int first, int second, int third, int fourth) implements PrinterReply {
        Set<DeviceCode> meaning() {
            Set<DeviceCode> found = EnumSet.noneOf(DeviceCode.class);
            if ((first & 0x08) != 0) found.add(DeviceCode.E_OFFLINE);
            if ((first & 0x20) != 0) found.add(DeviceCode.P_COVER_OPEN);
            if ((second & 0x04) != 0) found.add(DeviceCode.P_RECOVERABLE);
            if ((second & 0x08) != 0) found.add(DeviceCode.P_CUTTER);
            if ((second & 0x20) != 0) found.add(DeviceCode.P_UNRECOVERABLE);
            if ((second & 0x40) != 0) found.add(DeviceCode.P_OVERHEAT);
            if ((third & 0x03) != 0) found.add(DeviceCode.P_PAPER_NEAR_END);
            if ((third & 0x0C) != 0) found.add(DeviceCode.P_PAPER_OUT);
            return found;
        }
    }

    /** Answer to {@code GS r 1}: paper sensors, fixed bits {@code 0xx0xxxx}. */
    record PaperSensors(int bits) implements PrinterReply {
        boolean isPaperOut() {
            return (bits & 0x0C) != 0;
        }
    }

    /** Answer to {@code GS ( H} function 48. */
    record ProcessId(String id) implements PrinterReply {}

    /** Another block answer ({@code 5F … 00}, {@code 37 … 00}): model names and the like. */
    record Block(int header, List<Integer> data) implements PrinterReply {
        public Block {
            data = List.copyOf(data);
        }

        /** Answer to {@code GS ( L} function 64. */
        boolean isLogoList() {
            return header == 0x37 && data.size() >= 2 && data.get(0) == 0x72;
        }

        /** @param key two letters */
        boolean hasLogo(String key) {
            for (int i = 2; i + 1 < data.size(); i += 2)
                if (data.get(i) == key.charAt(0) && data.get(i + 1) == key.charAt(1)) return true;
            return false;
        }
    }

    /** XON or XOFF that reached us because the port does not consume it. */
    record FlowControl(boolean isStop) implements PrinterReply {}

    /** Bytes that fit nothing. */
    record Noise(int count) implements PrinterReply {}
}
