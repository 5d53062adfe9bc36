package vn.motcua.kiosk.simprinter;

/** Cover, paper and state of a simulated printer, and how the reference tells them in bits. Any thread. */
final class Sensors {
    volatile boolean coverOpen;
    volatile boolean paperOut;
    volatile boolean nearEnd;
    volatile boolean cutterJam;

    boolean isOnline() {
        return !coverOpen && !paperOut && !cutterJam;
    }

    /** DLE EOT n. */
    byte realTime(int n) {
        int bits = 0x12;
        switch (n) {
            case 1 -> bits |= isOnline() ? 0 : 0x08;
            case 2 -> bits |= (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (cutterJam ? 0x40 : 0);
            case 3 -> bits |= cutterJam ? 0x08 : 0;
            case 4 -> bits |= (nearEnd || paperOut ? 0x0C : 0) | (paperOut ? 0x60 : 0);
            default -> {}
        }
        return (byte) bits;
    }

    /** GS a. */
    byte[] statusBack() {
        int first = 0x10 | (isOnline() ? 0 : 0x08) | (coverOpen ? 0x20 : 0);
        return new byte[] {(byte) first, (byte) (cutterJam ? 0x08 : 0), paperStatus(), 0x0F};
    }

    /** GS r 1. */
    byte paperStatus() {
        return (byte) ((nearEnd || paperOut ? 0x03 : 0) | (paperOut ? 0x0C : 0));
    }
}
