package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.core.event.Event;

/**
 * What people need of the house they work in.
 *
 * @param today the business day
 * @param ledger keeps a fact, made for the moment it is kept at
 */
public record PeopleHouse(Supplier<LocalDate> today, Function<Function<Instant, Event>, Future<Void>> ledger) {
    Future<Void> keep(Function<Instant, Event> fact) {
        return ledger.apply(fact);
    }
}
