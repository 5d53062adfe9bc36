package vn.motcua.hub.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import vn.motcua.core.seal.SealedBytes;

/**
 * One piece of a file under the file's key. The piece's place and the file's hash and size are bound in, so that pieces can be neither
 * moved nor cut off.
 */
final class Seal {
    /** What is sealed, sent and resumed at once. */
    static final int PIECE_BYTES = 1024 * 1024;

    static final int EXTRA_BYTES = SealedBytes.EXTRA_BYTES;

    private Seal() {}

    static byte[] close(SecretKey key, EvidenceItem item, long piece, byte[] plain) {
        return SealedBytes.close(key, place(item, piece), plain);
    }

    static byte[] open(SecretKey key, EvidenceItem item, long piece, byte[] sealed) throws IOException {
        try {
            return SealedBytes.open(key, place(item, piece), sealed);
        } catch (IOException e) {
            throw new IOException("piece " + piece + " of evidence " + item.id() + " is not as it was stored", e);
        }
    }

    private static byte[] place(EvidenceItem item, long piece) {
        return (item.sha256() + "|" + item.size() + "|" + piece).getBytes(StandardCharsets.US_ASCII);
    }
}
