package vn.motcua.hub.platform.feed;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of frames that many readers get: encoded once for all of them, by the first that sends it. Any thread. */
final class FeedBody {
    /** No reader takes a frame that is longer. */
    private static final int CHUNK_BYTES = 60_000;

    private final String text;
    private volatile @Nullable List<Buffer> encoded;

    FeedBody(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** In UTF-8, cut anywhere; to be read only. */
    List<Buffer> chunks() {
        List<Buffer> known = encoded;
        return known == null ? encode() : known;
    }

    private synchronized List<Buffer> encode() {
        List<Buffer> known = encoded;
        if (known != null) return known;
        Buffer all = Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
        List<Buffer> chunks = new ArrayList<>();
        for (int from = 0; from < all.length(); from += CHUNK_BYTES)
            chunks.add(all.slice(from, Math.min(all.length(), from + CHUNK_BYTES)));
        encoded = chunks;
        return chunks;
    }
}
