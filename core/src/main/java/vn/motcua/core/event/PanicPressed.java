package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;

/**
 * Somebody at a counter called for help by a button. Told twice: at once by a request, and by this fact in its order; the first of them
 * raises the alarm.
 *
 * @param panicId minted where pressed; a repeat of the same press has the same
 * @param counterId where
 * @param device device name
 * @param at best knowledge of hub time
 */
public record PanicPressed(String panicId, CounterId counterId, String device, Instant at) implements Event {}
