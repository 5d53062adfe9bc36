package vn.motcua.edge.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceStatus.Condition;

class StatusKeeperTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    private final List<String> told = new ArrayList<>();
    private final StatusKeeper keeper = new StatusKeeper(
            new DeviceKey(DeviceKind.SCANNER, "scanner-1"),
            Clock.fixed(NOW, ZoneOffset.UTC),
            status -> told.add(status.condition() + " " + status.codes()));

    @Test
    void tellsChangesOnlyAndKeepsTheReasonWhileItTriesAgain() {
        keeper.link(LinkState.OPENING, null);
        keeper.link(LinkState.BACKOFF, DeviceCode.E_NOHARDWARE);
        keeper.link(LinkState.OPENING, DeviceCode.E_NOHARDWARE);
        keeper.link(LinkState.BACKOFF, DeviceCode.E_NOHARDWARE);
        keeper.link(LinkState.UP, null);
        keeper.service(ServiceState.READY);
        keeper.service(ServiceState.READY);

        assertThat(told).containsExactly("CONNECTING []", "OFFLINE [E_NOHARDWARE]", "UNKNOWN []", "READY []");
    }

    /** Silence is nothing that was said, and a word that changes nothing was said all the same. */
    @Test
    void lastSeenIsWhenTheDeviceLastSpoke() {
        keeper.link(LinkState.UP, null);
        keeper.service(ServiceState.UNKNOWN, DeviceCode.E_TIMEOUT);
        assertThat(keeper.status().lastSeen()).isNull();

        keeper.seen();

        assertThat(keeper.status().lastSeen()).isEqualTo(NOW);
        assertThat(told).containsExactly("UNKNOWN []", "UNKNOWN [E_TIMEOUT]");
    }

    /** What it said before its cable was pulled is no knowledge of how it is now. */
    @Test
    void afterAnUnpluggingTheServiceIsUnknownUntilTheDeviceSpeaks() {
        keeper.link(LinkState.UP, null);
        keeper.service(ServiceState.DEGRADED, DeviceCode.B_STUCK);
        keeper.link(LinkState.LOST, DeviceCode.E_LINK_LOST);
        keeper.link(LinkState.UP, null);

        assertThat(told).containsExactly("UNKNOWN []", "ATTENTION [B_STUCK]", "OFFLINE [E_LINK_LOST]", "UNKNOWN []");
        assertThat(keeper.status().condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void aWedgedLineIsAFault() {
        keeper.link(LinkState.STUCK, DeviceCode.E_CLOSE_STUCK);

        assertThat(told).containsExactly("FAULT [E_CLOSE_STUCK]");
    }
}
