package vn.motcua.camera.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.camera.http.Headers;
import vn.motcua.camera.http.PartListener;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Seen.Picture;
import vn.motcua.camera.source.Sighting;
import vn.motcua.camera.source.SourceFormat.Setting;
import vn.motcua.core.wire.Json;

/**
 * A part with lines such as {@code Events[0].EventBaseInfo.Code=…}, then one with its pictures, several in one part: where each stands
 * is said by offset and length. A place outside of the part is a fault; the event stays. Not thread safe.
 */
final class DahuaSnaps implements PartListener {
    private static final int TEXT_MAX = 256 * 1024;
    private static final int EVENTS_MAX = 16;
    private static final int PICTURES_MAX = 16;
    private static final Pattern LINE = Pattern.compile("Events\\[(\\d{1,3})]\\.([^=]{1,200})=(.*)");
    private static final Pattern PICTURE =
            Pattern.compile("(?:(SceneImage)|(?:\\w{1,32}\\.)?ImageInfo\\[(\\d{1,2})])\\.(Offset|Length)");

    private final Setting setting;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean isRefused;

    /** An event and where its pictures stand in the part to come. */
    private record Waiting(Sighting sighting, List<long[]> places) {}

    DahuaSnaps(Setting setting) {
        this.setting = setting;
    }

    @Override
    public List<Heard> part(Headers headers, byte[] body) {
        boolean isPicture = headers.mediaType().startsWith("image/") || isJpeg(body, 0);
        if (isPicture) return pictures(body);
        List<Heard> heard = new ArrayList<>(end());
        isRefused = false;
        if (body.length > TEXT_MAX) {
            heard.add(new Heard.Refused(Why.TOO_LARGE, headers.mediaType()));
            return heard;
        }
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.equals("Heartbeat")) heard.add(new Heard.Alive(""));
        else events(text, heard);
        return heard;
    }

    private void events(String text, List<Heard> heard) {
        Map<Integer, Map<String, String>> events = new TreeMap<>();
        for (String line : text.split("\n")) {
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches()) continue;
            int number = Integer.parseInt(matcher.group(1));
            if (events.size() < EVENTS_MAX || events.containsKey(number))
                events.computeIfAbsent(number, n -> new LinkedHashMap<>())
                        .put(matcher.group(2).strip(), matcher.group(3).strip());
        }
        if (events.isEmpty()) heard.add(new Heard.Fault("TEXT", "neither Heartbeat nor Events[0]…"));
        events.values().forEach(fields -> event(fields, heard));
    }

    private void event(Map<String, String> fields, List<Heard> heard) {
        String code = first(fields, "EventBaseInfo.Code", "Code");
        if (code.isEmpty()) {
            heard.add(new Heard.Fault("TEXT", "an event without EventBaseInfo.Code"));
            return;
        }
        DahuaData event = new DahuaData(
                code,
                first(fields, "EventBaseInfo.Action", "Action"),
                first(fields, "EventBaseInfo.Index", "Index"),
                data(fields));
        event.refused()
                .ifPresentOrElse(
                        refused -> {
                            isRefused = true;
                            heard.add(refused);
                        },
                        () -> waiting.add(new Waiting(event.sighting(setting), places(fields))));
    }

    /** The fields read, in the form the other way has them. */
    private static JsonNode data(Map<String, String> fields) {
        ObjectNode data = Json.object();
        for (String name : List.of("UTC", "UTCMS", "RealUTC")) {
            String value = fields.getOrDefault(name, "");
            if (value.matches("\\d{1,12}")) data.put(name, Long.parseLong(value));
        }
        for (String name : List.of("LocaleTime", "Name", "RuleID", "RuleId", "Class"))
            if (fields.containsKey(name)) data.put(name, fields.get(name));
        ObjectNode object = data.putObject("Object");
        for (String name : List.of("ObjectType", "ObjectID"))
            if (fields.containsKey("Object." + name)) object.put(name, fields.get("Object." + name));
        // Names of faces and the like are looked for in every field; their values are not.
        fields.keySet().stream()
                .flatMap(name -> Arrays.stream(name.split("[.\\[\\]0-9]+")))
                .filter(name -> vn.motcua.camera.source.BiometricKinds.isBiometric(name))
                .findFirst()
                .ifPresent(name -> data.put("Class", name));
        return data;
    }

    private static List<long[]> places(Map<String, String> fields) {
        Map<String, long[]> places = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            Matcher matcher = PICTURE.matcher(name);
            if (!matcher.matches() || !value.matches("-?\\d{1,12}") || places.size() >= PICTURES_MAX) return;
            String which = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            long[] place = places.computeIfAbsent(which, w -> new long[] {-1, -1});
            place[matcher.group(3).equals("Offset") ? 0 : 1] = Long.parseLong(value);
        });
        return List.copyOf(places.values());
    }

    private static String first(Map<String, String> fields, String... names) {
        return Arrays.stream(names)
                .map(name -> fields.getOrDefault(name, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<Heard> pictures(byte[] body) {
        if (waiting.isEmpty()) return isRefused ? List.of() : List.of(new Heard.Refused(Why.NOT_WANTED, "image/jpeg"));
        List<Heard> heard = new ArrayList<>();
        boolean isPlaced = waiting.stream().anyMatch(one -> !one.places.isEmpty());
        // Beside an event about a person's body the whole part may show it.
        boolean isForAll = !isPlaced && !isRefused;
        if (isForAll) split(body).forEach(waiting.get(0).sighting::picture);
        for (Waiting one : waiting) for (long[] place : one.places) cut(one.sighting, body, place, heard);
        heard.addAll(end());
        return heard;
    }

    private static void cut(Sighting sighting, byte[] body, long[] place, List<Heard> heard) {
        boolean isInside = place[0] >= 0 && place[1] > 0 && place[0] + place[1] <= body.length;
        if (!isInside || !isJpeg(body, (int) place[0])) {
            heard.add(new Heard.Fault("PICTURE", "no picture stands at " + place[0] + ", " + place[1] + " bytes"));
            return;
        }
        sighting.picture(
                new Picture("image/jpeg", Arrays.copyOfRange(body, (int) place[0], (int) (place[0] + place[1]))));
    }

    /** Pictures back to back: one ends where the next begins. */
    private static List<Picture> split(byte[] body) {
        List<Picture> pictures = new ArrayList<>();
        int from = 0;
        for (int i = 2; i + 3 < body.length && pictures.size() < PICTURES_MAX - 1; i++) {
            boolean isEnd = body[i] == (byte) 0xFF && body[i + 1] == (byte) 0xD9;
            if (!isEnd || !isJpeg(body, i + 2)) continue;
            pictures.add(new Picture("image/jpeg", Arrays.copyOfRange(body, from, i + 2)));
            from = i + 2;
        }
        pictures.add(new Picture("image/jpeg", Arrays.copyOfRange(body, from, body.length)));
        return pictures;
    }

    private static boolean isJpeg(byte[] body, int at) {
        return at >= 0 && at + 2 < body.length && body[at] == (byte) 0xFF && body[at + 1] == (byte) 0xD8;
    }

    @Override
    public List<Heard> end() {
        List<Heard> heard =
                waiting.stream().map(one -> one.sighting.heard()).collect(java.util.stream.Collectors.toList());
        waiting.clear();
        return heard;
    }
}
