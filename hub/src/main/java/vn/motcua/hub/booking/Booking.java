package vn.motcua.hub.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.BookingCheckedIn;
import vn.motcua.core.event.BookingMade;
import vn.motcua.core.event.BookingMoved;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;

/**
 * One booking.
 *
 * @param startsAt beginning of its slot
 * @param endsAt end of the slot, exclusive
 * @param codeHash keyed hash of its code
 * @param moves how often it was moved
 * @param changedAt time of the last fact about it
 * @param visitId the visit it became; null before
 * @param checkedInAt when; null before
 */
record Booking(
        BookingId id,
        ServiceId service,
        Instant startsAt,
        Instant endsAt,
        String codeHash,
        Text.Locale locale,
        BookingStatus status,
        int moves,
        Instant madeAt,
        Instant changedAt,
        @Nullable VisitId visitId,
        @Nullable Instant checkedInAt) {
    static Booking made(BookingMade event) {
        return new Booking(
                event.bookingId(),
                event.serviceId(),
                event.startsAt(),
                event.endsAt(),
                event.codeHash(),
                event.locale(),
                BookingStatus.BOOKED,
                0,
                event.at(),
                event.at(),
                null,
                null);
    }

    Booking moved(BookingMoved event) {
        return new Booking(
                id,
                service,
                event.startsAt(),
                event.endsAt(),
                codeHash,
                locale,
                status,
                moves + 1,
                madeAt,
                event.at(),
                visitId,
                checkedInAt);
    }

    Booking checkedIn(BookingCheckedIn event) {
        return changed(BookingStatus.CHECKED_IN, event.at(), event.visitId(), event.at());
    }

    Booking ended(BookingStatus how, Instant at) {
        return changed(how, at, visitId, checkedInAt);
    }

    private Booking changed(BookingStatus to, Instant at, @Nullable VisitId visit, @Nullable Instant checkedIn) {
        return new Booking(id, service, startsAt, endsAt, codeHash, locale, to, moves, madeAt, at, visit, checkedIn);
    }
}
