package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import vn.motcua.core.model.PersonId;

/** Where short numbers are kept, and where passwords were given. Any thread; each Future completes after the commit. */
interface PinStore {
    /**
     * A short number.
     *
     * @param failures typed wrong in a row
     */
    record Pin(PersonId person, String hash, int failures) {
        @Override
        public String toString() {
            return "Pin[of " + person + "]";
        }
    }

    /**
     * Where somebody gave the password.
     *
     * @param place hash of the token of a browser
     * @param day the business day it was
     */
    record Place(PersonId person, String place, LocalDate day) {}

    Future<List<Pin>> pins();

    /** Takes the place of the one before. */
    Future<Void> put(Pin pin);

    /** How often it was typed wrong; nothing if another took its place, or none. */
    Future<Void> count(Pin pin);

    Future<Void> remove(PersonId person);

    Future<List<Place>> places();

    /** Adds it and lets go of those of other days. */
    Future<Void> put(Place place);

    Future<Void> forgetPlaces(PersonId person);
}
