package vn.motcua.core.event;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;

/**
 * Something a camera saw, in this system's words, after repeats were folded: it began, goes on (seldom told) or is over. Sightings of one
 * course share {@code source}, {@code camera}, {@code channel}, {@code kind} and {@code key}.
 *
 * @param sightingId minted at the agent, one for each message of a course
 * @param source configured name of the sender
 * @param camera configured name; the channel where none is configured
 * @param channel of the device, as its own pages show it; empty where there is one only
 * @param counterId the counter it looks at; null when none is configured
 * @param kind normalised, such as {@code motion}, {@code presence}, {@code crowding}
 * @param phase START, UPDATE, END, PULSE (it has no length) or STATE (how it stands, said again after a break: never an alarm)
 * @param key a region, rule or object that tells two of one kind apart; empty for none
 * @param deviceAt by the device's clock; null when it said none. Never to be trusted alone
 * @param at the best knowledge of when it was: the device's time set right by what was learned of its clock, else when it came
 * @param receivedAt hub time as the agent knows it
 * @param endInferred an END nobody told: the repeats stopped
 * @param repeats messages folded into this one since the last
 * @param detail at most {@value #DETAILS_MAX} short values under plain names, such as {@code count}; no text about people
 * @param late sent again, or from before a break
 */
public record CameraSighting(
        String sightingId,
        String source,
        String camera,
        String channel,
        @Nullable CounterId counterId,
        String kind,
        String phase,
        String key,
        @Nullable Instant deviceAt,
        Instant at,
        Instant receivedAt,
        boolean endInferred,
        int repeats,
        Map<String, String> detail,
        boolean late)
        implements Event {
    public static final int DETAILS_MAX = 8;
    public static final int VALUE_MAX = 64;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z]{1,24}");

    public CameraSighting {
        detail = Map.copyOf(detail);
        if (detail.size() > DETAILS_MAX)
            throw new IllegalArgumentException("detail: " + detail.size() + " values, at most " + DETAILS_MAX);
        detail.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("detail: no such name can be");
            if (value.length() > VALUE_MAX) throw new IllegalArgumentException("detail." + name + " is too long");
        });
    }
}
