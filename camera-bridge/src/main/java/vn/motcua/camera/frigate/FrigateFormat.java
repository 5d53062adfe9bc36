package vn.motcua.camera.frigate;

import java.util.List;
import vn.motcua.camera.http.HttpCapture;
import vn.motcua.camera.http.HttpHead;
import vn.motcua.camera.mqtt.MqttLines;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.SourceFormat;

/**
 * {@code frigate}: messages of its broker, one behind the other ({@code topic payload}, or JSON with topic and payload, as
 * {@code mosquitto_sub} writes them; an envelope without a topic is told by its fields), or answers of {@code /api/review} and
 * {@code /api/events}, with their HTTP heads or without.
 */
public final class FrigateFormat implements SourceFormat {
    private static final int OK_BELOW = 300;

    @Override
    public String name() {
        return "frigate";
    }

    @Override
    public Decoder decoder(Setting setting) {
        FrigateMessages messages = new FrigateMessages("");
        return new HttpCapture(head -> head.status() >= OK_BELOW ? new NoAnswer(head) : new MqttLines(messages::heard));
    }

    /** An error has no events. */
    private record NoAnswer(HttpHead head) implements Decoder {
        @Override
        public List<Heard> feed(byte[] chunk) {
            return List.of();
        }

        @Override
        public List<Heard> end() {
            return List.of(new Heard.Fault("STATUS", "Frigate answers " + head.status()));
        }
    }
}
