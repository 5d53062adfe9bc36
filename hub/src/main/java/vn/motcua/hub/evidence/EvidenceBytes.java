package vn.motcua.hub.evidence;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes that are decrypted as they are written out, never whole in memory. Blocking; the same bytes each time it is asked. */
@FunctionalInterface
public interface EvidenceBytes {
    void writeTo(OutputStream out) throws IOException;
}
