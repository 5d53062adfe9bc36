package vn.motcua.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.motcua.core.wire.Json;

/**
 * An SMS gateway as its maker would write it from {@code docs/bookings.md}: takes reminders, and judges their signature by an HMAC of its
 * own, made of nothing but SHA-256 (RFC 2104).
 */
final class ReminderReceiver implements AutoCloseable {
    private static final int BLOCK = 64;
    private static final long OLD_S = 300;

    private final HttpServer server;
    private final List<Reminder> heard = new CopyOnWriteArrayList<>();

    /** @param trusted signed with our secret, and just now */
    record Reminder(boolean trusted, String key, JsonNode body) {}

    ReminderReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/remind", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/remind");
    }

    String secret() {
        return "what hub and gateway alone know, " + server.getAddress().getPort();
    }

    List<Reminder> heard() {
        return List.copyOf(heard);
    }

    private void take(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            String timestamp = call.getRequestHeaders().getFirst("Motcua-Timestamp");
            String signature = call.getRequestHeaders().getFirst("Motcua-Signature");
            boolean isFresh = Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) < OLD_S;
            heard.add(new Reminder(
                    isFresh
                            && ("v1=" + hmac(timestamp + "." + new String(body, StandardCharsets.UTF_8)))
                                    .equals(signature),
                    call.getRequestHeaders().getFirst("Idempotency-Key"),
                    Json.parseObject(new String(body, StandardCharsets.UTF_8))));
            call.sendResponseHeaders(204, -1);
        }
    }

    private String hmac(String text) {
        byte[] key = Arrays.copyOf(secret().getBytes(StandardCharsets.UTF_8), BLOCK);
        byte[] inner = sha256(masked(key, 0x36), text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256(masked(key, 0x5c), inner));
    }

    private static byte[] masked(byte[] key, int mask) {
        byte[] masked = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) masked[i] = (byte) (key[i] ^ mask);
        return masked;
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
