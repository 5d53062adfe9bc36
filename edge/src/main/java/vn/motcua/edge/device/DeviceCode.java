package vn.motcua.edge.device;

import static vn.motcua.edge.device.DeviceCode.Blame.AGENT;
import static vn.motcua.edge.device.DeviceCode.Blame.DEVICE;
import static vn.motcua.edge.device.DeviceCode.Blame.HUB;
import static vn.motcua.edge.device.DeviceCode.Blame.SITE;

/**
 * Stable codes of what can be wrong with a device or a command to it. Names are stored, sent and printed in manuals: they are only
 * ever added. Texts for people are in {@link DeviceTexts}. Source of the parents: UnifiedPOS 1.14, ErrorCode and ErrorCodeExtended.
 */
public enum DeviceCode {
    E_CONFIG("ILLEGAL", false, SITE),
    E_NOHARDWARE("NOHARDWARE", true, DEVICE),
    E_AMBIGUOUS("NOEXIST", false, SITE),
    /** Found, but on another socket than the configuration says; not opened, so that nothing is cross-wired in silence. */
    E_MOVED("NOEXIST", false, SITE),
    E_CLAIMED("CLAIMED", true, SITE),
    E_PERMISSION("FAILURE", false, SITE),
    E_OFFLINE("OFFLINE", true, DEVICE),
    E_LINK_LOST("OFFLINE", true, DEVICE),
    E_WRITE_STALLED("TIMEOUT", true, DEVICE),
    E_CLOSE_STUCK("BUSY", true, DEVICE),
    E_TIMEOUT("TIMEOUT", true, DEVICE),
    E_BUSY("BUSY", true, AGENT),
    E_DISABLED("DISABLED", false, HUB),
    E_EXPIRED("ILLEGAL", false, AGENT),
    E_REPLAY("EXISTS", false, AGENT),
    E_UNSUPPORTED("ILLEGAL", false, SITE),
    E_PROTOCOL("FAILURE", true, DEVICE),
    E_STORE("FAILURE", true, AGENT),
    E_INTERNAL("FAILURE", false, AGENT),
    P_COVER_OPEN("EXTENDED", true, SITE),
    P_PAPER_OUT("EXTENDED", true, SITE),
    P_PAPER_NEAR_END("EXTENDED", true, SITE),
    P_CUTTER("EXTENDED", true, DEVICE),
    P_OVERHEAT("EXTENDED", true, DEVICE),
    P_RECOVERABLE("EXTENDED", true, DEVICE),
    P_UNRECOVERABLE("EXTENDED", false, DEVICE),
    P_UNCONFIRMED("EXTENDED", false, DEVICE),
    S_OVERRUN("EXTENDED", true, AGENT),
    S_BAD_FRAME("EXTENDED", true, DEVICE),
    S_BAD_UTF8("EXTENDED", true, DEVICE),
    S_CHECK("EXTENDED", true, DEVICE),
    /** A button held down or shorted for longer than a person presses. */
    B_STUCK("EXTENDED", true, SITE),
    /** Two buttons at once; neither counts. */
    B_SIMULTANEOUS("EXTENDED", true, SITE),
    /** The sign answers, and not with what it was told to show. */
    L_NOT_SHOWN("EXTENDED", true, DEVICE);

    private final String uposName;
    private final boolean retryable;
    private final Blame blame;

    DeviceCode(String uposName, boolean retryable, Blame blame) {
        this.uposName = uposName;
        this.retryable = retryable;
        this.blame = blame;
    }

    /** Who has to act. */
    public enum Blame {
        DEVICE,
        SITE,
        AGENT,
        HUB
    }

    /** The UnifiedPOS ErrorCode this one refines. */
    public String uposName() {
        return uposName;
    }

    /** Whether the same command may succeed later with no change to its content. */
    public boolean retryable() {
        return retryable;
    }

    public Blame blame() {
        return blame;
    }
}
