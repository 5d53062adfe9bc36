package vn.motcua.camera.spool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * A picture or clip in the spool, for one want of the hub.
 *
 * @param sha256 of the bytes as the device sent them, in hexadecimal
 * @param bytes how many
 * @param capturedAt by the hub's clock, as far as this agent knows it
 * @param deviceAt as the device's own clock had it; null if it says none
 * @param keptAt since when it lies here
 */
public record Spooled(
        String wantId,
        String sha256,
        long bytes,
        String mediaType,
        Instant capturedAt,
        @Nullable Instant deviceAt,
        Instant keptAt) {
    /** Names a file. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Spooled {
        if (!isId(wantId)) throw new IllegalArgumentException("no id of a want");
        if (!SHA256.matcher(sha256).matches()) throw new IllegalArgumentException("no SHA-256");
        if (bytes <= 0) throw new IllegalArgumentException(bytes + " bytes");
    }

    /** Whether a want may be called so. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    String json() {
        ObjectNode json = Json.object()
                .put("wantId", wantId)
                .put("sha256", sha256)
                .put("bytes", bytes)
                .put("mediaType", mediaType)
                .put("capturedAt", capturedAt.toString())
                .put("keptAt", keptAt.toString());
        if (deviceAt != null) json.put("deviceAt", deviceAt.toString());
        return Json.write(json);
    }

    /** @throws WireException or {@link RuntimeException} if it is none */
    static Spooled read(String text) {
        ObjectNode json = Json.parseObject(text);
        return new Spooled(
                json.path("wantId").asText(),
                json.path("sha256").asText(),
                json.path("bytes").asLong(),
                json.path("mediaType").asText(),
                Instant.parse(json.path("capturedAt").asText()),
                json.has("deviceAt") ? Instant.parse(json.path("deviceAt").asText()) : null,
                Instant.parse(json.path("keptAt").asText()));
    }
}
