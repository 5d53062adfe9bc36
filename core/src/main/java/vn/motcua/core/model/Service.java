package vn.motcua.core.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen comes for, as one tile on the kiosk.
 *
 * @param id its name
 * @param name on the tile and the ticket
 * @param hint one line under the name, may be empty
 * @param icon name of an icon of the set in {@code ui}
 * @param series which numbers it takes
 * @param meanServiceMinutes cold-start value of the estimate
 * @param callAtLatestAfter nobody waits longer for it while a counter that serves it is free; null for no such promise
 * @param ticketText a line under its numbers on paper, such as what to have ready; null for none
 * @param next stages that may follow on the same ticket, the usual one first; empty if the visit ends with it
 */
public record Service(
        ServiceId id,
        Text name,
        Text hint,
        String icon,
        SeriesId series,
        int meanServiceMinutes,
        @Nullable Duration callAtLatestAfter,
        @Nullable Text ticketText,
        List<ServiceId> next) {
    /** Longer would push the code off the paper. */
    public static final int TICKET_TEXT_MAX = 120;

    /** Without another stage behind it. */
    public Service(
            ServiceId id,
            Text name,
            Text hint,
            String icon,
            SeriesId series,
            int meanServiceMinutes,
            @Nullable Duration callAtLatestAfter,
            @Nullable Text ticketText) {
        this(id, name, hint, icon, series, meanServiceMinutes, callAtLatestAfter, ticketText, List.of());
    }

    /** Without a promise or words of its own. */
    public Service(ServiceId id, Text name, Text hint, String icon, SeriesId series, int meanServiceMinutes) {
        this(id, name, hint, icon, series, meanServiceMinutes, null, null);
    }

    public Service {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(hint, "hint");
        Objects.requireNonNull(icon, "icon");
        Objects.requireNonNull(series, "series");
        // A site kept by an older agent has none.
        next = next == null ? List.of() : List.copyOf(next);
        if (meanServiceMinutes < 1)
            throw new IllegalArgumentException("service " + id + ": meanServiceMinutes: allowed are 1 and above");
    }
}
