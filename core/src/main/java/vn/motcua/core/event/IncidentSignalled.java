package vn.motcua.core.event;

import java.time.Instant;

/**
 * Another sign of the same incident. Its severity raises that of the incident, never lowers it.
 *
 * @param incidentId which
 * @param kind what this sign alone would be
 * @param severity of this sign
 * @param signal what told of it
 * @param happenedAt when
 * @param at hub clock
 */
public record IncidentSignalled(
        String incidentId,
        IncidentOpened.Kind kind,
        IncidentOpened.Severity severity,
        String signal,
        Instant happenedAt,
        Instant at)
        implements Event {}
