package vn.motcua.camera.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Files that are built as MP4 is, without a picture in them. */
final class Clips {
    private Clips() {}

    static byte[] clip(Duration length, int mediaBytes, long seed) {
        byte[] media = new byte[mediaBytes];
        new Random(seed).nextBytes(media);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(box("ftyp", "isom0000".getBytes(StandardCharsets.US_ASCII)));
        all.writeBytes(box("moov", box("mvhd", movieHead(length))));
        all.writeBytes(box("mdat", media));
        return all.toByteArray();
    }

    private static byte[] movieHead(Duration length) {
        return ByteBuffer.allocate(100)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(1_000)
                .putInt((int) length.toMillis())
                .array();
    }

    static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }
}
