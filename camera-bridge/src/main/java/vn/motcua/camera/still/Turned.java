package vn.motcua.camera.still;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Whether a file notes that its picture be shown turned or mirrored. Masks are given in the picture as people see it: on the pixels of such a
 * file they would cover another place. Pure. Sources: CIPA DC-008 (Exif 2.32), 4.6.4 tag 0x0112; ITU-T T.81, B.1.1; PNG 3, 11.3.4.4.
 */
final class Turned {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIFF_ENDS = "II".getBytes(StandardCharsets.US_ASCII);
    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int CHUNK_EXIF = 0x65584966;
    private static final int APP1 = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final int TAG_ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private Turned() {}

    /** @param picture JPEG or PNG; of bytes that are neither, no */
    static boolean isSaid(byte[] picture) {
        ByteBuffer in = ByteBuffer.wrap(picture);
        try {
            return (picture[0] & 0xff) == 0x89 ? ofPng(in) : ofJpeg(in);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cut) {
            // Decoders will say what is wrong with the file.
            return false;
        }
    }

    private static boolean ofJpeg(ByteBuffer in) {
        in.position(2);
        while (true) {
            int mark = in.get() & 0xff;
            if (mark != 0xff) return false;
            int kind = in.get() & 0xff;
            while (kind == 0xff) kind = in.get() & 0xff;
            if (kind == START_OF_SCAN) return false;
            int length = (in.getShort() & 0xffff) - 2;
            ByteBuffer segment = in.slice(in.position(), length);
            if (kind == APP1 && begins(segment, EXIF)) return ofTiff(segment.slice(EXIF.length, length - EXIF.length));
            in.position(in.position() + length);
        }
    }

    private static boolean ofPng(ByteBuffer in) {
        in.position(PNG_SIGNATURE_BYTES);
        while (true) {
            int length = in.getInt();
            int kind = in.getInt();
            if (kind == CHUNK_EXIF) return ofTiff(in.slice(in.position(), length));
            in.position(Math.addExact(in.position(), Math.addExact(length, Integer.BYTES)));
        }
    }

    private static boolean ofTiff(ByteBuffer tiff) {
        tiff.order(begins(tiff, TIFF_ENDS) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4);
        int entries = tiff.getShort(at) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + i * ENTRY_BYTES;
            int value = tiff.getShort(entry + 8) & 0xffff;
            if ((tiff.getShort(entry) & 0xffff) == TAG_ORIENTATION) return value > 1 && value <= 8;
        }
        return false;
    }

    private static boolean begins(ByteBuffer bytes, byte[] with) {
        return bytes.remaining() >= with.length && bytes.slice(0, with.length).equals(ByteBuffer.wrap(with));
    }
}
