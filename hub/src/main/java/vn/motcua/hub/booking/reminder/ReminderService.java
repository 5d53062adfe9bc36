package vn.motcua.hub.booking.reminder;

import io.vertx.core.Future;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.BookingId;

/** Reminders of bookings. Any thread. */
public interface ReminderService {
    /** Whether anybody is reminded at all. */
    boolean isOn();

    /**
     * Keeps where the holder of a booking wants to be reminded, until its time; replaces what was kept for it.
     *
     * @return whether he will be reminded as it stands now: not if it was not kept (nobody is reminded here, the booking is over, or too
     *     many are kept already), nor if its time is so near that no reminder lies before it
     */
    Future<Boolean> keep(BookingId booking, BookingCode code, Contact contact);

    /** Sends what is due and forgets what is over, as it does by itself every 15 s. Answers how many were sent. */
    Future<Integer> round();

    /** Its key is destroyed when this completes; done also if nothing was kept. */
    Future<Void> forget(BookingId booking);
}
