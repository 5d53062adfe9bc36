package vn.motcua.camera.motion;

import static java.util.Map.entry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.motcua.camera.source.DeviceTime;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Sighting;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * What one call of a hook says: {@code event}, {@code camera}, and where they are set {@code id} ({@code %v}) and {@code at} ({@code %s},
 * epoch seconds). Pure; any thread.
 */
final class MotionHook {
    private static final int PARAMETERS_MAX = 16;

    private record Word(Kind kind, Phase phase) {}

    private static final Map<String, Word> WORDS = Map.ofEntries(
            entry("start", new Word(Kind.MOTION, Phase.START)),
            entry("motion", new Word(Kind.MOTION, Phase.UPDATE)),
            entry("end", new Word(Kind.MOTION, Phase.END)),
            entry("lost", new Word(Kind.SIGNAL_LOST, Phase.START)),
            entry("found", new Word(Kind.SIGNAL_LOST, Phase.END)));

    private MotionHook() {}

    /**
     * @param target path and query, empty for none
     * @param body a form or a JSON object, empty for none
     */
    static Heard heard(String target, String body) {
        Map<String, String> said = new LinkedHashMap<>();
        try {
            int query = target.indexOf('?');
            if (query >= 0) form(target.substring(query + 1), said);
            if (body.startsWith("{"))
                Json.parseObject(body)
                        .properties()
                        .forEach(one -> put(said, one.getKey(), one.getValue().asText("")));
            else form(body, said);
        } catch (WireException | IllegalArgumentException e) {
            return new Heard.Fault("FORM", "neither a form nor a JSON object");
        }
        return sighting(said);
    }

    private static void form(String text, Map<String, String> said) {
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0)
                put(
                        said,
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
    }

    private static void put(Map<String, String> said, String name, String value) {
        if (said.size() < PARAMETERS_MAX) said.putIfAbsent(name.toLowerCase(Locale.ROOT), value.strip());
    }

    private static Heard sighting(Map<String, String> said) {
        String event = said.getOrDefault("event", "").toLowerCase(Locale.ROOT);
        if (event.equals("alive")) return new Heard.Alive(Sighting.brief(said.getOrDefault("camera", "")));
        Word word = WORDS.get(event);
        if (word == null) return new Heard.Fault("EVENT", "no event of start, motion, end, lost, found or alive");
        Sighting sighting = new Sighting(word.kind(), event)
                .of("", said.getOrDefault("camera", ""))
                .phase(word.phase())
                .detail("event", said.getOrDefault("id", ""));
        String at = said.getOrDefault("at", "");
        if (at.matches("\\d{1,10}")) sighting.at(new DeviceTime(Instant.ofEpochSecond(Long.parseLong(at)), true));
        return sighting.heard();
    }
}
