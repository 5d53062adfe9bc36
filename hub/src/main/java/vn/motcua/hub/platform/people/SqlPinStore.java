package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.database.HubDatabase;

/** {@link PinStore} in plain SQL, beside the ledger. */
final class SqlPinStore implements PinStore {
    private final HubDatabase database;
    private final PeopleSql sql = new PeopleSql();

    SqlPinStore(HubDatabase database) {
        this.database = database;
    }

    @Override
    public Future<List<Pin>> pins() {
        return database.read(db -> sql.list(
                db,
                "pins",
                row -> new Pin(
                        new PersonId(row.getString("person_id")), row.getString("pin_hash"), row.getInt("failures"))));
    }

    @Override
    public Future<Void> put(Pin pin) {
        return database.change(db -> sql.update(db, "put-pin", pin.person().value(), pin.hash(), pin.failures()));
    }

    @Override
    public Future<Void> count(Pin pin) {
        return database.change(
                db -> sql.update(db, "count-pin", pin.failures(), pin.person().value(), pin.hash()));
    }

    @Override
    public Future<Void> remove(PersonId person) {
        return database.change(db -> sql.update(db, "remove-pin", person.value()));
    }

    @Override
    public Future<List<Place>> places() {
        return database.read(db -> sql.list(
                db,
                "places",
                row -> new Place(
                        new PersonId(row.getString("person_id")),
                        row.getString("place"),
                        LocalDate.parse(row.getString("day")))));
    }

    @Override
    public Future<Void> put(Place place) {
        return database.change(db -> {
            sql.update(db, "forget-old-places", place.day().toString());
            sql.update(
                    db,
                    "put-place",
                    place.person().value(),
                    place.place(),
                    place.day().toString());
        });
    }

    @Override
    public Future<Void> forgetPlaces(PersonId person) {
        return database.change(db -> sql.update(db, "forget-places", person.value()));
    }
}
