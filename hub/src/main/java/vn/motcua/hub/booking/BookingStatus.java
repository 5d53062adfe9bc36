package vn.motcua.hub.booking;

/** How a booking stands. */
public enum BookingStatus {
    /** To come. */
    BOOKED,
    /** Came and got a number. */
    CHECKED_IN,
    /** Given up by its holder. */
    CANCELLED,
    /** Nobody came before the slot was released. */
    MISSED;

    /** Takes a place of its slot. */
    boolean isTaking() {
        return this == BOOKED || this == CHECKED_IN;
    }
}
