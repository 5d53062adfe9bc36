package vn.motcua.edge.device;

/** The kinds of device an agent drives. The names are stored and sent; they never change. */
public enum DeviceKind {
    TICKET_PRINTER,
    SCANNER,
    RATING_PAD,
    DISPLAY_BOARD,
    CAMERA,
    SOUND,
    /** A lit number or line of text at a counter, on RS-485 or TCP. */
    COUNTER_SIGN,
    PANIC_BUTTON
}
