package vn.motcua.hub.incident;

import java.time.Duration;
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
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Set.of("ATTITUDE")));

    /**
     * The numbers in the rules.
     *
     * @param unattendedAfter how long an open counter stands empty while people wait for it; zero: never said
     * @param afterHoursMargin before opening and after closing, when somebody may still be there
     * @param crowdedAt people counted by a camera; zero: never said
     * @param seats places to sit for who waits; more people waiting than that are a crowd; zero: never said
     * @param cameraDownAfter how long a camera is silent while the centre is open; zero: never said
     * @param deviceDownAfter how long a printer or another device does not work while the centre is open; zero: never said
     * @param conductReasons codes of reasons of a bad rating that are about conduct
     */
    public record Rules(
            Duration unattendedAfter,
            Duration afterHoursMargin,
            int crowdedAt,
            int seats,
            Duration cameraDownAfter,
            Duration deviceDownAfter,
            Set<String> conductReasons) {
        public Rules {
            conductReasons = Set.copyOf(conductReasons);
        }
    }
}
