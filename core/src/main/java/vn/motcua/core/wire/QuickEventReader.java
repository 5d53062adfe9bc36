package vn.motcua.core.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.SiteId;

/**
 * Reads an envelope in one pass, without a tree: in the form our own agents write it, type and version before the data. Gives up on
 * anything else, which {@link EventJson} then reads by the tree, or refuses with the reason.
 */
final class QuickEventReader {
    private final JsonParser in;
    private String id = "";
    private String site = "";
    private String source = "";
    private String stream = "";
    private String type = "";
    private String occurredAt = "";
    private long epoch;
    private long sequence;
    private long version;
    private int known;
    private @Nullable Event event;

    private QuickEventReader(JsonParser in) {
        this.in = in;
    }

    static Optional<EventEnvelope> read(String text) {
        try (JsonParser in = Json.parser(text)) {
            return new QuickEventReader(in).envelope();
        } catch (IOException | IllegalArgumentException | DateTimeException unusual) {
            return Optional.empty();
        }
    }

    private Optional<EventEnvelope> envelope() throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
        while (in.nextToken() == JsonToken.FIELD_NAME) if (!field()) return Optional.empty();
        boolean isWhole = in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
        Event read = event;
        if (!isWhole || known != 10 || read == null) return Optional.empty();
        return Optional.of(new EventEnvelope(
                id,
                new SiteId(site),
                source,
                StreamName.valueOf(stream),
                epoch,
                sequence,
                (int) version,
                IsoInstant.parse(occurredAt),
                read));
    }

    private boolean field() throws IOException {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        known++;
        return switch (name) {
            case "epoch", "sequence", "version" -> value == JsonToken.VALUE_NUMBER_INT && number(name);
            case "id", "site", "source", "stream", "type", "occurredAt" ->
                value == JsonToken.VALUE_STRING && event == null && text(name);
            case "data" -> value == JsonToken.START_OBJECT && data();
            default -> skip();
        };
    }

    private boolean number(String name) throws IOException {
        long number = in.getLongValue();
        switch (name) {
            case "epoch" -> epoch = number;
            case "sequence" -> sequence = number;
            default -> version = number;
        }
        return event == null;
    }

    private boolean text(String name) throws IOException {
        String text = in.getText();
        switch (name) {
            case "id" -> id = text;
            case "site" -> site = text;
            case "source" -> source = text;
            case "stream" -> stream = text;
            case "type" -> type = text;
            default -> occurredAt = text;
        }
        return true;
    }

    private boolean data() throws IOException {
        Optional<EventTypes.Entry> entry = EventTypes.byName(type);
        if (entry.isEmpty() || version < 1 || version > entry.get().version()) return false;
        event = Json.read(in, entry.get().type());
        return true;
    }

    private boolean skip() throws IOException {
        known--;
        in.skipChildren();
        return true;
    }
}
