package vn.motcua.core.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.StreamName;

/**
 * A {@link LinkFrame.Events} whose events are still text: each is then read by itself, once, with no tree between, and one that
 * cannot be read spoils no other.
 *
 * @param events JSON objects as they were sent
 */
public record EventsFrame(StreamName stream, long epoch, long from, List<String> events) {
    public EventsFrame {
        events = List.copyOf(events);
    }

    static EventsFrame of(LinkFrame.Events frame) {
        return new EventsFrame(
                frame.stream(),
                frame.epoch(),
                frame.from(),
                frame.events().stream().map(Json::write).toList());
    }

    /**
     * @return empty if the text is a frame of another kind
     * @throws WireException if the text is no link frame
     */
    public static Optional<EventsFrame> parse(String text) {
        if (text.length() <= LinkFrame.MAX_FRAME_BYTES) {
            try {
                Optional<EventsFrame> split = new Splitter(text).split();
                if (split.isPresent()) return split;
            } catch (IOException | IllegalArgumentException unusual) {
                // What is wrong with it, if anything, is said by the parser of all frames.
            }
        }
        return LinkFrame.parse(text) instanceof LinkFrame.Events frame ? Optional.of(of(frame)) : Optional.empty();
    }

    /** One pass over the usual form; gives up on anything else. */
    private static final class Splitter {
        private final String text;
        private final List<String> events = new ArrayList<>();
        private String kind = "";
        private String stream = "";
        private long epoch;
        private long from;
        private int known;

        Splitter(String text) {
            this.text = text;
        }

        Optional<EventsFrame> split() throws IOException {
            try (JsonParser in = Json.parser(text)) {
                if (in.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
                while (in.nextToken() == JsonToken.FIELD_NAME) if (!field(in)) return Optional.empty();
                boolean isWhole = in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
                if (!isWhole || known != 5 || !kind.equals("events")) return Optional.empty();
                return Optional.of(new EventsFrame(StreamName.valueOf(stream), epoch, from, events));
            }
        }

        private boolean field(JsonParser in) throws IOException {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            known++;
            switch (name) {
                case "t" -> kind = in.getText();
                case "stream" -> stream = in.getText();
                case "epoch" -> epoch = in.getLongValue();
                case "from" -> from = in.getLongValue();
                case "events" -> {
                    return value == JsonToken.START_ARRAY && elements(in);
                }
                default -> {
                    known--;
                    in.skipChildren();
                }
            }
            return true;
        }

        private boolean elements(JsonParser in) throws IOException {
            while (in.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) in.currentTokenLocation().getCharOffset();
                in.skipChildren();
                events.add(text.substring(start, (int) in.currentLocation().getCharOffset()));
            }
            return in.currentToken() == JsonToken.END_ARRAY;
        }
    }
}
