package vn.motcua.hub.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.BookingCheckedIn;
import vn.motcua.core.event.BookingNoted;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.BookingService.AtKiosk;
import vn.motcua.hub.booking.BookingService.CheckedIn;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/** Whoever booked and comes to a kiosk. Pure: state, time and ids are arguments. */
final class KioskCheckIn {
    static final String ANOMALY = "BOOKING_NOT_TAKEN";

    private KioskCheckIn() {}

    /** How a booking stands for the kiosk at which its holder is. */
    static AtKiosk atKiosk(Booking booking, Site site, Instant now) {
        LocalDate day = site.calendar().businessDay(booking.startsAt());
        boolean isToday = day.equals(site.calendar().businessDay(now));
        AtKiosk.State state = booking.visitId() != null
                ? AtKiosk.State.HAS_NUMBER
                : booking.status() == BookingStatus.CANCELLED
                        ? AtKiosk.State.CANCELLED
                        : isToday ? AtKiosk.State.READY : AtKiosk.State.OTHER_DAY;
        return new AtKiosk(
                state,
                booking.service(),
                booking.startsAt(),
                BookingRules.standing(site.line().appointments(), booking.startsAt(), now),
                booking.visitId());
    }

    /**
     * The number for the paper. Who has one by this booking gets no second paper, but for a repeat of the request that got it.
     */
    static Decision<Requests.Allocated> number(Decision<CheckedIn> decision, RequestId request) {
        if (decision instanceof Decision.Refused<CheckedIn> refused) return Decision.refused(refused.refusal());
        Decision.Accepted<CheckedIn> accepted = (Decision.Accepted<CheckedIn>) decision;
        Requests.Allocated ticket = accepted.answer().ticket();
        if (accepted.answer().again() && !ticket.requestId().equals(request))
            return Refusals.decision("BOOKING_HAS_NUMBER", ticket.number().text());
        return new Decision.Accepted<>(accepted.events(), ticket);
    }

    /**
     * A kiosk that was cut off gave a number to somebody who held this booking to it. Never refused: a booking that cannot be joined to
     * the visit is told to the supervisors, and the visit waits as an ordinary comer's. A number taken for something else is no use of
     * the booking: its holder may still come with it.
     *
     * @param visit as the hub knows it
     * @param askedFor what the number was taken for; empty if the hub does not know the visit
     */
    static List<Event> noted(
            Optional<Booking> known,
            BookingNoted fact,
            VisitId visit,
            Optional<ServiceId> askedFor,
            String eventId,
            Site site,
            Instant now) {
        if (known.isEmpty()) return anomaly(visit, eventId, "no booking has the code held to the kiosk");
        Booking booking = known.get();
        if (visit.equals(booking.visitId())) return List.of();
        if (booking.visitId() != null) return anomaly(visit, eventId, "the booking is of visit " + booking.visitId());
        if (booking.status() == BookingStatus.CANCELLED) return anomaly(visit, eventId, "the booking was cancelled");
        LocalDate day = site.calendar().businessDay(booking.startsAt());
        if (!day.equals(site.calendar().businessDay(fact.at())))
            return anomaly(visit, eventId, "the booking is for " + day);
        if (askedFor.isPresent() && !askedFor.get().equals(booking.service()))
            return anomaly(
                    visit, eventId, "the booking is for " + booking.service() + ", the number for " + askedFor.get());
        return List.of(new BookingCheckedIn(booking.id(), visit, booking.startsAt(), null, came(fact, now)));
    }

    /** No later than it is told: a clock that runs ahead makes nobody late. */
    private static Instant came(BookingNoted fact, Instant now) {
        return fact.at().isAfter(now) ? now : fact.at();
    }

    private static List<Event> anomaly(VisitId visit, String eventId, String detail) {
        return List.of(new AnomalyFound(ANOMALY, visit, eventId, detail));
    }
}
