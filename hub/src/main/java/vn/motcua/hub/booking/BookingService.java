package vn.motcua.hub.booking;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.ticket.TicketStatus;

/** Bookings. Any thread; every answer to a change comes after the commit. */
public interface BookingService {
    /**
     * A booking as whoever may ask about it sees it.
     *
     * @param startsAt beginning of the slot
     * @param endsAt its end, exclusive
     * @param visitId of the number it became; null before
     */
    record BookingView(
            BookingId bookingId,
            ServiceId serviceId,
            Instant startsAt,
            Instant endsAt,
            BookingStatus status,
            @Nullable VisitId visitId) {
        static BookingView of(Booking booking) {
            return new BookingView(
                    booking.id(),
                    booking.service(),
                    booking.startsAt(),
                    booking.endsAt(),
                    booking.status(),
                    booking.visitId());
        }
    }

    /** A fresh booking and its code, which is told here and never again but to a repeat of the request. */
    record Made(BookingCode code, BookingView booking) {}

    /** How a day stands for a service. */
    enum DayState {
        /** Has free slots. */
        FREE,
        /** Every slot is taken. */
        FULL,
        /** The centre is closed, or the time to book has passed. */
        CLOSED
    }

    /** @param free places left */
    record DayView(LocalDate day, DayState state, int free) {}

    /**
     * A slot of a day.
     *
     * @param free places left
     * @param open not too late to book it
     */
    record SlotView(Instant startsAt, Instant endsAt, int free, boolean open) {
        public boolean hasPlace() {
            return open && free > 0;
        }
    }

    /** How somebody came who booked. */
    enum Standing {
        /** Before his time: waits as an ordinary comer until it is near. */
        EARLY,
        /** Waits by his booked time. */
        ON_TIME,
        /** Too late for it: an ordinary comer. */
        LATE
    }

    /**
     * A number for somebody who booked.
     *
     * @param startsAt his time
     * @param again he had it already
     * @param state of that number: {@code NO_SHOW} and {@code PARKED} want an officer who brings it back
     */
    record CheckedIn(
            Requests.Allocated ticket,
            BookingId bookingId,
            Instant startsAt,
            Standing standing,
            boolean again,
            TicketStatus state) {
        public CheckedIn {
            // An answer given by an older version has none.
            state = state == null ? TicketStatus.WAITING : state;
        }
    }

    /**
     * A booking as a kiosk needs it.
     *
     * @param standing how he waits if he comes now
     * @param visitId of {@link State#HAS_NUMBER}, else null
     */
    record AtKiosk(
            State state,
            ServiceId service,
            Instant startsAt,
            Standing standing,
            @Nullable VisitId visitId) {
        /** What may be done with it now. */
        public enum State {
            /** A number may be given. */
            READY,
            OTHER_DAY,
            HAS_NUMBER,
            CANCELLED
        }
    }

    /** Refused: {@code NOT_OFFERED}, {@code NO_SLOT}, {@code TOO_FAR}, {@code TOO_LATE}, {@code SLOT_FULL}. */
    Future<Outcome<Made>> make(RequestId requestId, ServiceId service, Instant startsAt, Text.Locale locale);

    /** What this request made already, as it stands now: asked again it is only told. */
    Future<Optional<BookingView>> made(RequestId requestId);

    /** To another slot of the same service. Refused: as above, {@code UNKNOWN_BOOKING}, {@code BOOKING_OVER}. */
    Future<Outcome<BookingView>> move(RequestId requestId, BookingCode code, Instant startsAt);

    /** Done also if it was before. Refused: {@code UNKNOWN_BOOKING}, {@code BOOKING_OVER}. */
    Future<Outcome<BookingView>> cancel(RequestId requestId, BookingCode code);

    /**
     * Gives a number at the console to somebody who came with a code. A second time tells the same number, as long as it is good for
     * anything today. Refused: {@code UNKNOWN_BOOKING}, {@code BOOKING_OVER}, {@code BOOKING_USED} (its number is served or given
     * back), {@code NOT_TODAY}, and what issuing a number may be refused for.
     */
    Future<Outcome<CheckedIn>> checkIn(RequestId requestId, PersonId person, BookingCode code);

    /** The same for one picked from the list of the day. */
    Future<Outcome<CheckedIn>> checkIn(RequestId requestId, PersonId person, BookingId booking);

    /**
     * A number for whoever held his booking to a kiosk; a repeat of the request gets the same. Refused: {@code UNKNOWN_BOOKING},
     * {@code BOOKING_OVER}, {@code NOT_TODAY}, {@code BOOKING_HAS_NUMBER}, and what issuing a number may be refused for but the end of
     * the session: who booked is not sent away.
     *
     * @param ask with a booking
     */
    Future<Outcome<Requests.Allocated>> checkIn(AgentId agent, Requests.AllocateTicket ask);

    /** For a kiosk at which the holder of this code is; empty if there is no such booking. */
    Future<Optional<AtKiosk>> atKiosk(BookingCode code);

    Future<Optional<BookingView>> find(BookingCode code);

    /** Today and the days that may be booked; empty if the service cannot be booked. */
    Future<List<DayView>> days(ServiceId service);

    /** Of one day, earliest first; empty if it is closed, too far ahead or the service cannot be booked. */
    Future<List<SlotView>> slots(ServiceId service, LocalDate day);

    /** For the staff, earliest first, the cancelled ones too. */
    Future<List<BookingView>> ofDay(LocalDate day);
}
