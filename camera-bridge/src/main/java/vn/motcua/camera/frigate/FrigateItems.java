package vn.motcua.camera.frigate;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.motcua.camera.source.DeviceTime;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Sighting;

/** Tracked objects ("events") and review items, as MQTT and the HTTP API write them. Pure; any thread. */
final class FrigateItems {
    private static final Pattern ID = Pattern.compile("[0-9]{1,12}\\.[0-9]{1,9}-[a-zA-Z0-9]{1,16}");
    private static final Pattern CAMERA = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final BigDecimal TIME_MAX = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
    private static final int WORDS_MAX = 8;

    private FrigateItems() {}

    /** A message of {@code events} or {@code reviews}: type, before, after. */
    static List<Heard> message(JsonNode json) {
        JsonNode after = json.path("after");
        if (!after.isObject()) return fault("a message without \"after\"");
        Optional<Phase> phase = phase(json.path("type").asText());
        if (phase.isEmpty()) return fault("a message that is neither new, update nor end");
        return isReview(after)
                ? reviewMessage(json.path("before"), after, phase.get())
                : event(after, phase.get(), false);
    }

    /** An item of {@code /api/review} or {@code /api/events}: how it stands now, said late. */
    static List<Heard> reread(JsonNode item) {
        if (!item.isObject()) return fault("an item that is no object");
        Phase phase = item.path("end_time").isNumber() ? Phase.END : Phase.START;
        return isReview(item) ? review(item, phase, "", true) : event(item, phase, true);
    }

    static boolean isItem(JsonNode json) {
        return json.path("id").isTextual() && json.has("start_time") && (json.has("label") || isReview(json));
    }

    private static boolean isReview(JsonNode item) {
        return item.has("severity");
    }

    private static Optional<Phase> phase(String type) {
        return switch (type) {
            case "new" -> Optional.of(Phase.START);
            case "update" -> Optional.of(Phase.UPDATE);
            case "end" -> Optional.of(Phase.END);
            default -> Optional.empty();
        };
    }

    private static List<Heard> event(JsonNode item, Phase phase, boolean isLate) {
        String label = item.path("label").asText("");
        if (label.isEmpty()) return fault("an event without a label");
        if (FrigateLabels.isBiometric(label)) return refused(Why.BIOMETRIC, label);
        if (FrigateLabels.isPlate(label)) return refused(Why.NOT_WANTED, label);
        String id = id(item);
        if (id.isEmpty()) return fault("an event without an id of Frigate's form");
        Sighting sighting = new Sighting(FrigateLabels.kind(label), "events/" + FrigateLabels.plain(label))
                .of("", item.path("camera").asText(""))
                .phase(phase)
                .key(id)
                .late(isLate)
                .detail("label", FrigateLabels.plain(label))
                .detail("score", score(item))
                .detail("zones", words(item.path("entered_zones"), item.path("current_zones"), item.path("zones")))
                .detail(
                        "stationary",
                        item.path("stationary").isBoolean()
                                ? item.path("stationary").asText()
                                : "")
                .detail("falsePositive", item.path("false_positive").asBoolean(false) ? "true" : "");
        time(item, phase).ifPresent(sighting::at);
        links(
                sighting,
                item,
                phase,
                "/api/events/" + id,
                item.path("has_snapshot").asBoolean(false));
        return List.of(sighting.heard());
    }

    /** What was only heard and is now seen too is another kind: the one ends where the other begins. */
    private static List<Heard> reviewMessage(JsonNode before, JsonNode after, Phase phase) {
        String was = before.path("severity").asText("");
        boolean isOther = phase == Phase.UPDATE && before.isObject() && reviewKind(before) != reviewKind(after);
        if (!isOther) return review(after, phase, was, false);
        List<Heard> both = new ArrayList<>(review(before, Phase.END, "", false));
        both.addAll(review(after, Phase.START, was, false));
        return both;
    }

    private static List<Heard> review(JsonNode item, Phase phase, String severityWas, boolean isLate) {
        String id = id(item);
        if (id.isEmpty()) return fault("a review without an id of Frigate's form");
        JsonNode data = item.path("data");
        String severity = item.path("severity").asText("").toLowerCase(Locale.ROOT);
        Sighting sighting = new Sighting(reviewKind(item), "reviews/" + severity)
                .of("", item.path("camera").asText(""))
                .phase(phase)
                .key(id)
                .late(isLate)
                .detail("severity", severity)
                .detail("severityWas", severityWas.equals(severity) ? "" : severityWas)
                .detail("objects", words(data.path("objects")))
                .detail("audio", words(data.path("audio")))
                .detail("zones", words(data.path("zones")));
        time(item, phase).ifPresent(sighting::at);
        links(sighting, item, phase, "/api/review/" + id, false);
        return List.of(sighting.heard());
    }

    private static Kind reviewKind(JsonNode item) {
        if (!words(item.path("data").path("objects")).isEmpty()) return Kind.PRESENCE;
        return words(item.path("data").path("audio")).isEmpty() ? Kind.MOTION : Kind.AUDIO;
    }

    private static String id(JsonNode item) {
        String id = item.path("id").asText("");
        return ID.matcher(id).matches() ? id : "";
    }

    /** The best so far: of the API it stands inside of {@code data}. */
    private static String score(JsonNode item) {
        for (JsonNode score : List.of(item.path("top_score"), item.path("data").path("top_score"), item.path("score")))
            if (score.isNumber() && score.asDouble() > 0) return String.format(Locale.ROOT, "%.2f", score.asDouble());
        return "";
    }

    /** Names of zones, labels and sounds; none of a body, and none twice. */
    private static String words(JsonNode... lists) {
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode list : lists)
            for (JsonNode word : list) {
                String plain = FrigateLabels.plain(word.asText(""));
                boolean isKept = !plain.isBlank() && !FrigateLabels.isBiometric(plain) && !FrigateLabels.isPlate(plain);
                if (isKept && words.size() < WORDS_MAX) words.add(plain);
            }
        return String.join(",", words);
    }

    private static Optional<DeviceTime> time(JsonNode item, Phase phase) {
        List<String> names = switch (phase) {
            case END -> List.of("end_time", "frame_time", "start_time");
            case UPDATE -> List.of("frame_time", "end_time", "start_time");
            default -> List.of("start_time", "frame_time");
        };
        // An update of a review says no time of its own; its beginning would be wrong, so it says none.
        if (phase == Phase.UPDATE && isReview(item)) return Optional.empty();
        return names.stream().flatMap(name -> epoch(item.path(name)).stream()).findFirst();
    }

    /** Seconds with a fraction. */
    static Optional<DeviceTime> epoch(JsonNode seconds) {
        if (!seconds.isNumber()) return Optional.empty();
        BigDecimal value = seconds.decimalValue();
        if (value.signum() <= 0 || value.compareTo(TIME_MAX) > 0) return Optional.empty();
        return Optional.of(
                new DeviceTime(Instant.ofEpochMilli(value.multiply(MILLIS).longValue()), true));
    }

    /**
     * A clip is told with the end whether it exists yet or not: the end is published before the clip is written, and who fetches
     * it tries again.
     */
    private static void links(Sighting sighting, JsonNode item, Phase phase, String path, boolean hasSnapshot) {
        String camera = item.path("camera").asText("");
        if (!CAMERA.matcher(camera).matches()) return;
        JsonNode start = item.path("start_time");
        if (phase == Phase.START && epoch(start).isPresent())
            sighting.link(
                    "/api/" + camera + "/recordings/" + start.decimalValue().toPlainString() + "/snapshot.jpg");
        if (hasSnapshot) sighting.link(path + "/snapshot.jpg");
        if (phase == Phase.END) sighting.link(path + "/clip.mp4");
    }

    private static List<Heard> refused(Why why, String label) {
        return List.of(new Heard.Refused(why, "events/" + Sighting.brief(FrigateLabels.plain(label))));
    }

    static List<Heard> fault(String what) {
        return List.of(new Heard.Fault("JSON", what));
    }
}
