package vn.motcua.hub.platform.http;

import io.vertx.core.http.HttpMethod;
import java.util.Objects;

/**
 * One line of the table of endpoints.
 *
 * @param path as in OpenAPI, such as {@code /api/v1/visits/{id}}; {@code /ui/*} for everything below
 * @param access who may
 * @param kind what it answers with
 */
public record Endpoint(HttpMethod method, String path, Access access, Kind kind) {
    /** What an endpoint answers with, refusals included. */
    public enum Kind {
        /** JSON both ways. */
        API,
        /** HTML; who must sign in is sent to the sign-in page. */
        PAGE,
        /** HTML or JSON by what the client accepts; takes a form or JSON. */
        FORM,
        /** JSON both ways, and more of it: a whole catalogue. */
        DOCUMENT,
        /** Takes a picture, answers with JSON. */
        PICTURE,
        /** Takes a piece of a file as it is, answers with JSON. */
        PIECE,
        /** Files of the class path. */
        ASSET,
        /** A WebSocket. */
        SOCKET
    }

    public Endpoint {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(kind, "kind");
        if (!path.startsWith("/"))
            throw new IllegalArgumentException("path '" + path + "': allowed is one from the root");
    }

    /** Whether it may change something. */
    public boolean isChange() {
        return !method.equals(HttpMethod.GET);
    }

    /** The path as the router writes it, such as {@code /api/v1/visits/:id}. */
    public String routerPath() {
        return path.replaceAll("\\{([A-Za-z]+)}", ":$1");
    }

    /** Whether a request's path is one of this endpoint's. */
    boolean covers(String asked) {
        String pattern = path.replaceAll("\\{[A-Za-z]+}", "[^/]+").replace("*", ".*");
        return asked.matches(pattern);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
