package vn.motcua.camera.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.motcua.camera.mqtt.MqttPacket.Answer;
import vn.motcua.camera.mqtt.MqttPacket.Broken;
import vn.motcua.camera.mqtt.MqttPacket.Published;

/**
 * Cuts a broker's bytes into packets, whatever pieces they come in. Of a message larger than is taken the topic and the packet number
 * are kept, so that it can be acknowledged: a broker would send it again for ever. Not thread safe.
 */
final class MqttReader {
    static final int TOPIC_MAX = 1_024;
    /** Events of a recorder are a few kilobytes. */
    static final int PAYLOAD_MAX = 1024 * 1024;

    private static final int BODY_MAX = 2 + TOPIC_MAX + 2 + PAYLOAD_MAX;
    private static final int FIRST_ROOM = 4_096;
    private static final int LENGTH_BYTES_MAX = 4;
    private static final int PUBLISH = 3;

    private enum State {
        TYPE,
        LENGTH,
        BODY,
        BROKEN
    }

    private State state = State.TYPE;
    private int first;
    private int length;
    private int lengthBytes;
    /** Bytes of the body that came, and those of them that are held. */
    private int came;

    private byte[] held = new byte[0];

    /** Packets that became whole with these bytes, in order; after {@link Broken} nothing more. */
    List<MqttPacket> feed(byte[] chunk) {
        List<MqttPacket> out = new ArrayList<>();
        int at = 0;
        while (at < chunk.length && state != State.BROKEN) {
            switch (state) {
                case TYPE -> begin(chunk[at++] & 0xff);
                case LENGTH -> length(chunk[at++] & 0xff, out);
                default -> at += body(chunk, at, out);
            }
        }
        return out;
    }

    private void begin(int type) {
        first = type;
        length = 0;
        lengthBytes = 0;
        state = State.LENGTH;
    }

    private void length(int digit, List<MqttPacket> out) {
        length |= (digit & 0x7f) << (7 * lengthBytes++);
        if ((digit & 0x80) != 0) {
            if (lengthBytes == LENGTH_BYTES_MAX) broken("a length of more than four bytes", out);
            return;
        }
        if (first >> 4 != PUBLISH && length > FIRST_ROOM) {
            broken("an answer of " + length + " bytes", out);
            return;
        }
        came = 0;
        // Grown with what comes: a length alone costs nothing.
        held = new byte[Math.min(length, FIRST_ROOM)];
        state = State.BODY;
        if (length == 0) whole(out);
    }

    private int body(byte[] chunk, int at, List<MqttPacket> out) {
        int some = Math.min(chunk.length - at, length - came);
        int kept = Math.max(0, Math.min(some, keep() - came));
        if (kept > 0) {
            if (came + kept > held.length)
                held = Arrays.copyOf(held, Math.min(keep(), Math.max(held.length * 2, came + kept)));
            System.arraycopy(chunk, at, held, came, kept);
        }
        came += some;
        if (came == length) whole(out);
        return some;
    }

    /** How much of the body is held. */
    private int keep() {
        return length > BODY_MAX ? FIRST_ROOM : length;
    }

    private void whole(List<MqttPacket> out) {
        byte[] body = held;
        held = new byte[0];
        state = State.TYPE;
        if (first >> 4 == PUBLISH) published(body, out);
        else out.add(new Answer(first >> 4, body));
    }

    private void published(byte[] body, List<MqttPacket> out) {
        int quality = (first >> 1) & 3;
        if (quality > 1) {
            broken("a message at QoS " + quality + ", which nobody asked for", out);
            return;
        }
        int topicLength = body.length < 2 ? Integer.MAX_VALUE : number(body, 0);
        int payloadAt = 2 + topicLength + (quality == 0 ? 0 : 2);
        if (topicLength > TOPIC_MAX || payloadAt > body.length) {
            broken("a message whose topic has more bytes than are taken", out);
            return;
        }
        int packet = quality == 0 ? 0 : number(body, payloadAt - 2);
        if (quality == 1 && packet == 0) {
            broken("a message without a packet number", out);
            return;
        }
        String topic;
        try {
            topic = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, 2, topicLength))
                    .toString();
        } catch (CharacterCodingException e) {
            broken("a topic that is no UTF-8", out);
            return;
        }
        boolean isTooLarge = length - payloadAt > PAYLOAD_MAX;
        byte[] payload = isTooLarge ? new byte[0] : Arrays.copyOfRange(body, payloadAt, body.length);
        out.add(new Published(new MqttMessage(topic, payload, (first & 1) == 1, isTooLarge), packet));
    }

    private void broken(String what, List<MqttPacket> out) {
        state = State.BROKEN;
        held = new byte[0];
        out.add(new Broken(what));
    }

    static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
