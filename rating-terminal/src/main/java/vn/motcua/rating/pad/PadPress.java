package vn.motcua.rating.pad;

import vn.motcua.core.model.CounterId;
import vn.motcua.edge.driver.DeviceInput;

/**
 * A button of a pad was pressed once. Its text tells no score: what a citizen thinks is for the ledger, not for logs.
 *
 * @param counter where the pad stands
 * @param score meaningless for a panic button
 */
public record PadPress(Purpose purpose, CounterId counter, int button, int score, int scaleMax) implements DeviceInput {
    @Override
    public String toString() {
        return "PadPress[" + purpose + " at " + counter + "]";
    }
}
