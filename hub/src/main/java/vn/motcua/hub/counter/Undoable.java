package vn.motcua.hub.counter;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.ticket.Ticket;

/**
 * An action at a counter, and what stood before it.
 *
 * @param position of its fact in the ledger
 * @param personId who did it
 * @param action what was done
 * @param at when, hub clock
 * @param ticket the visit just before
 * @param state the counter just before
 */
public record Undoable(
        long position, PersonId personId, ActionUndone.Action action, Instant at, Ticket ticket, CounterState state) {
    /** As long as the console offers it. */
    public static final Duration OFFERED = Duration.ofSeconds(10);

    /** A press in the last moment is still on its way then. */
    static final Duration ON_THE_WAY = Duration.ofSeconds(1);

    /** The visit left the counter's hand by it. */
    boolean isEnd() {
        return action != ActionUndone.Action.CALL && action != ActionUndone.Action.PERSON;
    }

    public Instant until() {
        return at.plus(OFFERED);
    }

    boolean isOver(Instant now) {
        return now.isAfter(until().plus(ON_THE_WAY));
    }

    static Undoable read(Row row) throws SQLException {
        return new Undoable(
                row.number("position"),
                new PersonId(row.text("person_id")),
                ActionUndone.Action.valueOf(row.text("action")),
                row.instant("done_at"),
                Json.read(row.text("ticket"), Ticket.class),
                Json.read(row.text("state"), CounterState.class));
    }
}
