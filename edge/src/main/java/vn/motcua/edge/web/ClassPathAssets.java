package vn.motcua.edge.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of the class path, straight from memory. Vert.x's own handler unpacks them to disk first, and a kiosk whose disk is full must
 * still be able to say "please see staff". Event loop only.
 */
final class ClassPathAssets implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ClassPathAssets.class);
    private static final Pattern SAFE = Pattern.compile("/(ui|webjars)(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)+");
    private static final int MOST_BYTES = 6 << 20;

    private final Vertx vertx;
    private final Map<String, Asset> kept = new LinkedHashMap<>();
    private int keptBytes;

    ClassPathAssets(Vertx vertx) {
        this.vertx = vertx;
    }

    private record Asset(Buffer bytes, String tag, String type) {}

    @Override
    public void handle(RoutingContext context) {
        String path = context.normalizedPath();
        Asset known = kept.get(path);
        if (known != null) serve(context, known);
        else if (!SAFE.matcher(path).matches()) Answers.refuse(context, 404, "NOT_FOUND");
        else
            vertx.executeBlocking(() -> read(path), false)
                    .onSuccess(found -> found.ifPresentOrElse(
                            asset -> {
                                keep(path, asset);
                                serve(context, asset);
                            },
                            () -> Answers.refuse(context, 404, "NOT_FOUND")))
                    .onFailure(e -> Answers.failed(context, e));
    }

    private static Optional<Asset> read(String path) throws IOException {
        try (InputStream in = ClassPathAssets.class.getClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            if (in == null) return Optional.empty();
            byte[] bytes = in.readAllBytes();
            if (bytes.length == 0) return Optional.empty();
            CRC32 sum = new CRC32();
            sum.update(bytes);
            String tag = "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\"";
            return Optional.of(new Asset(Buffer.buffer(bytes), tag, type(path)));
        }
    }

    private static String type(String path) {
        String type = MimeMapping.mimeTypeForFilename(path);
        if (type == null) return "application/octet-stream";
        return type.startsWith("text/") || type.endsWith("javascript") || type.endsWith("json")
                ? type + "; charset=utf-8"
                : type;
    }

    private void keep(String path, Asset asset) {
        if (keptBytes + asset.bytes().length() > MOST_BYTES || kept.putIfAbsent(path, asset) != null) return;
        keptBytes += asset.bytes().length();
    }

    private static void serve(RoutingContext context, Asset asset) {
        var response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ETAG, asset.tag());
        boolean unchanged = asset.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH));
        var sent = unchanged
                ? response.setStatusCode(304).end()
                : response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type()).end(asset.bytes());
        sent.onFailure(e -> LOG.debug("asset not delivered: {}", e.getMessage()));
    }
}
