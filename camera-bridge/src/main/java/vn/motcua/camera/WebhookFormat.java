package vn.motcua.camera;

import static java.util.Map.entry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.motcua.camera.RefusedCall.Code;
import vn.motcua.camera.http.HttpCapture;
import vn.motcua.camera.http.HttpHead;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.DeviceTime;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Sighting;
import vn.motcua.camera.source.SourceFormat;

/**
 * {@code webhook}: calls of our own signed webhook as they stood on the wire, or their bodies, one JSON object each. The body is read by the
 * code of the door. A capture is asked for no secret, so a signature cannot be checked: a request without one is refused as at the door, of
 * one with a signature {@code detail.signature} says "unchecked", of a bare body "none".
 */
public final class WebhookFormat implements SourceFormat {
    private static final Map<String, Kind> OTHER_WORDS = Map.ofEntries(
            entry("person", Kind.PRESENCE),
            entry("intrusion", Kind.PRESENCE),
            entry("line-crossing", Kind.LINE_CROSSED),
            entry("video-loss", Kind.SIGNAL_LOST),
            entry("panic", Kind.INPUT));

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Decoder decoder(Setting setting) {
        return new HttpCapture(Calls::new);
    }

    private static final class Calls implements Decoder {
        private static final int BODY_MAX = 12 * 1024 * 1024;
        private static final int OK_BELOW = 300;

        private final HttpHead head;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private boolean isTooLarge;

        Calls(HttpHead head) {
            this.head = head;
        }

        @Override
        public List<Heard> feed(byte[] chunk) {
            int room = Math.min(chunk.length, BODY_MAX - body.size());
            body.write(chunk, 0, room);
            if (room < chunk.length) isTooLarge = true;
            return List.of();
        }

        @Override
        public List<Heard> end() {
            if (head.status() > 0)
                return head.status() < OK_BELOW
                        ? List.of()
                        : List.of(new Heard.Fault("STATUS", "the door answers " + head.status()));
            if (isTooLarge) return List.of(new Heard.Refused(Why.TOO_LARGE, "webhook"));
            boolean isBare = head.method().isEmpty();
            if (!isBare && head.headers().get("x-motcua-signature").isEmpty())
                return List.of(new Heard.Refused(Why.NOT_SIGNED, "webhook"));
            if (!isBare) return List.of(heard(body.toByteArray(), "unchecked"));
            List<Heard> all = new ArrayList<>();
            for (byte[] one : bodies()) all.add(heard(one, "none"));
            return all;
        }

        /** One over many lines, or one in each line. */
        private List<byte[]> bodies() {
            String text = body.toString(StandardCharsets.UTF_8).strip();
            boolean isOneALine = text.lines()
                    .filter(line -> !line.isBlank())
                    .allMatch(line -> line.strip().endsWith("}") && line.strip().startsWith("{"));
            if (!isOneALine) return List.of(body.toByteArray());
            return text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .toList();
        }

        private static Heard heard(byte[] body, String signature) {
            try {
                CameraCall call = CameraCall.read(body);
                return new Sighting(kind(call.kind()), call.kind())
                        .of("", call.camera())
                        .at(new DeviceTime(call.at(), true))
                        .detail("signature", signature)
                        .detail("imageBytes", call.imageBytes() == 0 ? "" : Long.toString(call.imageBytes()))
                        .detail("imageSha256", call.imageSha256())
                        .heard();
            } catch (RefusedCall refusal) {
                return refusal.code() == Code.BIOMETRIC
                        ? new Heard.Refused(Why.BIOMETRIC, "webhook")
                        : new Heard.Fault("BODY", refusal.code() + " " + refusal.detail());
            }
        }

        private static Kind kind(String word) {
            for (Kind kind : Kind.values()) if (kind.word().equals(word.replace('_', '-'))) return kind;
            return OTHER_WORDS.getOrDefault(word.replace('_', '-'), Kind.OTHER);
        }
    }
}
