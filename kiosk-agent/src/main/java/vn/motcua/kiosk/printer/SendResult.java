package vn.motcua.kiosk.printer;

import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;

/** How one try to send a ticket ended. */
sealed interface SendResult {
    record Proven(FenceKind by) implements SendResult {}

    /** Not one byte left; trying again is safe. */
    record NothingLeft(DeviceCode code) implements SendResult {}

    record Unsure(UnknownReason why) implements SendResult {}
}
