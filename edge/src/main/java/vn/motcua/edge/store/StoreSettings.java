package vn.motcua.edge.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;

/**
 * @param home folder of {@code agent.db} and its reserve
 * @param reserveBytes preallocated beside the file, given up for essential events when the disk is full
 * @param bulkRows most bulk events kept
 * @param keepAcknowledged how long acknowledged essential events stay, for a hub restored from a backup
 * @param queue most transactions waiting for the writer; beyond it callers fail at once
 * @param witnesses files outside the home that remember what was given from the offline bands
 */
public record StoreSettings(
        Path home, long reserveBytes, int bulkRows, Duration keepAcknowledged, int queue, List<Path> witnesses) {
    private static final long MIB = 1024 * 1024;

    public StoreSettings {
        witnesses = List.copyOf(witnesses);
    }

    /** Without a witness. */
    public StoreSettings(Path home, long reserveBytes, int bulkRows, Duration keepAcknowledged, int queue) {
        this(home, reserveBytes, bulkRows, keepAcknowledged, queue, List.of());
    }

    public static StoreSettings of(Path home) {
        return new StoreSettings(home, 64 * MIB, 50_000, Duration.ofDays(7), 4_096, List.of(beside(home)));
    }

    /** Beside the home and not in it: whoever puts a copy of the home in its place leaves this as it is. */
    private static Path beside(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + "-numbers.json");
    }

    /** The section {@code store} of agent.yaml. */
    public static StoreSettings read(ConfigNode node, Path home) {
        StoreSettings defaults = of(home);
        return new StoreSettings(
                home,
                node.integer("reserveMiB", 1, 4_096, (int) (defaults.reserveBytes / MIB)) * MIB,
                node.integer("bulkRows", 100, 1_000_000, defaults.bulkRows),
                node.duration("keepAcknowledged", Duration.ofHours(1), Duration.ofDays(60), defaults.keepAcknowledged),
                defaults.queue,
                witnesses(node, home));
    }

    private static List<Path> witnesses(ConfigNode node, Path home) {
        if (!node.has("numbersCopy")) return List.of(beside(home));
        Allowed allowed = Allowed.of("store.numbersCopy");
        Path folder = home.resolve(node.text("numbersCopy", allowed)).normalize();
        // A stick that is out must not keep a kiosk from opening: NumberWitness goes on without it and says so.
        if (Files.exists(folder) && !Files.isDirectory(folder)) node.problem("numbersCopy", folder, allowed);
        return List.of(beside(home), folder.resolve(beside(home).getFileName()));
    }
}
