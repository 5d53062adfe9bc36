package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.BookingId;

/**
 * A booking was given up by whoever holds its code; the slot is free again.
 *
 * @param at hub clock
 */
public record BookingCancelled(BookingId bookingId, Instant at) implements Event {}
