package vn.motcua.hub.booking;

import java.time.Instant;

/**
 * A piece of a session that may be booked.
 *
 * @param startsAt beginning
 * @param endsAt end, exclusive
 */
record Slot(Instant startsAt, Instant endsAt) {}
