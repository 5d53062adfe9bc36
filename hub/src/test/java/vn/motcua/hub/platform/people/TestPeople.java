package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.motcua.hub.platform.database.HubDatabase;

/** People whose passwords are hashed cheaply, because a test is about the rules and not about the cost. */
public final class TestPeople {
    private TestPeople() {}

    public static People in(HubDatabase database, Vertx vertx, Clock clock) {
        return in(database, vertx, clock, PeopleSettings.DEFAULTS);
    }

    public static People in(HubDatabase database, Vertx vertx, Clock clock, PeopleSettings settings) {
        ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
        return in(
                database,
                vertx,
                clock,
                settings,
                new PeopleHouse(() -> LocalDate.ofInstant(clock.instant(), zone), fact -> {
                    fact.apply(clock.instant());
                    return Future.succeededFuture();
                }));
    }

    public static People in(
            HubDatabase database, Vertx vertx, Clock clock, PeopleSettings settings, PeopleHouse house) {
        return new People(vertx, database, clock, settings, new PasswordHash.Cost(64, 1), house);
    }
}
