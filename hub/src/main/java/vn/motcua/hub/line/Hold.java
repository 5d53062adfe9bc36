package vn.motcua.hub.line;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * For whom somebody waits, and for nobody else.
 *
 * @param counter whoever serves there; null if a person is meant
 * @param person wherever that person serves; null if a counter is meant
 */
public record Hold(@Nullable CounterId counter, @Nullable PersonId person) {
    public Hold {
        if ((counter == null) == (person == null))
            throw new IllegalArgumentException("hold: allowed is a counter or a person, one of them");
    }

    boolean isFor(Seat seat) {
        return seat.counter().equals(counter) || seat.person().equals(person);
    }
}
