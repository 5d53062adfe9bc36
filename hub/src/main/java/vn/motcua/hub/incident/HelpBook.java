package vn.motcua.hub.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/** Screens at which a visitor calls for help now. Writer thread. */
public final class HelpBook {
    /** The fact of a call and its telling bear nearly the same time; a screen lets the next call through after five seconds. */
    private static final Duration SAME_CALL = Duration.ofSeconds(2);

    /** A screen's clock that is further ahead is wrong, and would silence the screen until that time has come. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /** Far more than the screens of any PC: whoever names more than these at once names screens that are not there. */
    static final int OF_ONE_AGENT = 32;

    private final Map<String, Help> calls = new LinkedHashMap<>();

    /**
     * @param counter where the screen stands; null in the hall
     * @param at called, by the PC's best knowledge
     * @param heardAt when this hub learned of it
     * @param seenBy who goes there; null while nobody does
     */
    record Help(
            AgentId agent,
            String device,
            @Nullable CounterId counter,
            Instant at,
            Instant heardAt,
            @Nullable PersonId seenBy,
            @Nullable Instant seenAt) {
        String key() {
            return HelpBook.key(agent, device);
        }

        /** When it was made, as far as its screen's clock can be believed. */
        Instant madeAt() {
            return at.isAfter(heardAt.plus(AHEAD)) ? heardAt : at;
        }
    }

    static String key(AgentId agent, String device) {
        return agent + "/" + device;
    }

    void clear() {
        calls.clear();
    }

    void put(Help help) {
        calls.put(help.key(), help);
    }

    void remove(String key) {
        calls.remove(key);
    }

    Optional<Help> call(AgentId agent, String device) {
        return Optional.ofNullable(calls.get(key(agent, device)));
    }

    /** The call of that agent that gives way to one from another of its screens: its oldest, once there are too many. */
    Optional<Help> givingWayTo(AgentId agent, String device) {
        if (calls.containsKey(key(agent, device))) return Optional.empty();
        List<Help> own = calls.values().stream()
                .filter(call -> call.agent().equals(agent))
                .sorted(Comparator.comparing(Help::heardAt).thenComparing(Help::device))
                .toList();
        return own.size() < OF_ONE_AGENT ? Optional.empty() : Optional.of(own.get(0));
    }

    /**
     * Whether a call is the one that stands there: told a second time by its fact, or asked again while nobody came; the wait counts from
     * the first time, as long as that one is shown.
     */
    boolean isKnown(AgentId agent, String device, Instant at, Instant now) {
        Optional<Help> known = call(agent, device);
        if (known.isEmpty()) return false;
        Help call = known.get();
        boolean isStillOpen =
                call.seenBy() == null && now.isBefore(call.heardAt().plus(HelpFeed.SHOWN));
        return isStillOpen || !at.isAfter(call.madeAt().plus(SAME_CALL));
    }

    List<Help> all() {
        return new ArrayList<>(calls.values());
    }
}
