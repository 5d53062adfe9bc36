package vn.motcua.kiosk.simprinter;

/** What can happen to a printer at a certain byte. */
public enum Fault {
    /** The connection ends in order (FIN), as when the other side's program stops. */
    CUT,
    /** The connection is broken off (RST), as when the printer is switched off and on. On a serial line: the cable is pulled. */
    RESET,
    /** It stops reading and answering. */
    FREEZE,
    PAPER_OUT,
    COVER_OPEN,
    /** It goes on printing and answers nothing. */
    MUTE
}
