package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.BookingId;

/**
 * Nobody came with this booking before its slot was released.
 *
 * @param at hub clock
 */
public record BookingMissed(BookingId bookingId, Instant at) implements Event {}
