package vn.motcua.camera.still;

import java.time.Instant;
import java.util.Optional;

/**
 * A picture as a device sent it.
 *
 * @param mediaType by its first bytes, not by what the device calls it
 * @param bytes never changed here; not copied either, as they may be 8 MiB
 * @param deviceAt the device's clock as its answer says it, to the second
 */
public record Still(String mediaType, byte[] bytes, Optional<Instant> deviceAt) {
    @Override
    public String toString() {
        return "Still[" + mediaType + ", " + bytes.length + " bytes]";
    }

    /** Empty for bytes that are no picture. */
    public static Optional<Still> of(byte[] bytes, Optional<Instant> deviceAt) {
        return mediaType(bytes).map(type -> new Still(type, bytes, deviceAt));
    }

    /** What these bytes are; empty for anything that is no JPEG, PNG or WebP. */
    static Optional<String> mediaType(byte[] bytes) {
        if (isAt(bytes, 0, 0xFF, 0xD8, 0xFF)) return Optional.of("image/jpeg");
        if (isAt(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) return Optional.of("image/png");
        boolean isWebp = isAt(bytes, 0, 'R', 'I', 'F', 'F') && isAt(bytes, 8, 'W', 'E', 'B', 'P');
        return isWebp ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean isAt(byte[] bytes, int from, int... expected) {
        if (bytes.length < from + expected.length) return false;
        for (int i = 0; i < expected.length; i++) if ((bytes[from + i] & 0xFF) != expected[i]) return false;
        return true;
    }
}
