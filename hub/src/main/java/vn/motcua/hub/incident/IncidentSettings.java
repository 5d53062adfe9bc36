package vn.motcua.hub.incident;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an administrator says of incidents.
 *
 * @param blind who decides does not see the officer's name before the verdict
 * @param patience how long a verdict waits for a statement that was asked for
 * @param rules when one is opened without a person
 */
public record IncidentSettings(boolean blind, Duration patience, Rules rules) {
    public static final IncidentSettings DEFAULTS = new IncidentSettings(
            true,
            Duration.ofDays(3),
            new Rules(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    0,
                    0,
                    List.of(),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    3,
                    Set.of("ATTITUDE")));

    /**
     * The numbers in the rules.
     *
     * @param unattendedAfter how long an open counter stands empty while people wait for it; zero: never said
     * @param afterHoursMargin before opening and after closing, when somebody may still be there
     * @param crowdedAt people counted by a camera; zero: never said
     * @param seats places to sit for who waits; more people waiting than that are a crowd; zero: never said
     * @param zones parts of what cameras count, by their own places to sit; the first that fits a count is taken
     * @param cameraDownAfter how long a camera is silent while the centre is open; zero: never said
     * @param deviceDownAfter how long a printer or another device does not work while the centre is open; zero: never said
     * @param argumentTimes a visit in hand lasts longer than so many times the usual while voices are raised; zero: never said
     * @param conductReasons codes of reasons of a bad rating that are about conduct
     */
    public record Rules(
            Duration unattendedAfter,
            Duration afterHoursMargin,
            int crowdedAt,
            int seats,
            List<Zone> zones,
            Duration cameraDownAfter,
            Duration deviceDownAfter,
            int argumentTimes,
            Set<String> conductReasons) {
        public Rules {
            zones = List.copyOf(zones);
            conductReasons = Set.copyOf(conductReasons);
        }
    }

    /**
     * Places to sit in one part of what a camera counts: more people there are a crowd.
     *
     * @param camera as its source names it, or the source
     * @param name of the zone, or of the rule that counts there; empty for all that the camera counts
     */
    public record Zone(String camera, String name, int seats) {}
}
