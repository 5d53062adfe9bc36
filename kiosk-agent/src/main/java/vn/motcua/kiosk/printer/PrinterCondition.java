package vn.motcua.kiosk.printer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.PortStatus;

/**
 * What a printer last said about itself.
 *
 * @param isKnown false until it has said anything, and again when it falls silent
 * @param codes the gravest first
 */
record PrinterCondition(boolean isKnown, List<DeviceCode> codes) {
    static final PrinterCondition SILENT = new PrinterCondition(false, List.of());

    private static final List<DeviceCode> BY_GRAVITY = List.of(
            DeviceCode.P_UNRECOVERABLE,
            DeviceCode.P_CUTTER,
            DeviceCode.P_COVER_OPEN,
            DeviceCode.P_PAPER_OUT,
            DeviceCode.P_RECOVERABLE,
            DeviceCode.P_OVERHEAT,
            DeviceCode.E_OFFLINE,
            DeviceCode.P_PAPER_NEAR_END);

    PrinterCondition {
        codes = List.copyOf(codes);
    }

    static PrinterCondition heard(Set<DeviceCode> said, PrinterProfile profile) {
        List<DeviceCode> codes = new ArrayList<>(BY_GRAVITY);
        codes.retainAll(said);
        if (!profile.hasNearEnd() || codes.contains(DeviceCode.P_PAPER_OUT)) codes.remove(DeviceCode.P_PAPER_NEAR_END);
        // "Offline" only repeats that there is a cause, when there is one.
        if (codes.stream().anyMatch(code -> isBlocking(code) && code != DeviceCode.E_OFFLINE))
            codes.remove(DeviceCode.E_OFFLINE);
        return new PrinterCondition(true, codes);
    }

    /** What a printer port says, for a printer that says nothing else. */
    static Set<DeviceCode> meaning(PortStatus status) {
        if (status.isPaperOut()) return Set.of(DeviceCode.P_PAPER_OUT);
        if (status.isFault()) return Set.of(DeviceCode.P_RECOVERABLE);
        return status.isSelected() ? Set.of() : Set.of(DeviceCode.E_OFFLINE);
    }

    private static boolean isBlocking(DeviceCode code) {
        return code != DeviceCode.P_PAPER_NEAR_END;
    }

    boolean isBlocked() {
        return codes.stream().anyMatch(PrinterCondition::isBlocking);
    }

    boolean isPaperOut() {
        return codes.contains(DeviceCode.P_PAPER_OUT);
    }

    boolean isCoverOpen() {
        return codes.contains(DeviceCode.P_COVER_OPEN);
    }

    ServiceState service() {
        if (!isKnown) return ServiceState.UNKNOWN;
        if (isBlocked()) return ServiceState.BLOCKED;
        return codes.isEmpty() ? ServiceState.READY : ServiceState.DEGRADED;
    }

    /** Why a job that got no proof in time got none. */
    UnknownReason whyUnproven() {
        if (!isKnown || codes.isEmpty()) return UnknownReason.TIMEOUT;
        return switch (codes.get(0)) {
            case P_PAPER_OUT -> UnknownReason.PAPER_OUT;
            case P_COVER_OPEN -> UnknownReason.COVER_OPEN;
            case P_PAPER_NEAR_END -> UnknownReason.TIMEOUT;
            default -> UnknownReason.DEVICE_ERROR;
        };
    }
}
