package vn.motcua.camera;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.motcua.camera.RefusedCall.Code;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * The body of a webhook call: {@code {camera, kind, ts, image?}}. Other fields are ignored and never kept.
 *
 * @param camera as the sender names it, 1 to 64 printable characters
 * @param kind lower case, such as {@code motion}
 * @param at by the sender's clock
 * @param imageSha256 of the decoded picture in hexadecimal, empty if none was sent; the picture itself is dropped here
 * @param imageBytes its size, 0 if none
 */
record CameraCall(String camera, String kind, Instant at, String imageSha256, long imageBytes) {
    private static final Pattern CAMERA = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}");
    private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    /** A camera's clock may be wrong, and an event may have waited for its network; a year off is a fault to be seen. */
    private static final Duration CLOCK_OFF_MAX = Duration.ofDays(31);

    private static final Pattern DATA_URL = Pattern.compile("^data:image/[a-z0-9.+-]{1,20};base64,");

    /** @throws RefusedCall naming the field and what is allowed; the value itself is not repeated */
    static CameraCall read(byte[] body, Instant now) throws RefusedCall {
        CameraCall call = read(body);
        if (Duration.between(call.at, now).abs().compareTo(CLOCK_OFF_MAX) > 0)
            throw new RefusedCall(Code.BAD_REQUEST, "ts.off", Long.toString(CLOCK_OFF_MAX.toDays()));
        return call;
    }

    /** Whenever it was sent: a capture may be old. */
    static CameraCall read(byte[] body) throws RefusedCall {
        ObjectNode json = object(body);
        String kind = text(json, "kind").strip();
        if (BiometricKinds.isBiometric(kind) || BiometricKinds.isToldIn(json))
            throw new RefusedCall(Code.BIOMETRIC, "");
        byte[] image = image(json.path("image"));
        return new CameraCall(
                matching(text(json, "camera").strip(), CAMERA, "camera"),
                matching(kind.toLowerCase(Locale.ROOT), KIND, "kind"),
                time(text(json, "ts").strip()),
                image.length == 0 ? "" : sha256(image),
                image.length);
    }

    private static ObjectNode object(byte[] body) throws RefusedCall {
        try {
            // Strict: a replaced character would name another camera than the one the sender meant.
            return Json.parseObject(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (WireException | CharacterCodingException e) {
            throw new RefusedCall(Code.BAD_REQUEST, "body");
        }
    }

    private static String text(ObjectNode json, String field) throws RefusedCall {
        JsonNode value = json.path(field);
        if (!value.isTextual()) throw new RefusedCall(Code.BAD_REQUEST, "text", field);
        return value.asText();
    }

    private static String matching(String value, Pattern pattern, String field) throws RefusedCall {
        if (!pattern.matcher(value).matches()) throw new RefusedCall(Code.BAD_REQUEST, field);
        return value;
    }

    /** Whether a sender could name a camera so. */
    static boolean isCameraName(String text) {
        return CAMERA.matcher(text).matches();
    }

    /** With its offset: a local time without one is hours off as often as not. */
    private static Instant time(String value) throws RefusedCall {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new RefusedCall(Code.BAD_REQUEST, "ts");
        }
    }

    private static byte[] image(JsonNode value) throws RefusedCall {
        if (value.isMissingNode() || value.isNull()) return new byte[0];
        try {
            if (value.isTextual()) {
                String text = DATA_URL.matcher(value.asText()).replaceFirst("");
                return Base64.getDecoder().decode(text.replaceAll("[\\r\\n]", ""));
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedCall(Code.BAD_REQUEST, "image");
        }
        throw new RefusedCall(Code.BAD_REQUEST, "image");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
