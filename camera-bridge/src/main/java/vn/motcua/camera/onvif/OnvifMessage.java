package vn.motcua.camera.onvif;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.camera.source.DeviceTime;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Sighting;

/**
 * One notification, whichever of the three ways it came.
 *
 * @param operation {@code Initialized}, {@code Changed}, {@code Deleted}, or empty where none is said
 * @param source items that tell what it is about
 * @param data items that tell how it stands
 */
record OnvifMessage(
        OnvifTopic topic, String utcTime, String operation, Map<String, String> source, Map<String, String> data) {
    private static final String TRUE = "true";
    private static final String[] CHANNELS = {
        "VideoSourceConfigurationToken",
        "VideoSourceToken",
        "VideoSource",
        "Source",
        "AudioSourceConfigurationToken",
        "AudioSourceToken"
    };
    private static final String[] STATES = {
        "IsInside",
        "State",
        "IsMotion",
        "IsLoitering",
        "LogicalState",
        "IsTamper",
        "IsSoundDetected",
        "Failed",
        "Lost",
        "Visible"
    };

    Heard heard() {
        return heard(false);
    }

    /** @param isLate from before: it may be old */
    Heard heard(boolean isLate) {
        String type = Sighting.brief(topic.text());
        boolean isBiometric = topic.isBiometric()
                || Stream.concat(source.keySet().stream(), data.keySet().stream())
                        .anyMatch(BiometricKinds::isBiometric)
                || classes().filter(name -> !isFace(name)).findAny().isEmpty()
                        && classes().findAny().isPresent();
        if (isBiometric) return new Heard.Refused(Why.BIOMETRIC, type);
        if (topic.isOfPersons()) return new Heard.Refused(Why.NOT_WANTED, type);
        Kind kind = topic.kind();
        Sighting sighting = new Sighting(kind, topic.text())
                .of("", channel())
                .phase(phase(kind))
                .late(isLate);
        String input = first(source, "InputToken", "RelayToken");
        String key = kind == Kind.INPUT
                ? input
                : Stream.of(item(source, "Rule"), object())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/"));
        sighting.key(key)
                .detail("input", input)
                .detail("rule", item(source, "Rule"))
                .detail("object", object());
        state().ifPresent(active -> sighting.detail("active", Boolean.toString(active)));
        sighting.detail("count", number(item(data, "Count")));
        sighting.detail("target", classes().filter(name -> !isFace(name)).collect(Collectors.joining("+")));
        sighting.detail("score", number(first(data, "Score", "Likelihood")));
        sighting.detail("loudness", number(item(data, "Loudness")));
        // By its name it is the universal time, whether a Z stands behind it or not.
        DeviceTime.read(utcTime, ZoneOffset.UTC)
                .map(time -> new DeviceTime(time.at(), true))
                .ifPresent(sighting::at);
        return sighting.heard();
    }

    /** {@code Initialized} tells how things stand after each subscription: never an alarm. */
    private Phase phase(Kind kind) {
        if (operation.equalsIgnoreCase("Initialized")) return Phase.STATE;
        if (operation.equalsIgnoreCase("Deleted")) return Phase.END;
        if (kind == Kind.OCCUPANCY && !item(data, "Count").isEmpty()) return Phase.UPDATE;
        boolean isWatched = kind != Kind.LINE_CROSSED;
        return isWatched
                ? state().map(active -> active ? Phase.START : Phase.END).orElse(Phase.PULSE)
                : Phase.PULSE;
    }

    private Optional<Boolean> state() {
        String text = first(data, STATES).toLowerCase(Locale.ROOT);
        if (text.equals(TRUE) || text.equals("1")) return Optional.of(true);
        if (text.equals("false") || text.equals("0")) return Optional.of(false);
        // A list of what is there: nobody, when it is empty.
        String there = data.get("ClassTypes");
        return there == null ? Optional.empty() : Optional.of(!there.isBlank());
    }

    private String channel() {
        return first(source, CHANNELS);
    }

    private String object() {
        String object = item(data, "ObjectId");
        return object.isEmpty() ? item(source, "ObjectId") : object;
    }

    /** {@code ClassTypes} is a list, {@code Class} and {@code Type} are one; of an audio detector it is a kind of sound. */
    private Stream<String> classes() {
        return Arrays.stream(first(data, "ClassTypes", "Class", "Type").split("[\\s,;]+"))
                .filter(name -> !name.isEmpty());
    }

    private static boolean isFace(String name) {
        return BiometricKinds.isBiometric(name) || name.equalsIgnoreCase("HumanFace");
    }

    private static String item(Map<String, String> items, String name) {
        return items.getOrDefault(name, "");
    }

    private static String first(Map<String, String> items, String... names) {
        Function<String, String> get = name -> item(items, name);
        return Arrays.stream(names)
                .map(get)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String number(String text) {
        return text.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? text : "";
    }
}
