/**
 * Reminders of bookings. Whoever leaves a phone number or an address is reminded by a webhook of the centre's own; where to is kept
 * beside the ledger under a key of its own that is destroyed with the slot, and no log line ever holds it.
 */
@NullMarked
package vn.motcua.hub.booking.reminder;

import org.jspecify.annotations.NullMarked;
