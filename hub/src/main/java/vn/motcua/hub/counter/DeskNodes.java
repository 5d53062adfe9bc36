package vn.motcua.hub.counter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/** What a feed says of a counter beside whom it serves. Boards hear of a pause alone. */
final class DeskNodes {
    private DeskNodes() {}

    static String state(CounterState state, FloorState floor) {
        if (!state.isOpen()) return "CLOSED";
        return floor.counters().desks().isPaused(state.counterId()) ? "PAUSED" : "OPEN";
    }

    static void pause(ObjectNode node, CounterId id, FloorState floor) {
        Desk.Pause pause = floor.counters().desks().desk(id).pause();
        if (pause == null) return;
        ObjectNode one = node.putObject("pause");
        one.put("reason", pause.reason().name());
        one.put("since", pause.at().toString());
        if (pause.until() != null) one.put("until", pause.until().toString());
    }

    static void put(ObjectNode node, CounterId id, FloorState floor, Instant now) {
        Desk desk = floor.counters().desks().desk(id);
        pause(node, id, floor);
        if (!desk.others().isEmpty()) {
            ArrayNode others = node.putArray("servesFor");
            desk.others().forEach(other -> others.add(other.value()));
        }
        Desk.Offer offer = desk.offer();
        if (offer != null && !now.isAfter(offer.until())) {
            ObjectNode one = node.putObject("offer");
            person(one, "to", offer.to(), floor);
            one.put("until", offer.until().toString());
        }
        if (desk.help() != null) help(node.putObject("help"), desk.help(), floor);
    }

    private static void help(ObjectNode node, Desk.Help help, FloorState floor) {
        node.put("id", help.id());
        node.put("reason", help.reason().name());
        node.put("at", help.at().toString());
        person(node, "person", help.personId(), floor);
        person(node, "takenBy", help.takenBy(), floor);
        node.put("unanswered", help.isUnanswered());
    }

    private static void person(ObjectNode node, String field, @Nullable PersonId person, FloorState floor) {
        if (person == null) return;
        node.put(field + "Id", person.value());
        String name = floor.names().nameOf(person);
        if (name != null) node.put(field + "Name", name);
    }
}
