package vn.motcua.hub.incident;

import java.time.Duration;

/**
 * What an administrator says of incidents.
 *
 * @param blind who decides does not see the officer's name before the verdict
 * @param patience how long a verdict waits for a statement that was asked for
 */
public record IncidentSettings(boolean blind, Duration patience) {
    public static final IncidentSettings DEFAULTS = new IncidentSettings(true, Duration.ofDays(3));
}
