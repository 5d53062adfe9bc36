package vn.motcua.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.event.BookingNoted;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.NotedBookings;

/** Who comes by phone: numbers taken from afar and made live, numbers given back, times booked, moved, cancelled and come for. */
final class RandomPhone {
    private final RandomHistory history;
    /** Taken, and perhaps not there yet. */
    private final List<VisitId> remote = new ArrayList<>();

    private final List<Booked> booked = new ArrayList<>();

    private record Booked(BookingCode code, BookingId id, ServiceId service) {}

    RandomPhone(RandomHistory history) {
        this.history = history;
    }

    void act() {
        switch (history.random.nextInt(11)) {
            case 0, 1 -> take();
            case 2, 3 -> live();
            case 4 -> history.someVisit().ifPresent(history.tickets::cancelByVisitor);
            case 5, 6, 7 -> book();
            case 8 -> change();
            default -> come();
        }
    }

    private void take() {
        RequestId request = history.request();
        history.then(history.tickets.takeRemote(request, history.service(), Text.Locale.VI), taken -> {
            remote.add(taken.ticket().visitId());
            history.visits.add(taken.ticket().visitId());
        });
        if (history.random.nextInt(5) == 0) history.tickets.takeRemote(request, Sites.LAND, Text.Locale.VI);
    }

    /** At a kiosk or before an officer, now and then twice or long after. */
    private void live() {
        if (remote.isEmpty()) return;
        VisitId visit = remote.get(Math.max(0, remote.size() - 1 - history.random.nextInt(6)));
        if (history.random.nextBoolean()) history.tickets.live(visit, history.pick(RandomKiosk.KIOSKS), null);
        else history.tickets.live(visit, null, history.pick(RandomHistory.PEOPLE));
        if (history.random.nextInt(6) == 0) history.tickets.cancelByVisitor(visit);
    }

    /** Mostly for a time that soon comes, so that they meet those who wait. */
    private Instant slot() {
        Duration length = history.site.bookings().slot();
        long seconds = history.clock.instant().getEpochSecond();
        long next = seconds - seconds % length.toSeconds() + length.toSeconds() * (1 + history.random.nextInt(3));
        return Instant.ofEpochSecond(next);
    }

    private void book() {
        history.then(
                history.bookings.make(history.request(), history.service(), slot(), Text.Locale.VI),
                made -> booked.add(new Booked(
                        made.code(), made.booking().bookingId(), made.booking().serviceId())));
    }

    /** One of those who booked last. */
    private Booked one(int of) {
        return booked.get(Math.max(0, booked.size() - 1 - history.random.nextInt(of)));
    }

    private void change() {
        if (booked.isEmpty()) return;
        if (history.random.nextInt(3) == 0) history.bookings.cancel(history.request(), one(3).code);
        else history.bookings.move(history.request(), one(3).code, slot());
    }

    private void come() {
        if (booked.isEmpty()) return;
        Booked one = one(6);
        // Now and then once more later on.
        if (history.random.nextInt(4) > 0) booked.remove(one);
        AgentId kiosk = history.pick(RandomKiosk.KIOSKS);
        switch (history.random.nextInt(5)) {
            case 0 ->
                history.keep(
                        history.bookings.checkIn(history.request(), history.pick(RandomHistory.PEOPLE), one.code),
                        done -> done.ticket().visitId());
            case 1 ->
                history.keep(
                        history.bookings.checkIn(history.request(), history.pick(RandomHistory.PEOPLE), one.id),
                        done -> done.ticket().visitId());
            case 2, 3 -> {
                Requests.AllocateTicket request = history.kiosk().request(one.service, one.code);
                history.then(history.bookings.checkIn(kiosk, request), given -> {
                    history.visits.add(given.visitId());
                    if (given.visitId().equals(request.visitId()))
                        history.kiosk().store(kiosk, request, given);
                });
            }
            default -> cutOff(kiosk, one);
        }
    }

    /** The kiosk gives a number of its own and notes the code that was held to it. */
    private void cutOff(AgentId kiosk, Booked one) {
        history.kiosk().offline(kiosk).ifPresent(request -> {
            BookingNoted noted = new BookingNoted(
                    request.requestId(),
                    request.visitId(),
                    one.code.value(),
                    null,
                    request.kiosk(),
                    history.clock.instant());
            history.kiosk().keep(kiosk, NotedBookings.sealed(noted, history.rig().bookingCodes));
        });
    }
}
