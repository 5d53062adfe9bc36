package vn.motcua.camera.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * Messages of a broker written down, one behind the other: {@code topic payload} as {@code mosquitto_sub -v} writes them, or
 * <code>{"topic":…, "payload":…}</code> as {@code -F %j} or {@code %J} does; a payload may be JSON over several lines. A JSON without
 * a topic has the topic "". Not thread safe.
 */
public final class MqttLines implements Decoder {
    private static final int HELD_MAX = MqttReader.PAYLOAD_MAX + MqttReader.TOPIC_MAX;

    private enum Where {
        BETWEEN,
        TOPIC,
        BEFORE_PAYLOAD,
        PLAIN,
        JSON
    }

    private final Function<MqttMessage, List<Heard>> reader;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private Where where = Where.BETWEEN;
    private boolean isLineStart;
    private boolean isList;
    private boolean isText;
    private boolean isEscaped;
    private boolean isTooLarge;
    private int depth;

    /** @param reader what a message says */
    public MqttLines(Function<MqttMessage, List<Heard>> reader) {
        this.reader = reader;
    }

    @Override
    public List<Heard> feed(byte[] chunk) {
        List<Heard> out = new ArrayList<>();
        for (byte one : chunk) feed(one, out);
        return out;
    }

    private void feed(byte one, List<Heard> out) {
        // JSON over several lines is indented or begins its lines with one of its marks; a letter or a new object is
        // the next message.
        if (isLineStart && (one == '{' && !isList || Character.isLetter(one))) whole(out);
        isLineStart = false;
        if (one == '\n') {
            isText = false;
            isEscaped = false;
            if (where == Where.JSON && depth > 0) isLineStart = true;
            else whole(out);
            return;
        }
        boolean isBlank = one == ' ' || one == '\t' || one == '\r';
        if (where == Where.BETWEEN && isBlank) return;
        if (where == Where.BETWEEN) isList = one == '[';
        where = next(one, isBlank);
        if (where == Where.JSON) count(one);
        if (held.size() < HELD_MAX) held.write(one);
        else isTooLarge = true;
    }

    private Where next(byte one, boolean isBlank) {
        boolean isJson = one == '{' || one == '[';
        return switch (where) {
            case BETWEEN -> isJson ? Where.JSON : Where.TOPIC;
            case TOPIC -> isBlank ? Where.BEFORE_PAYLOAD : Where.TOPIC;
            case BEFORE_PAYLOAD -> isBlank ? Where.BEFORE_PAYLOAD : isJson ? Where.JSON : Where.PLAIN;
            default -> where;
        };
    }

    private void count(byte one) {
        if (isEscaped) isEscaped = false;
        else if (isText && one == '\\') isEscaped = true;
        else if (one == '"') isText = !isText;
        else if (!isText && (one == '{' || one == '[')) depth++;
        else if (!isText && (one == '}' || one == ']')) depth--;
    }

    @Override
    public List<Heard> end() {
        List<Heard> out = new ArrayList<>();
        whole(out);
        return out;
    }

    private void whole(List<Heard> out) {
        String text = held.toString(StandardCharsets.UTF_8).strip();
        boolean wasTooLarge = isTooLarge;
        held.reset();
        where = Where.BETWEEN;
        isLineStart = false;
        isText = false;
        isEscaped = false;
        isTooLarge = false;
        depth = 0;
        if (wasTooLarge) out.add(new Heard.Refused(Heard.Refused.Why.TOO_LARGE, topic(text)));
        else if (!text.isEmpty()) out.addAll(message(text));
    }

    private static String topic(String text) {
        int blank = text.indexOf(' ');
        return text.startsWith("{") || blank < 0 || blank > MqttReader.TOPIC_MAX ? "message" : text.substring(0, blank);
    }

    private List<Heard> message(String text) {
        if (text.startsWith("[")) return reader.apply(of("", text, false));
        if (!text.startsWith("{")) {
            int blank = blank(text);
            String topic = text.substring(0, blank);
            if (topic.length() > MqttReader.TOPIC_MAX)
                return List.of(new Heard.Fault("TOPIC", "a topic too long to be one"));
            return reader.apply(of(topic, text.substring(blank).strip(), false));
        }
        try {
            ObjectNode json = Json.parseObject(text);
            if (!json.path("topic").isTextual()) return reader.apply(of("", text, false));
            JsonNode payload = json.path("payload");
            String said = payload.isTextual()
                    ? payload.asText()
                    : payload.isNull() || payload.isMissingNode() ? "" : Json.write(payload);
            boolean isRetained =
                    json.path("retain").asInt(0) == 1 || json.path("retain").asBoolean(false);
            return reader.apply(of(json.path("topic").asText(), said, isRetained));
        } catch (WireException e) {
            return List.of(new Heard.Fault("JSON", "a line that is no JSON"));
        }
    }

    private static int blank(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) == ' ' || text.charAt(i) == '\t') return i;
        return text.length();
    }

    private static MqttMessage of(String topic, String payload, boolean isRetained) {
        return new MqttMessage(topic, payload.getBytes(StandardCharsets.UTF_8), isRetained, false);
    }
}
