package vn.motcua.kiosk.scanner;

import vn.motcua.edge.device.DeviceCode;

/** One scan as its bytes came, or what is left of one. */
sealed interface ScanFrame {
    /** From the first byte to the last, end mark left out. */
    record Whole(byte[] bytes) implements ScanFrame {
        /** Never what it holds. */
        @Override
        public String toString() {
            return "Whole[" + bytes.length + " bytes]";
        }
    }

    /** A scan that cannot be had whole, and so is not had at all: half a code could be somebody else's. */
    record Broken(DeviceCode code) implements ScanFrame {}
}
