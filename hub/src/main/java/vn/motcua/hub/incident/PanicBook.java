package vn.motcua.hub.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/** The last calls for help. Writer thread. */
public final class PanicBook {
    static final int KEPT = 200;

    private final Map<String, Panic> panics = new LinkedHashMap<>();

    /**
     * A call for help.
     *
     * @param at pressed
     * @param heardAt when this hub learned of it, which is later if there was no link
     * @param seenBy who acknowledged it, or null
     */
    record Panic(
            String id,
            CounterId counter,
            String device,
            Instant at,
            Instant heardAt,
            @Nullable PersonId seenBy,
            @Nullable Instant seenAt) {}

    void load(List<Panic> last) {
        panics.clear();
        last.forEach(one -> panics.put(one.id(), one));
    }

    /** @return false if it is known already */
    boolean pressed(PanicPressed event, Instant heardAt) {
        if (panics.containsKey(event.panicId())) return false;
        panics.put(
                event.panicId(),
                new Panic(event.panicId(), event.counterId(), event.device(), event.at(), heardAt, null, null));
        if (panics.size() > KEPT) panics.remove(panics.keySet().iterator().next());
        return true;
    }

    void acknowledged(PanicAcknowledged event) {
        panics.computeIfPresent(
                event.panicId(),
                (id, one) -> one.seenBy() != null
                        ? one
                        : new Panic(
                                id,
                                one.counter(),
                                one.device(),
                                one.at(),
                                one.heardAt(),
                                event.personId(),
                                event.at()));
    }

    Optional<Panic> panic(String id) {
        return Optional.ofNullable(panics.get(id));
    }

    List<Panic> all() {
        return new ArrayList<>(panics.values());
    }
}
