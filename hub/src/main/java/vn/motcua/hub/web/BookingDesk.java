package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.booking.BookingService.BookingView;
import vn.motcua.hub.booking.reminder.Contact;
import vn.motcua.hub.booking.reminder.ReminderService;
import vn.motcua.hub.platform.http.AddressRate;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.ledger.Outcome;

/**
 * What the public may do with bookings, by page or by program, and how often. A whole office may sit behind one address, so looking is
 * counted generously, changing strictly, and guessing of codes strictest: by address, and in all, since a code has 39 random bits.
 */
final class BookingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(BookingDesk.class);
    private static final String ALL = "";
    final BookingService bookings;
    final ReminderService reminders;
    final Supplier<Site> site;
    private final AddressRate looks;
    private final AddressRate changes;
    private final AddressRate unknown;
    private final AddressRate unknownInAll;
    private final BookingLimit limit;

    BookingDesk(BookingService bookings, ReminderService reminders, Supplier<Site> site, Clock clock) {
        this.bookings = bookings;
        this.reminders = reminders;
        this.site = site;
        this.looks = new AddressRate(clock, 600, 1200);
        this.changes = new AddressRate(clock, 60, 60);
        this.unknown = new AddressRate(clock, 20, 20);
        this.unknownInAll = new AddressRate(clock, 600, 300);
        this.limit = new BookingLimit(clock);
    }

    void look(Call call) {
        looks.take(call.address());
    }

    void change(Call call) {
        changes.take(call.address());
    }

    /** @param reminded whether its holder will be: he left where, it was kept, and a reminder lies before his time */
    record Booked(BookingService.Made made, boolean reminded) {}

    Future<Outcome<Booked>> make(
            Call call,
            RequestId request,
            ServiceId service,
            Instant startsAt,
            Text.Locale locale,
            Optional<Contact> contact) {
        change(call);
        return bookings.made(request).compose(made -> {
            // A repeat takes no second place: its answer is owed, whoever else booked behind this address meanwhile.
            if (made.isEmpty()) requireOneMore(call);
            return bookings.make(request, service, startsAt, locale)
                    .map(outcome -> outcome.map(booked -> count(call, booked)))
                    .compose(outcome -> remind(outcome, contact));
        });
    }

    /** A contact that cannot be kept costs nobody the slot. */
    private Future<Outcome<Booked>> remind(Outcome<BookingService.Made> outcome, Optional<Contact> contact) {
        return outcome.<Future<Boolean>>match(
                        made -> contact.isEmpty()
                                ? Future.succeededFuture(false)
                                : reminders.keep(made.booking().bookingId(), made.code(), contact.get()),
                        refused -> Future.succeededFuture(false))
                .otherwise(e -> {
                    LOG.warn("a reminder cannot be kept: {}", e.getClass().getSimpleName());
                    return false;
                })
                .map(reminded -> outcome.map(made -> new Booked(made, reminded)));
    }

    private void requireOneMore(Call call) {
        Site now = site.get();
        limit.require(call.address(), now.calendar(), now.bookings().perAddressAndDay());
    }

    private BookingService.Made count(Call call, BookingService.Made made) {
        limit.count(call.address(), made.booking().bookingId());
        return made;
    }

    /** Empty if there is none of that code: it was counted. */
    Future<Optional<Known>> find(Call call, String typed) {
        Optional<BookingCode> code = BookingCode.typed(typed);
        if (code.isEmpty()) {
            guessed(call);
            return Future.succeededFuture(Optional.empty());
        }
        return bookings.find(code.get()).map(found -> {
            if (found.isEmpty()) guessed(call);
            return found.map(view -> new Known(code.get(), view));
        });
    }

    /** As {@link #find}; fails with {@code UNKNOWN_BOOKING}. */
    Future<Known> require(Call call, String typed) {
        return find(call, typed).map(found -> found.orElseThrow(() -> new RefusedException("UNKNOWN_BOOKING")));
    }

    private void guessed(Call call) {
        unknown.take(call.address());
        unknownInAll.take(ALL);
    }

    /** A booking somebody has the code of. */
    record Known(BookingCode code, BookingView view) {}
}
