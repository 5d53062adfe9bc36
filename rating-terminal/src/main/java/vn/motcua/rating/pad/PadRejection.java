package vn.motcua.rating.pad;

import java.util.Optional;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.driver.DeviceInput;

/** Buttons were touched and it does not count. */
public record PadRejection(Purpose purpose, Optional<CounterId> counter, PressOutcome.Reason reason)
        implements DeviceInput {}
