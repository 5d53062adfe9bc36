package vn.motcua.hub.platform.people;

import io.vertx.core.Vertx;
import java.time.Clock;
import vn.motcua.hub.platform.database.HubDatabase;

/** People whose passwords are hashed cheaply, because a test is about the rules and not about the cost. */
public final class TestPeople {
    private TestPeople() {}

    public static People in(HubDatabase database, Vertx vertx, Clock clock) {
        return in(database, vertx, clock, PeopleSettings.DEFAULTS);
    }

    public static People in(HubDatabase database, Vertx vertx, Clock clock, PeopleSettings settings) {
        return new People(vertx, new SqlPeopleStore(database), clock, settings, new PasswordHash.Cost(64, 1));
    }
}
