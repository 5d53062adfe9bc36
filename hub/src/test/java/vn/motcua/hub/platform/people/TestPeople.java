package vn.motcua.hub.platform.people;

import io.vertx.core.Vertx;
import java.time.Clock;
import vn.motcua.hub.platform.database.HubDatabase;

/** People whose passwords are hashed cheaply, because a test is about the rules and not about the cost. */
public final class TestPeople {
    private TestPeople() {}

    public static People in(HubDatabase database, Vertx vertx, Clock clock) {
        return new People(
                vertx, new SqlPeopleStore(database), clock, PeopleSettings.DEFAULTS, new PasswordHash.Cost(64, 1));
    }
}
