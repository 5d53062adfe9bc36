package vn.motcua.rating.pad;

import vn.motcua.core.model.CounterId;
import vn.motcua.edge.driver.DeviceInput;

/** Buttons were touched and it does not count. */
public record PadRejection(Purpose purpose, CounterId counter, PressOutcome.Reason reason) implements DeviceInput {}
