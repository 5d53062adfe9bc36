package vn.motcua.camera.frigate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.motcua.camera.mqtt.MqttMessage;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Sighting;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/** What each topic of Frigate says. Pure; any thread. */
final class FrigateMessages {
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
    private static final String DEFAULT_PREFIX = "frigate";
    private static final int CAMERAS_MAX = 256;

    private final String prefix;

    /** @param prefix before every topic, without a slash at the end; empty to take it for what stands up to {@code frigate/} */
    FrigateMessages(String prefix) {
        this.prefix = prefix;
    }

    List<Heard> heard(MqttMessage message) {
        String topic = topic(message.topic());
        if (message.isTooLarge()) return List.of(new Heard.Refused(Why.TOO_LARGE, Sighting.brief(topic)));
        String payload = new String(message.payload(), StandardCharsets.UTF_8).strip();
        // A retained word that was taken back says nothing.
        if (payload.isEmpty()) return List.of();
        return switch (topic) {
            case "" -> bare(payload);
            case "events", "reviews" -> json(payload, topic, FrigateItems::message);
            case "available" -> available(payload);
            case "tracked_object_update" -> json(payload, topic, FrigateMessages::update);
            case "stats" -> json(payload, topic, FrigateMessages::stats);
            default -> ofCamera(topic, topic.split("/", -1), payload);
        };
    }

    private String topic(String whole) {
        if (!prefix.isEmpty()) return whole.startsWith(prefix + "/") ? whole.substring(prefix.length() + 1) : whole;
        if (whole.startsWith(DEFAULT_PREFIX + "/")) return whole.substring(DEFAULT_PREFIX.length() + 1);
        int at = whole.indexOf("/" + DEFAULT_PREFIX + "/");
        if (at >= 0) return whole.substring(at + DEFAULT_PREFIX.length() + 2);
        // Another prefix, chosen by who set it up: the first level.
        int slash = whole.indexOf('/');
        return slash < 0 ? whole : whole.substring(slash + 1);
    }

    private interface JsonReader {
        List<Heard> read(JsonNode json);
    }

    private static List<Heard> json(String payload, String topic, JsonReader reader) {
        try {
            return reader.read(Json.parseNode(payload));
        } catch (WireException e) {
            return FrigateItems.fault("a message of " + topic + " that is no JSON");
        }
    }

    /** Without a topic: an envelope, an item of the API, or a list of them. */
    private static List<Heard> bare(String payload) {
        return json(payload, "unknown topic", json -> {
            if (json.has("after")) return FrigateItems.message(json);
            if (FrigateItems.isItem(json)) return FrigateItems.reread(json);
            if (!json.isArray())
                return json.has("type") ? update(json) : FrigateItems.fault("an object that is none of Frigate's");
            List<Heard> all = new ArrayList<>();
            for (JsonNode item : json) all.addAll(FrigateItems.reread(item));
            return all;
        });
    }

    private static List<Heard> available(String payload) {
        Heard said = state(Kind.AVAILABILITY, "available", "", "", payload.equalsIgnoreCase("online"));
        return payload.equalsIgnoreCase("online") ? List.of(new Heard.Alive(""), said) : List.of(said);
    }

    /** Who somebody is, what a plate says, what a model wrote about a picture. */
    private static List<Heard> update(JsonNode json) {
        String type = json.path("type").asText("").toLowerCase(Locale.ROOT);
        boolean isBody = FrigateLabels.isBiometric(type) || FrigateLabels.isPlate(type);
        return List.of(new Heard.Refused(
                isBody ? Why.BIOMETRIC : Why.NOT_WANTED, "tracked_object_update/" + Sighting.brief(type)));
    }

    /** Once a minute; a camera that gives no pictures stands there with zero. */
    private static List<Heard> stats(JsonNode json) {
        List<Heard> all = new ArrayList<>();
        all.add(new Heard.Alive(""));
        Iterator<String> names = json.path("cameras").fieldNames();
        while (names.hasNext() && all.size() < CAMERAS_MAX) {
            String name = names.next();
            if (json.path("cameras").path(name).path("camera_fps").asDouble(0) > 0)
                all.add(new Heard.Alive(Sighting.brief(name)));
        }
        return all;
    }

    private static List<Heard> ofCamera(String topic, String[] levels, String payload) {
        String camera = levels[0];
        if (levels.length == 2 && levels[1].equals("motion")) return onOff(Kind.MOTION, "motion", camera, "", payload);
        if (levels.length == 2 && levels[1].equals("review_status")) return reviewStatus(camera, payload);
        if (levels.length == 3 && levels[1].equals("status")) return status(camera, levels[2], payload);
        if (levels.length == 3 && levels[1].equals("audio")) return audio(camera, levels[2], payload);
        boolean isActive = levels.length == 3 && levels[2].equals("active");
        if ((levels.length == 2 || isActive) && COUNT.matcher(payload).matches())
            return count(camera, levels[1], isActive, payload);
        for (String level : levels) if (FrigateLabels.isBiometric(level)) return refused(Why.BIOMETRIC, topic);
        return refused(Why.NOT_WANTED, topic);
    }

    /** Speech is heard, never what was said. */
    private static List<Heard> audio(String camera, String type, String payload) {
        // Loudness comes several times a second and is no event; the sounds it belongs to are.
        if (type.equals("dBFS") || type.equals("rms")) return List.of(new Heard.Alive(Sighting.brief(camera)));
        if (FrigateLabels.isBiometric(type)) return refused(Why.BIOMETRIC, camera + "/audio/" + type);
        return onOff(Kind.AUDIO, "audio/" + type, camera, type, payload);
    }

    private static List<Heard> onOff(Kind kind, String vendorType, String camera, String key, String payload) {
        boolean isOn = payload.equalsIgnoreCase("ON");
        if (!isOn && !payload.equalsIgnoreCase("OFF")) return refused(Why.NOT_WANTED, camera + "/" + vendorType);
        return List.of(new Sighting(kind, vendorType)
                .of("", camera)
                .key(key)
                .phase(isOn ? Phase.START : Phase.END)
                .detail("sound", key)
                .heard());
    }

    /** Said whenever it changes, and again to who subscribes: how it stands, no alarm. */
    private static List<Heard> reviewStatus(String camera, String payload) {
        String severity = payload.toLowerCase(Locale.ROOT);
        if (!List.of("alert", "detection", "none").contains(severity))
            return FrigateItems.fault("a review status nobody knows");
        return List.of(new Sighting(Kind.PRESENCE, "review_status")
                .of("", camera)
                .key("review_status")
                .phase(Phase.STATE)
                .detail("active", Boolean.toString(!severity.equals("none")))
                .detail("severity", severity)
                .heard());
    }

    private static List<Heard> status(String camera, String role, String payload) {
        return switch (payload.toLowerCase(Locale.ROOT)) {
            case "offline" -> List.of(lost(camera, role, Phase.START));
            case "online" -> List.of(new Heard.Alive(Sighting.brief(camera)), lost(camera, role, Phase.END));
            case "disabled" -> List.of(state(Kind.AVAILABILITY, "status/" + role, camera, role, false));
            default -> FrigateItems.fault("a status nobody knows");
        };
    }

    private static Heard lost(String camera, String role, Phase phase) {
        return new Sighting(Kind.SIGNAL_LOST, "status/" + role)
                .of("", camera)
                .key(role)
                .phase(phase)
                .heard();
    }

    private static List<Heard> count(String place, String label, boolean isActive, String payload) {
        if (FrigateLabels.isBiometric(label)) return refused(Why.BIOMETRIC, label);
        if (FrigateLabels.isPlate(label)) return refused(Why.NOT_WANTED, label);
        return List.of(new Sighting(Kind.OCCUPANCY, isActive ? label + "/active" : label)
                .of("", place)
                .key(isActive ? label + "/active" : label)
                .phase(Phase.PULSE)
                .detail("count", Integer.toString(Integer.parseInt(payload)))
                .detail("label", label)
                .heard());
    }

    private static Heard state(Kind kind, String vendorType, String camera, String key, boolean isActive) {
        return new Sighting(kind, vendorType)
                .of("", camera)
                .key(key)
                .phase(Phase.STATE)
                .detail("active", Boolean.toString(isActive))
                .heard();
    }

    private static List<Heard> refused(Why why, String what) {
        return List.of(new Heard.Refused(why, Sighting.brief(what)));
    }
}
