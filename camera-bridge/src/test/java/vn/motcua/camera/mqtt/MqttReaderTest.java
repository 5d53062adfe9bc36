package vn.motcua.camera.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Cuts;
import vn.motcua.camera.mqtt.MqttPacket.Published;

class MqttReaderTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);

    @Test
    void packetsAreTheSameForEveryCut() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {0x20, 2, 1, 0});
        all.writeBytes(publish("frigate/available", "online", 0, 0, true));
        all.writeBytes(publish("frigate/events", "x".repeat(300), 1, 7, false));
        all.writeBytes(new byte[] {(byte) 0xd0, 0});
        all.writeBytes(publish("a", "", 1, 65535, false));
        byte[] bytes = all.toByteArray();
        List<String> whole = said(List.of(bytes));

        assertThat(whole)
                .containsExactly(
                        "answer 2", "frigate/available 0 6 retained", "frigate/events 7 300", "answer 13", "a 65535 0");
        for (List<byte[]> cut : Cuts.everyCut(bytes)) assertThat(said(cut)).isEqualTo(whole);
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++)
            assertThat(said(Cuts.random(bytes, random))).as("seed " + SEED).isEqualTo(whole);
    }

    /** It must be acknowledged all the same, or it comes for ever. */
    @Test
    void aMessageTooLargeIsLetGoAndKeepsItsNumber() {
        byte[] large = publish("frigate/hall/person/snapshot", "x".repeat(MqttReader.PAYLOAD_MAX * 3), 1, 9, false);

        assertThat(said(Cuts.chunks(large, 1_000))).containsExactly("frigate/hall/person/snapshot 9 0 large");
        assertThat(said(List.of(large))).containsExactly("frigate/hall/person/snapshot 9 0 large");
    }

    @Test
    void bytesThatAreNoMqttEndIt() {
        byte[] good = publish("a", "b", 0, 0, false);
        for (byte[] bad : List.of(
                new byte[] {0x30, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1},
                new byte[] {0x30, 3, 0, 9, 'a'},
                new byte[] {0x34, 5, 0, 1, 'a', 0, 1},
                new byte[] {0x32, 5, 0, 1, 'a', 0, 0},
                new byte[] {0x30, 3, 0, 1, (byte) 0xff},
                new byte[] {0x30, 1, 0},
                new byte[] {0x20, (byte) 0xff, (byte) 0xff, 3}))
            assertThat(said(List.of(bad, good))).as(Arrays.toString(bad)).containsExactly("broken");
        assertThat(said(List.of(publish("t".repeat(MqttReader.TOPIC_MAX + 1), "", 0, 0, false))))
                .containsExactly("broken");
    }

    @Test
    void theWaitDoublesAndIsLongerAfterARefusedLogin() {
        assertThat(MqttRetry.delay(1, false, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(MqttRetry.delay(4, false, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(MqttRetry.delay(99, false, 0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(MqttRetry.delay(1, true, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(MqttRetry.delay(99, true, 1)).isEqualTo(Duration.ofSeconds(30 * 60 + 450));
    }

    @Test
    void greetingsAreAsTheStandardWritesThem() {
        assertThat(MqttWriter.connect("id", "u", "p", Duration.ofSeconds(60)))
                .containsExactly(
                        ints(0x10, 20, 0, 4, 'M', 'Q', 'T', 'T', 4, 0xc0, 0, 60, 0, 2, 'i', 'd', 0, 1, 'u', 0, 1, 'p'));
        assertThat(MqttWriter.subscribe(1, List.of("a/#", "b")))
                .containsExactly(ints(0x82, 12, 0, 1, 0, 3, 'a', '/', '#', 1, 0, 1, 'b', 1));
    }

    private static byte[] ints(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private static List<String> said(List<byte[]> pieces) {
        MqttReader reader = new MqttReader();
        List<String> said = new ArrayList<>();
        for (byte[] piece : pieces)
            for (MqttPacket packet : reader.feed(piece))
                said.add(packet.match(MqttReaderTest::say, answer -> "answer " + answer.type(), broken -> "broken"));
        return said;
    }

    private static String say(Published published) {
        MqttMessage message = published.message();
        return message.topic() + " " + published.number() + " " + message.payload().length
                + (message.isRetained() ? " retained" : "") + (message.isTooLarge() ? " large" : "");
    }

    private static byte[] publish(String topic, String payload, int quality, int number, boolean isRetained) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(topic.length() >> 8);
        body.write(topic.length());
        body.writeBytes(topic.getBytes(StandardCharsets.UTF_8));
        if (quality > 0) {
            body.write(number >> 8);
            body.write(number);
        }
        body.writeBytes(payload.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x30 | quality << 1 | (isRetained ? 1 : 0));
        int left = body.size();
        while (left > 0x7f) {
            packet.write(left & 0x7f | 0x80);
            left >>= 7;
        }
        packet.write(left);
        packet.writeBytes(body.toByteArray());
        return packet.toByteArray();
    }
}
