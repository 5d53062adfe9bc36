package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * A supervisor tries the panic buttons of a counter: the first press of each until then is a test and no alarm, any other an alarm.
 *
 * @param testId minted by the hub
 * @param counterId whose buttons
 * @param personId who
 * @param until hub clock; a press at or after it is an alarm
 * @param at hub clock
 */
public record PanicTestAnnounced(String testId, CounterId counterId, PersonId personId, Instant until, Instant at)
        implements Event {}
