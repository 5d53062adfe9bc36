package vn.motcua.hub.platform.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.Json;

/**
 * An answer.
 *
 * @param contentType empty if there is no body
 * @param headers besides those every answer carries; may replace them
 * @param cookies values of {@code Set-Cookie}, one header each
 * @param source writes the body as it is sent, in place of {@code body}; null for an answer that is held whole
 */
public record Reply(
        int status,
        String contentType,
        Buffer body,
        Map<String, String> headers,
        List<String> cookies,
        @Nullable Source source) {
    static final String JSON = "application/json; charset=utf-8";
    static final String HTML = "text/html; charset=utf-8";

    public Reply {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /** A body that is too large to be held. Called once, on a thread that may block. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Without cookies. */
    public Reply(int status, String contentType, Buffer body, Map<String, String> headers) {
        this(status, contentType, body, headers, List.of(), null);
    }

    /** 200 with bytes that are made as they are sent. */
    public static Reply stream(String contentType, Source source) {
        return new Reply(200, contentType, Buffer.buffer(), Map.of(), List.of(), source);
    }

    /** 200 with a record, list or node as JSON. */
    public static Reply json(Object value) {
        return json(200, value);
    }

    public static Reply json(int status, Object value) {
        return new Reply(status, JSON, Buffer.buffer(Json.write(value)), Map.of());
    }

    /** @param policy the content-security policy that belongs to exactly this document */
    public static Reply html(int status, String html, String policy) {
        return new Reply(status, HTML, Buffer.buffer(html), Map.of("Content-Security-Policy", policy));
    }

    public static Reply text(String contentType, String text) {
        return new Reply(200, contentType, Buffer.buffer(text), Map.of());
    }

    public static Reply nothing() {
        return new Reply(204, "", Buffer.buffer(), Map.of());
    }

    /** 303: the browser goes there with GET. */
    public static Reply seeOther(String path) {
        return new Reply(303, "", Buffer.buffer(), Map.of("Location", path));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more, cookies, source);
    }

    public Reply withStatus(int other) {
        return new Reply(other, contentType, body, headers, cookies, source);
    }

    public Reply withCookie(String cookie) {
        List<String> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Reply(status, contentType, body, headers, more, source);
    }
}
