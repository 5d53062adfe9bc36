package vn.motcua.edge.store;

import java.nio.file.Path;
import java.time.Duration;
import vn.motcua.core.config.ConfigNode;

/**
 * @param home folder of {@code agent.db} and its reserve
 * @param reserveBytes preallocated beside the file, given up for essential events when the disk is full
 * @param bulkRows most bulk events kept
 * @param keepAcknowledged how long acknowledged essential events stay, for a hub restored from a backup
 * @param queue most transactions waiting for the writer; beyond it callers fail at once
 */
public record StoreSettings(Path home, long reserveBytes, int bulkRows, Duration keepAcknowledged, int queue) {
    private static final long MIB = 1024 * 1024;

    public static StoreSettings of(Path home) {
        return new StoreSettings(home, 64 * MIB, 50_000, Duration.ofDays(7), 4_096);
    }

    /** The section {@code store} of agent.yaml. */
    public static StoreSettings read(ConfigNode node, Path home) {
        StoreSettings defaults = of(home);
        return new StoreSettings(
                home,
                node.integer("reserveMiB", 1, 4_096, (int) (defaults.reserveBytes / MIB)) * MIB,
                node.integer("bulkRows", 100, 1_000_000, defaults.bulkRows),
                node.duration("keepAcknowledged", Duration.ofHours(1), Duration.ofDays(60), defaults.keepAcknowledged),
                defaults.queue);
    }
}
