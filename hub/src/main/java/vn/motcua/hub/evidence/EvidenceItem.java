package vn.motcua.hub.evidence;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture or clip of an incident, as it was announced before its bytes came.
 *
 * @param incident it belongs to
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param size in bytes
 * @param source which kind of camera system it came from
 * @param deviceAt by the camera's clock; null if it told none
 * @param correctedAt by the hub's clock, as far as the camera's offset is known
 */
public record EvidenceItem(
        String incident,
        String sha256,
        long size,
        String mediaType,
        String source,
        String camera,
        @Nullable Instant deviceAt,
        Instant correctedAt,
        Instant receivedAt) {
    public static final long BYTES_MAX = 512L * 1024 * 1024;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");

    public EvidenceItem {
        require(SHA256.matcher(sha256).matches(), "sha256", "64 hexadecimal digits");
        require(size > 0 && size <= BYTES_MAX, "size", "1 to " + BYTES_MAX);
        for (String name : new String[] {incident, source})
            require(NAME.matcher(name).matches(), "incident and source", "up to 80 letters, digits, . _ : -");
        // As people name it, in whatever letters.
        require(
                !camera.isBlank()
                        && camera.length() <= 80
                        && camera.codePoints().noneMatch(Character::isISOControl),
                "camera",
                "1 to 80 printable characters");
        require(
                mediaType.equals("image/jpeg") || mediaType.equals("image/png") || mediaType.equals("video/mp4"),
                "mediaType",
                "image/jpeg, image/png, video/mp4");
    }

    private static void require(boolean isGood, String field, String allowed) {
        if (!isGood) throw new IllegalArgumentException(field + ": allowed are " + allowed);
    }

    /** The same bytes for the same incident are the same piece, however often they are sent. */
    String id() {
        return Digests.sha256((incident + "\n" + sha256).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A masked copy of this picture: other bytes of the same moment. */
    EvidenceItem copy(String copySha256, long copySize, Instant madeAt) {
        return new EvidenceItem(
                incident,
                copySha256,
                copySize,
                "image/png",
                RedactedCopies.SOURCE,
                camera,
                deviceAt,
                correctedAt,
                madeAt);
    }

    /** Stands in the chain, so that a changed fact is found as a changed byte is. */
    String facts(String cipherSha256) {
        String all = String.join(
                "\n",
                incident,
                sha256,
                String.valueOf(size),
                mediaType,
                source,
                camera,
                String.valueOf(deviceAt),
                correctedAt.toString(),
                receivedAt.toString(),
                cipherSha256);
        return Digests.sha256(all.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
