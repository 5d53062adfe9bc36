package vn.motcua.edge.transport;

/**
 * What a printer port says besides its bytes. Source: USB Printer Class 1.1, GET_PORT_STATUS, as Linux usblp hands it on.
 *
 * @param isPaperOut bit 5
 * @param isSelected bit 4; the printer is online
 * @param isFault bit 3 is zero
 */
public record PortStatus(boolean isPaperOut, boolean isSelected, boolean isFault) {
    private static final int NO_FAULT = 0x08;
    private static final int SELECTED = 0x10;
    private static final int PAPER_OUT = 0x20;

    static PortStatus of(int bits) {
        return new PortStatus((bits & PAPER_OUT) != 0, (bits & SELECTED) != 0, (bits & NO_FAULT) == 0);
    }
}
