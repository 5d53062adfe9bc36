package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A supervisor has seen an alarm and goes there.
 *
 * @param panicId of the alarm
 * @param personId who
 * @param at hub clock
 */
public record PanicAcknowledged(String panicId, PersonId personId, Instant at) implements Event {}
