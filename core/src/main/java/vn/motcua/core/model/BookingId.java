package vn.motcua.core.model;

/** One visit, from ticket to the last event about it. */
public record BookingId(String value) implements Id {
    public BookingId {
        Id.requireUuid("BookingId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
