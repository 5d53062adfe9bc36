package vn.motcua.edge.device;

/** How deep a health check goes. Source: UnifiedPOS 1.14, CheckHealth levels (CH_INTERNAL, CH_EXTERNAL, CH_INTERACTIVE). */
public enum HealthLevel {
    /** Asks the device how it is; nothing is printed, shown or sounded. */
    INTERNAL,
    /** The device does something a person can see: a test ticket, all segments lit. */
    EXTERNAL,
    /** A person takes part: scan this, press each button. */
    INTERACTIVE
}
