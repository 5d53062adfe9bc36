package vn.motcua.camera.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import vn.motcua.camera.spool.Spooled;

/**
 * A picture or clip the hub wants.
 *
 * @param source of {@code camera.sources}
 * @param channel as sightings of that source name it
 * @param at the moment a still shall show
 * @param from where a clip begins
 * @param to where it ends
 * @param until after which it is given up
 */
public record Want(
        String wantId,
        String source,
        String channel,
        Media media,
        Instant at,
        Instant from,
        Instant to,
        Instant until) {
    /** What is wanted. Names are part of the protocol. */
    public enum Media {
        STILL,
        CLIP
    }

    /** Empty for one this version does not know how to serve. */
    public static Optional<Want> read(JsonNode json) {
        try {
            String id = json.path("wantId").asText();
            if (!Spooled.isId(id)) return Optional.empty();
            Instant at = Instant.parse(json.path("at").asText());
            return Optional.of(new Want(
                    id,
                    json.path("source").asText(),
                    json.path("channel").asText(),
                    Media.valueOf(json.path("media").asText()),
                    at,
                    time(json.path("from"), at),
                    time(json.path("to"), at),
                    Instant.parse(json.path("until").asText())));
        } catch (IllegalArgumentException | DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    private static Instant time(JsonNode value, Instant otherwise) {
        return value.isTextual() ? Instant.parse(value.asText()) : otherwise;
    }
}
