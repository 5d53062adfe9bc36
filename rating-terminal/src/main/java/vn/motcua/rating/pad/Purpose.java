package vn.motcua.rating.pad;

import vn.motcua.edge.device.DeviceKind;

/** What a pad is for. */
public enum Purpose {
    /** Citizens rate by it. */
    RATING(DeviceKind.RATING_PAD),
    /** Staff call for help by it. */
    PANIC(DeviceKind.PANIC_BUTTON);

    private final DeviceKind kind;

    Purpose(DeviceKind kind) {
        this.kind = kind;
    }

    public DeviceKind kind() {
        return kind;
    }

    public PressRules rules() {
        return this == RATING ? PressRules.rating() : PressRules.panic();
    }
}
