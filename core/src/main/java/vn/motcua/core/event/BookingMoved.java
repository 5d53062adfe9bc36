package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.BookingId;

/**
 * A booking now is for another slot of the same service; the one before is free again.
 *
 * @param startsAt beginning of the slot
 * @param endsAt its end, exclusive
 * @param at hub clock
 */
public record BookingMoved(BookingId bookingId, Instant startsAt, Instant endsAt, Instant at) implements Event {}
