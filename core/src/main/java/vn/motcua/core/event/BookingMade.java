package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;

/**
 * A slot was booked. Says nothing of who booked it.
 *
 * @param serviceId what for
 * @param startsAt beginning of the slot
 * @param endsAt its end, exclusive
 * @param codeHash keyed hash of the code that was told
 * @param locale language the person chose
 * @param at hub clock
 */
public record BookingMade(
        BookingId bookingId,
        ServiceId serviceId,
        Instant startsAt,
        Instant endsAt,
        String codeHash,
        Text.Locale locale,
        Instant at)
        implements Event {}
