package vn.motcua.camera.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.camera.http.Headers;
import vn.motcua.camera.http.PartListener;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Sighting;
import vn.motcua.camera.source.SourceFormat.Setting;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/** {@code Heartbeat}, or {@code Code=X;action=A;index=n} with JSON of several lines behind {@code ;data=}. */
final class DahuaEvents implements PartListener {
    private static final int TEXT_MAX = 256 * 1024;
    private static final Pattern BEGIN = Pattern.compile("(?m)^[ \\t]*(?:Heartbeat[ \\t]*$|Code=)");
    private final Setting setting;

    DahuaEvents(Setting setting) {
        this.setting = setting;
    }

    @Override
    public List<Heard> part(Headers headers, byte[] body) {
        if (headers.mediaType().startsWith("image/"))
            return List.of(new Heard.Refused(Why.NOT_WANTED, headers.mediaType()));
        if (body.length > TEXT_MAX) return List.of(new Heard.Refused(Why.TOO_LARGE, headers.mediaType()));
        String text = new String(body, StandardCharsets.UTF_8).replace("\r\n", "\n");
        List<Integer> begins = begins(text);
        List<Heard> heard = new ArrayList<>();
        if (begins.isEmpty()) heard.add(new Heard.Fault("TEXT", "neither Heartbeat nor Code=…"));
        for (int i = 0; i < begins.size(); i++)
            one(
                    text.substring(begins.get(i), i + 1 < begins.size() ? begins.get(i + 1) : text.length())
                            .strip(),
                    heard);
        return heard;
    }

    /** Mostly one a part; in a bare capture several. */
    private static List<Integer> begins(String text) {
        List<Integer> begins = new ArrayList<>();
        Matcher matcher = BEGIN.matcher(text);
        while (matcher.find()) begins.add(matcher.start());
        return begins;
    }

    private void one(String text, List<Heard> heard) {
        if (text.equals("Heartbeat")) {
            heard.add(new Heard.Alive(""));
            return;
        }
        int dataAt = text.indexOf(";data=");
        String head = dataAt < 0 ? text : text.substring(0, dataAt);
        String code = value(head, "Code");
        if (code.isEmpty()) {
            heard.add(new Heard.Fault("TEXT", "Code= without a code"));
            return;
        }
        JsonNode data = MissingNode.getInstance();
        if (dataAt >= 0) {
            try {
                data = Json.parseObject(text.substring(dataAt + ";data=".length()));
            } catch (WireException e) {
                // Code, action and index stand before it and are good.
                heard.add(new Heard.Fault("JSON", "data of " + Sighting.brief(code) + " are no JSON object"));
            }
        }
        DahuaData event = new DahuaData(code, value(head, "action"), value(head, "index"), data);
        heard.add(event.refused().orElseGet(() -> event.sighting(setting).heard()));
    }

    private static String value(String head, String name) {
        for (String field : head.split(";")) {
            String plain = field.strip();
            if (plain.startsWith(name + "="))
                return plain.substring(name.length() + 1).strip();
        }
        return "";
    }

    @Override
    public List<Heard> end() {
        return List.of();
    }
}
