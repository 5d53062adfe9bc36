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
 * @param stageOnly true if nobody comes for it alone, only as a later stage: no kiosk offers it; null for a service like any other
 * @param field where it is found among many; null where its procedures say it, or nobody
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
        List<ServiceId> next,
        @Nullable Boolean stageOnly,
        @Nullable FieldId field) {
    /** Longer would push the code off the paper. */
    public static final int TICKET_TEXT_MAX = 120;

    /** One people come for. */
    public Service(
            ServiceId id,
            Text name,
            Text hint,
            String icon,
            SeriesId series,
            int meanServiceMinutes,
            @Nullable Duration callAtLatestAfter,
            @Nullable Text ticketText,
            List<ServiceId> next) {
        this(id, name, hint, icon, series, meanServiceMinutes, callAtLatestAfter, ticketText, next, null, null);
    }

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
        // One way to say it: what was never said is left out of what is sent.
        if (!Boolean.TRUE.equals(stageOnly)) stageOnly = null;
        if (meanServiceMinutes < 1)
            throw new IllegalArgumentException("service " + id + ": meanServiceMinutes: allowed are 1 and above");
    }

    public Service with(FieldId other) {
        return new Service(
                id,
                name,
                hint,
                icon,
                series,
                meanServiceMinutes,
                callAtLatestAfter,
                ticketText,
                next,
                stageOnly,
                other);
    }

    /** Whether people come for it: a kiosk offers it, and so does an usher. */
    public boolean beginsVisits() {
        return stageOnly == null;
    }
}
