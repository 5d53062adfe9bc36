package vn.motcua.kiosk.printer;

/** What a printer does besides, with every ticket. */
public enum TicketAction {
    BEEP,
    /** Pulses the drawer connector: a drawer, or a lamp or bell wired to it. */
    DRAWER_2,
    DRAWER_5;

    /** Pin of the drawer connector; 0 for none. */
    int pin() {
        return switch (this) {
            case BEEP -> 0;
            case DRAWER_2 -> 2;
            case DRAWER_5 -> 5;
        };
    }
}
