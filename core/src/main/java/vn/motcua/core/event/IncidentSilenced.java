package vn.motcua.core.event;

import java.time.Instant;

/**
 * What a muted rule would have said.
 *
 * @param kind of the rule
 * @param severity it would have had
 * @param signal what told of it
 * @param happenedAt when
 * @param at hub clock
 */
public record IncidentSilenced(
        IncidentOpened.Kind kind, IncidentOpened.Severity severity, String signal, Instant happenedAt, Instant at)
        implements Event {}
