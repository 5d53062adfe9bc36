package vn.motcua.camera.sim;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/** Calls one source's webhook over HTTP, as the README of this module tells senders to. Any thread; a call blocks for a moment. */
final class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_BYTES_MAX = 8_192;

    private final String source;
    private final String secret;
    private volatile @Nullable URI agent;

    WebhookSender(String source, String secret) {
        this.source = source;
        this.secret = secret;
    }

    void agent(URI at) {
        agent = at;
    }

    String path() {
        return "/camera/webhook/" + source;
    }

    /**
     * One signed call.
     *
     * @param key of idempotency
     * @param epochSeconds when it was signed
     */
    record Call(String key, long epochSeconds, String signature, String body) {
        Call under(String otherKey) {
            return new Call(otherKey, epochSeconds, signature, body);
        }
    }

    /** @param wrongly with another secret than the agent's */
    Call signed(String key, long epochSeconds, String body, boolean wrongly) {
        String by = wrongly ? secret + "?" : secret;
        return new Call(key, epochSeconds, hmac(by, epochSeconds + "." + body), body);
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** @return the status and, of a refusal, its code, such as {@code 401 BAD_SIGNATURE} */
    String send(Call call) throws IOException {
        URI at = agent;
        if (at == null) throw new IOException("there is no agent to call");
        HttpURLConnection http = (HttpURLConnection) at.resolve(path()).toURL().openConnection();
        try {
            http.setConnectTimeout((int) PATIENCE.toMillis());
            http.setReadTimeout((int) PATIENCE.toMillis());
            http.setRequestMethod("POST");
            http.setDoOutput(true);
            http.setRequestProperty("Content-Type", "application/json");
            http.setRequestProperty("X-Motcua-Timestamp", Long.toString(call.epochSeconds()));
            http.setRequestProperty("X-Motcua-Signature", call.signature());
            http.setRequestProperty("Idempotency-Key", call.key());
            http.getOutputStream().write(call.body().getBytes(StandardCharsets.UTF_8));
            int status = http.getResponseCode();
            return status < 400 ? Integer.toString(status) : status + " " + code(http);
        } finally {
            http.disconnect();
        }
    }

    private static String code(HttpURLConnection http) throws IOException {
        try (InputStream body = http.getErrorStream()) {
            if (body == null) return "";
            String text = new String(body.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8);
            return Json.parseObject(text).path("code").asText();
        } catch (WireException e) {
            return "";
        }
    }
}
