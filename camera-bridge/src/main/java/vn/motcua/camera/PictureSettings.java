package vn.motcua.camera;

import java.time.Duration;
import vn.motcua.camera.spool.EvidenceSpool;
import vn.motcua.core.config.ConfigNode;

/**
 * How much of pictures this agent holds.
 *
 * @param every so often a picture of each camera is taken
 * @param keep how long the last ones are known
 * @param memoryBytes of all of them
 * @param spool of what waits for the hub
 */
record PictureSettings(Duration every, Duration keep, long memoryBytes, EvidenceSpool.Bounds spool) {
    private static final long MIB = 1L << 20;
    /** An agent on an old PC has 48 MiB of heap for everything. */
    private static final int MEMORY_MIB = 12;

    private static final int SPOOL_MIB = 512;
    /** Tickets are printed and told as long as the disk takes them; pictures give way first. */
    private static final long SPARE = 256 * MIB;

    /** @param section {@code camera} */
    static PictureSettings read(ConfigNode section) {
        ConfigNode stills = section.object("stills");
        ConfigNode spool = section.object("spool");
        return new PictureSettings(
                stills.duration("every", Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(5)),
                stills.duration("keep", Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(40)),
                stills.integer("memoryMiB", 1, 256, MEMORY_MIB) * MIB,
                new EvidenceSpool.Bounds(
                        spool.integer("sizeMiB", 16, 65_536, SPOOL_MIB) * MIB,
                        spool.duration("age", Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(3)),
                        SPARE));
    }
}
