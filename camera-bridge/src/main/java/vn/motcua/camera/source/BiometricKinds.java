package vn.motcua.camera.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells events about a person's body from events about a place. Face, iris, gait, fingerprint, voice print, and traits
 * such as age or emotion are refused at the door (CAMERA §1, Decree 356/2025): this system neither needs nor may keep
 * them. Pure; any thread.
 */
public final class BiometricKinds {
    /** Starts of words; "surface" is none, "FaceSnap" and "face_detection" are. */
    private static final List<String> WORDS = List.of(
            "face",
            "facial",
            "biometr",
            "fingerprint",
            "iris",
            "retina",
            "gait",
            "voiceprint",
            "emotion",
            "gender",
            "palmprint",
            "palmvein",
            "ethnic");

    /** Anywhere in the kind with its separators taken out; vendors run words together. */
    private static final List<String> PHRASES = List.of(
            "facedetect",
            "facerecog",
            "facesnap",
            "facecapture",
            "facecompar",
            "facematch",
            "fingerprint",
            "humantrait",
            "agedetect",
            "personidentif",
            "personrecog",
            "khuonmat",
            "vantay",
            "mongmat",
            "sinhtrachoc");

    private static final Set<String> NOTHING = Set.of("", "0", "false", "null");

    /** Every element of every document is asked, and there are few different ones. */
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private static final int KNOWN_MAX = 2_000;
    private static final int KNOWN_LENGTH_MAX = 64;

    private BiometricKinds() {}

    public static boolean isBiometric(String kind) {
        Boolean known = KNOWN.get(kind);
        if (known != null) return known;
        boolean found = look(kind);
        if (KNOWN.size() < KNOWN_MAX && kind.length() <= KNOWN_LENGTH_MAX) KNOWN.put(kind, found);
        return found;
    }

    /** Whether a field anywhere in it is named so and says something. */
    public static boolean isToldIn(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties())
            if (isBiometric(field.getKey()) && isSaid(field.getValue())) return true;
        for (JsonNode inner : node) if (isToldIn(inner)) return true;
        return false;
    }

    /** Whether a field says anything: many devices send every field they have, empty. */
    public static boolean isSaid(JsonNode value) {
        return value.isContainerNode() ? !value.isEmpty() : isSaid(value.asText(""));
    }

    /** As above, of a text. */
    public static boolean isSaid(String value) {
        return !NOTHING.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean look(String kind) {
        String plain = Normalizer.normalize(kind.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        String tight = plain.replaceAll("[^a-z0-9]", "");
        return Arrays.stream(plain.split("[^a-z]+"))
                        .anyMatch(word -> WORDS.stream().anyMatch(word::startsWith))
                || PHRASES.stream().anyMatch(tight::contains);
    }
}
