package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * Somebody came with a booking and got a number. From here on the visit waits by its booked time.
 *
 * @param visitId of the number
 * @param startsAt booked time
 * @param personId who gave the number at the console; null at a kiosk
 * @param at hub clock
 */
public record BookingCheckedIn(
        BookingId bookingId,
        VisitId visitId,
        Instant startsAt,
        @Nullable PersonId personId,
        Instant at) implements Event, Event.OfVisit {}
