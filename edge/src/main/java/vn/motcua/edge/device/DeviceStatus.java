package vn.motcua.edge.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public status of a device: one condition and the codes that explain it. Derived from {@link DeviceState} in one pure function
 * and reported only when {@link #saysTheSameAs} is false.
 *
 * @param codes the gravest first; empty for {@code READY} and {@code CONNECTING}
 * @param since when the device entered this status
 * @param lastSeen when it last said anything, or null if it never did
 * @param detail for a technician: what exactly stands in the way of the line, such as the ports that fit; empty if there is nothing
 */
public record DeviceStatus(
        DeviceKey key,
        Condition condition,
        List<DeviceCode> codes,
        Instant since,
        @Nullable Instant lastSeen,
        String detail) {
    public DeviceStatus {
        codes = List.copyOf(codes);
    }

    public DeviceStatus(
            DeviceKey key, Condition condition, List<DeviceCode> codes, Instant since, @Nullable Instant lastSeen) {
        this(key, condition, codes, since, lastSeen, "");
    }

    /** The same, with what does not make it another status. */
    public DeviceStatus with(@Nullable Instant seen, String why) {
        return new DeviceStatus(key, condition, codes, since, seen, why);
    }

    /** The conditions a screen shows. The names are stored and sent; they never change. */
    public enum Condition {
        OFFLINE,
        CONNECTING,
        READY,
        ATTENTION,
        FAULT,
        /** The line is there and the device has not said how it is. Never shown as good, never as broken. */
        UNKNOWN
    }

    public static DeviceStatus derive(DeviceState state) {
        return new DeviceStatus(state.key(), condition(state), codes(state), state.since(), state.lastSeen());
    }

    private static Condition condition(DeviceState state) {
        if (state.admin() != AdminState.ENABLED) return Condition.OFFLINE;
        return switch (state.link()) {
            case ABSENT, LOST, BACKOFF, CLOSING -> Condition.OFFLINE;
            case STUCK -> Condition.FAULT;
            case OPENING -> state.codes().isEmpty() ? Condition.CONNECTING : Condition.OFFLINE;
            case UP -> ofService(state);
        };
    }

    private static Condition ofService(DeviceState state) {
        return switch (state.service()) {
            case UNKNOWN -> Condition.UNKNOWN;
            case READY, BUSY -> state.codes().isEmpty() ? Condition.READY : Condition.ATTENTION;
            case DEGRADED -> Condition.ATTENTION;
            case BLOCKED -> Condition.FAULT;
        };
    }

    private static List<DeviceCode> codes(DeviceState state) {
        return state.admin() == AdminState.ENABLED ? state.codes() : List.of(DeviceCode.E_DISABLED);
    }

    /** The code to show when there is room for one. */
    public Optional<DeviceCode> code() {
        return codes.stream().findFirst();
    }

    public boolean saysTheSameAs(@Nullable DeviceStatus other) {
        return other != null && key.equals(other.key) && condition == other.condition && codes.equals(other.codes);
    }
}
