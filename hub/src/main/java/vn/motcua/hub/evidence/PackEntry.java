package vn.motcua.hub.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * One file of a pack, measured before it is written: the manifest stands in front of what it covers.
 *
 * @param sha256 of the bytes
 */
record PackEntry(String name, long size, int crc, String sha256, EvidenceBytes content) {
    static PackEntry of(String name, EvidenceBytes content) throws IOException {
        MessageDigest digest = Digests.sha256();
        CRC32 crc = new CRC32();
        long[] size = {0};
        try (OutputStream measured = new CheckedOutputStream(new DigestOutputStream(counter(size), digest), crc)) {
            content.writeTo(measured);
        }
        return new PackEntry(name, size[0], (int) crc.getValue(), HexFormat.of().formatHex(digest.digest()), content);
    }

    static PackEntry of(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(name, out -> out.write(bytes));
    }

    private static OutputStream counter(long[] size) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                size[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                size[0] += length;
            }
        };
    }
}
