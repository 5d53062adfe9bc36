package vn.motcua.camera.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What a subscriber sends. Pure; any thread. */
final class MqttWriter {
    private static final int LEVEL_3_1_1 = 4;
    private static final int USER = 0x80;
    private static final int PASSWORD = 0x40;

    private MqttWriter() {}

    /** CONNECT with a session that is kept: the broker holds what is published while we are away. */
    static byte[] connect(String clientId, String user, String password, Duration keepAlive) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(LEVEL_3_1_1);
        body.write((user.isEmpty() ? 0 : USER) | (user.isEmpty() || password.isEmpty() ? 0 : PASSWORD));
        number(body, (int) keepAlive.toSeconds());
        text(body, clientId);
        if (!user.isEmpty()) text(body, user);
        if (!user.isEmpty() && !password.isEmpty()) text(body, password);
        return packet(0x10, body);
    }

    /** SUBSCRIBE at QoS 1. */
    static byte[] subscribe(int number, List<String> filters) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        number(body, number);
        for (String filter : filters) {
            text(body, filter);
            body.write(1);
        }
        return packet(0x82, body);
    }

    static byte[] acknowledge(int number) {
        return new byte[] {0x40, 2, (byte) (number >> 8), (byte) number};
    }

    static byte[] ping() {
        return new byte[] {(byte) 0xc0, 0};
    }

    /** DISCONNECT: without it the broker would publish a last will. */
    static byte[] disconnect() {
        return new byte[] {(byte) 0xe0, 0};
    }

    private static byte[] packet(int first, ByteArrayOutputStream body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(first);
        int left = body.size();
        do {
            int digit = left & 0x7f;
            left >>= 7;
            packet.write(left > 0 ? digit | 0x80 : digit);
        } while (left > 0);
        packet.writeBytes(body.toByteArray());
        return packet.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int number) {
        out.write(number >> 8);
        out.write(number);
    }
}
