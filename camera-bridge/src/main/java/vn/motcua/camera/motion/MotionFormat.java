package vn.motcua.camera.motion;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.motcua.camera.http.HttpCapture;
import vn.motcua.camera.http.HttpHead;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.SourceFormat;

/**
 * {@code motion}: calls of hooks, what they say in the address, in a form or in a JSON object; or such forms and objects alone.
 */
public final class MotionFormat implements SourceFormat {
    private static final int BODY_MAX = 16 * 1024;
    private static final int OK_BELOW = 300;

    @Override
    public String name() {
        return "motion";
    }

    @Override
    public Decoder decoder(Setting setting) {
        return new HttpCapture(Call::new);
    }

    private static final class Call implements Decoder {
        private final HttpHead head;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private boolean isTooLarge;

        Call(HttpHead head) {
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
            if (isTooLarge) return List.of(new Heard.Refused(Why.TOO_LARGE, "motion"));
            String said = body.toString(StandardCharsets.UTF_8).strip();
            if (!head.method().isEmpty()) return List.of(MotionHook.heard(head.target(), said));
            return said.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> MotionHook.heard("", line.strip()))
                    .toList();
        }
    }
}
