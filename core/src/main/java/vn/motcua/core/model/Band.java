package vn.motcua.core.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Numbers leased ahead to one agent for offline work; the hub itself skips them.
 *
 * @param id its name
 * @param agent who may issue from it
 * @param series of which series
 * @param businessDay on which day only
 * @param from lowest number, inclusive
 * @param to highest number, inclusive
 */
public record Band(BandId id, AgentId agent, SeriesId series, LocalDate businessDay, int from, int to) {
    public Band {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(businessDay, "businessDay");
        if (from < 0 || to < from)
            throw new IllegalArgumentException("band " + from + "–" + to + ": allowed is 0 ≤ from ≤ to");
    }

    public boolean holds(int value) {
        return from <= value && value <= to;
    }
}
