package vn.motcua.launcher;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import vn.motcua.core.scan.ScanClassifier;

/**
 * Scans of a stream, each ended by CR, LF or CR LF. A scan is handed on with its terminator's first byte, without waiting for a line
 * feed that may never come. Of one that is too long no more is kept than shows it.
 */
final class ScanLines {
    private final InputStream input;
    private final ByteArrayOutputStream scan = new ByteArrayOutputStream();

    ScanLines(InputStream input) {
        this.input = new BufferedInputStream(input);
    }

    void forEach(Consumer<byte[]> next) throws IOException {
        int before = 0;
        for (int read = input.read(); read >= 0; read = input.read()) {
            boolean isEnd = read == '\r' || read == '\n' && before != '\r';
            if (isEnd) hand(next);
            else if (read != '\n' && scan.size() <= ScanClassifier.MAX_BYTES) scan.write(read);
            before = read;
        }
        if (scan.size() > 0) hand(next);
    }

    private void hand(Consumer<byte[]> next) {
        byte[] whole = scan.toByteArray();
        scan.reset();
        next.accept(whole);
    }
}
