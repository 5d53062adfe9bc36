package vn.motcua.edge.device;

/** What a device can do beyond the least its kind must. Names are shown to technicians; they never change. */
public enum Capability {
    /** It says how it is without being told to act. */
    STATUS,
    /** It proves that what it was sent has been printed or shown. */
    CONFIRMS,
    CUT,
    NEAR_END,
    DRAWER,
    BUZZER,
    BRIGHTNESS,
    BLINK,
    /** Its input reaches this program only. */
    EXCLUSIVE
}
