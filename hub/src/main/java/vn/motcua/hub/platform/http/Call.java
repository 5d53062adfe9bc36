package vn.motcua.hub.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/** One request on its way through an {@link Action}. Event loop only. */
public final class Call {
    private final RoutingContext context;
    private final Optional<Caller> caller;

    Call(RoutingContext context, Optional<Caller> caller) {
        this.context = context;
        this.caller = caller;
    }

    /** Who asks; only for endpoints that ask for a role. */
    public Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("endpoint without a role asked for its caller"));
    }

    /** A part of the path made into a value; what {@code make} refuses is a bad field. */
    public <T> T path(String name, Function<String, T> make) {
        return Body.parsed(name, context.pathParam(name), "slug-or-uuid", make);
    }

    /** A part of the path as it is. */
    public String pathText(String name) {
        return context.pathParam(name);
    }

    /** A query parameter, at most 100 characters. */
    public Optional<String> query(String name) {
        List<String> values = context.queryParam(name);
        if (values.isEmpty() || values.get(0).isBlank()) return Optional.empty();
        if (values.get(0).length() > 100) throw RefusedException.field(name, Allowed.of("text", 1, 100));
        return Optional.of(values.get(0).strip());
    }

    public <T> Optional<T> query(String name, String allowed, Function<String, T> make) {
        return query(name).map(text -> Body.parsed(name, text, allowed, make));
    }

    /** One of these words as query parameter. */
    public Optional<String> choice(String name, List<String> all) {
        Optional<String> asked = query(name);
        if (asked.isPresent() && !all.contains(asked.get()))
            throw RefusedException.field(name, Allowed.of("choice", String.join(", ", all)));
        return asked;
    }

    /** A day such as {@code 2026-11-23} as query parameter. */
    public Optional<LocalDate> day(String name) {
        return query(name, "day", Body::dayOf);
    }

    /** A whole number as query parameter. */
    public Optional<Integer> query(String name, int min, int max) {
        return query(name).map(text -> Body.integer(name, text, min, max));
    }

    /** The JSON object sent; an empty body reads as an empty object, whose required fields are then named as missing. */
    public Body body() {
        Buffer sent = context.body().buffer();
        try {
            String text = sent == null ? "" : utf8(sent);
            return new Body(text.isBlank() ? Json.object() : Json.parseObject(text));
        } catch (WireException | CharacterCodingException notJson) {
            throw new RefusedException("BAD_BODY");
        }
    }

    /** A cookie of the request. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(context.request().getCookie(name)).map(Cookie::getValue);
    }

    /** A header of the request. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name)).map(String::strip);
    }

    /** The body as it was sent. */
    public byte[] bytes() {
        Buffer sent = context.body().buffer();
        return sent == null ? new byte[0] : sent.getBytes();
    }

    /** The content type without its parameters, in lower case; empty if none was sent. */
    public String mediaType() {
        String type = context.request().getHeader("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** Strict: what is no UTF-8 is refused, not stored with its broken letters replaced. */
    private static String utf8(Buffer sent) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(sent.getBytes()))
                .toString();
    }

    /** Whether a form was sent instead of JSON. */
    public boolean isForm() {
        String type = context.request().getHeader("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    public List<String> form(String name) {
        return context.request().formAttributes().getAll(name);
    }

    /** Where it comes from, for throttles; never logged. */
    public String address() {
        return address(context);
    }

    /** On this PC itself, not relayed by a proxy, and named as this PC: a page of another site gets no such request through. */
    public boolean isLocal() {
        return isLocal(context);
    }

    public Text.Locale locale() {
        return locale(context);
    }

    /** Whether the client would rather see a page than JSON. */
    public boolean wantsHtml() {
        return wantsHtml(context);
    }

    /** As {@link #address()}, for what answers by itself. */
    public static String address(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        String host = remote == null ? null : remote.hostAddress();
        return host == null ? "(unknown)" : host;
    }

    static boolean isLocal(RoutingContext context) {
        String host = address(context);
        boolean isLoopback = host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1");
        boolean isRelayed = context.request().headers().contains("X-Forwarded-For")
                || context.request().headers().contains("Forwarded");
        return isLoopback && !isRelayed && isLocalName(context.request().authority());
    }

    private static boolean isLocalName(io.vertx.core.net.@org.jspecify.annotations.Nullable HostAndPort authority) {
        if (authority == null) return false;
        return List.of("localhost", "127.0.0.1", "[::1]", "::1").contains(authority.host());
    }

    static boolean wantsHtml(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    /** As {@link #locale()}, for what answers by itself. */
    public static Text.Locale locale(RoutingContext context) {
        String asked = context.request().getParam("lang");
        if (asked == null) asked = context.request().getHeader("Accept-Language");
        if (asked == null) return Text.Locale.VI;
        int en = asked.indexOf("en");
        int vi = asked.indexOf("vi");
        return en >= 0 && (vi < 0 || en < vi) ? Text.Locale.EN : Text.Locale.VI;
    }
}
