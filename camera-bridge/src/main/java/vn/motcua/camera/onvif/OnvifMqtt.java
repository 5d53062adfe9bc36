package vn.motcua.camera.onvif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.camera.mqtt.MqttMessage;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Sighting;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * Profile M over MQTT: {@code <prefix>/onvif-ej/<topic>/&<source values>} with {@code {UtcTime, Source, Data}}. No operation is said:
 * what is retained tells how things stand, and an empty payload takes a property away, whose source is remembered from before. Not
 * thread safe.
 */
public final class OnvifMqtt {
    private static final String MARK = "onvif-ej/";
    private static final int REMEMBERED_MAX = 1_000;
    private static final int ITEMS_MAX = 64;

    private final Map<String, Map<String, String>> sources = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /** All topics below a device's prefix, as a broker is asked for them. */
    public static String filter(String prefix) {
        return prefix + "/" + MARK + "#";
    }

    /** @param isLate held by the broker while nobody listened: it may be old */
    public List<Heard> message(MqttMessage message, boolean isLate) {
        int mark = message.topic().indexOf(MARK);
        if (mark != 0 && (mark < 0 || message.topic().charAt(mark - 1) != '/'))
            return List.of(new Heard.Refused(Why.NOT_WANTED, Sighting.brief(message.topic())));
        if (message.isTooLarge()) return List.of(new Heard.Refused(Why.TOO_LARGE, Sighting.brief(message.topic())));
        String rest = message.topic().substring(mark + MARK.length());
        int values = rest.indexOf("/&");
        OnvifTopic topic = OnvifTopic.read(values < 0 ? rest : rest.substring(0, values));
        if (message.payload().length == 0) return List.of(gone(message.topic(), topic, isLate));
        try {
            ObjectNode json = Json.parseObject(new String(message.payload(), StandardCharsets.UTF_8));
            Map<String, String> source = items(json.path("Source"));
            items(json.path("Key")).forEach(source::putIfAbsent);
            sources.put(message.topic(), source);
            String operation = message.isRetained() ? "Initialized" : "";
            return List.of(new OnvifMessage(
                            topic, json.path("UtcTime").asText(""), operation, source, items(json.path("Data")))
                    .heard(isLate));
        } catch (WireException e) {
            return List.of(
                    new Heard.Fault("JSON", "a payload that is no JSON object, of " + Sighting.brief(topic.text())));
        }
    }

    private Heard gone(String name, OnvifTopic topic, boolean isLate) {
        Map<String, String> source = sources.remove(name);
        return new OnvifMessage(topic, "", "Deleted", source == null ? Map.of() : source, Map.of()).heard(isLate);
    }

    /** An object, or a list of {@code {Name, Value}} as some write it. */
    private static Map<String, String> items(JsonNode node) {
        Map<String, String> items = new LinkedHashMap<>();
        node.properties().forEach(field -> put(items, field.getKey(), field.getValue()));
        if (node.isArray())
            for (JsonNode one : node) put(items, one.path("Name").asText(""), one.path("Value"));
        return items;
    }

    /** What is no plain value may draw somebody: its name tells what it is, and nothing of it is kept. */
    private static void put(Map<String, String> items, String name, JsonNode value) {
        if (items.size() < ITEMS_MAX) items.putIfAbsent(name, value.isValueNode() ? value.asText() : "");
    }
}
