package vn.motcua.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Seen;
import vn.motcua.core.wire.Json;

/** What a camera's bytes were found to say, as one JSON object each. Pictures by size and digest only. */
final class HeardJson {
    private HeardJson() {}

    static ObjectNode of(Heard heard) {
        return heard.match(HeardJson::event, HeardJson::alive, HeardJson::refused, HeardJson::fault);
    }

    private static ObjectNode event(Seen seen) {
        ObjectNode json = Json.object().put("type", "event");
        json.put("kind", seen.kind().word()).put("phase", seen.phase().name());
        json.put("device", seen.device()).put("channel", seen.channel()).put("key", seen.key());
        json.put("vendorType", seen.vendorType());
        if (seen.deviceAt() == null) json.putNull("deviceAt");
        else json.put("deviceAt", seen.deviceAt().toString());
        json.put("hasZone", seen.hasZone()).put("late", seen.isLate());
        ObjectNode detail = json.putObject("detail");
        new TreeMap<>(seen.detail()).forEach(detail::put);
        ArrayNode pictures = json.putArray("pictures");
        for (Seen.Picture picture : seen.pictures())
            pictures.addObject()
                    .put("mediaType", picture.mediaType())
                    .put("bytes", picture.bytes().length)
                    .put("sha256", sha256(picture.bytes()));
        ArrayNode links = json.putArray("links");
        seen.links().forEach(links::add);
        return json;
    }

    private static ObjectNode alive(Heard.Alive alive) {
        return Json.object().put("type", "alive").put("channel", alive.channel());
    }

    private static ObjectNode refused(Heard.Refused refused) {
        return Json.object()
                .put("type", "refused")
                .put("why", refused.why().name())
                .put("what", refused.what());
    }

    private static ObjectNode fault(Heard.Fault fault) {
        return Json.object().put("type", "fault").put("code", fault.code()).put("what", fault.what());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
