package vn.motcua.edge.device;

import java.util.List;

/**
 * What a health check found.
 *
 * @param codes what stands in the way, the gravest first; empty when passed
 * @param heard for a technician: what the device answered, never what a person scanned or entered
 */
public record HealthReport(DeviceKey key, HealthLevel level, Verdict verdict, List<DeviceCode> codes, String heard) {
    public HealthReport {
        codes = List.copyOf(codes);
    }

    /** How a check ended. */
    public enum Verdict {
        PASSED,
        FAILED,
        /** The device cannot tell; a person has to look. Never counted as passed. */
        UNKNOWN,
        /** This device has no check of this level. */
        UNSUPPORTED
    }

    /** The answer of a device that can say no more than its status. */
    public static HealthReport of(DeviceStatus status, HealthLevel level) {
        Verdict verdict = switch (status.condition()) {
            case READY, ATTENTION -> Verdict.PASSED;
            case FAULT, OFFLINE -> Verdict.FAILED;
            case CONNECTING, UNKNOWN -> Verdict.UNKNOWN;
        };
        return new HealthReport(
                status.key(), level, verdict, status.codes(), status.condition().name());
    }

    public static HealthReport unsupported(DeviceKey key, HealthLevel level) {
        return new HealthReport(key, level, Verdict.UNSUPPORTED, List.of(DeviceCode.E_UNSUPPORTED), "");
    }
}
