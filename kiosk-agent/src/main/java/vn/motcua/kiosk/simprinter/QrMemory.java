package vn.motcua.kiosk.simprinter;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The QR functions of {@code GS ( k} (cn 49): size, error correction, store, print. */
final class QrMemory {
    private static final int SIZE_DEFAULT = 3;

    private int dotsPerModule = SIZE_DEFAULT;
    private ErrorCorrectionLevel level = ErrorCorrectionLevel.L;
    private String stored = "";

    void forget() {
        dotsPerModule = SIZE_DEFAULT;
        level = ErrorCorrectionLevel.L;
        stored = "";
    }

    /** @param p everything behind pL pH: cn, fn, parameters. @return what is to be printed now, if anything */
    @Nullable
    Dots run(byte[] p) {
        if (p.length < 3 || p[0] != 49) return null;
        switch (p[1]) {
            case 67 -> dotsPerModule = Math.max(1, Math.min(16, p[2]));
            case 69 -> level = level(p[2]);
            case 80 -> stored = new String(p, 3, p.length - 3, StandardCharsets.UTF_8);
            case 81 -> {
                return drawn();
            }
            default -> {} // model, and questions about size
        }
        return null;
    }

    private static ErrorCorrectionLevel level(int n) {
        return switch (n) {
            case 49 -> ErrorCorrectionLevel.M;
            case 50 -> ErrorCorrectionLevel.Q;
            case 51 -> ErrorCorrectionLevel.H;
            default -> ErrorCorrectionLevel.L;
        };
    }

    private @Nullable Dots drawn() {
        if (stored.isEmpty()) return null;
        try {
            ByteMatrix code = Encoder.encode(stored, level, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
            Dots dots = new Dots(code.getWidth(), code.getHeight());
            for (int y = 0; y < code.getHeight(); y++)
                for (int x = 0; x < code.getWidth(); x++) if (code.get(x, y) == 1) dots.set(x, y);
            return dots.enlarged(dotsPerModule, dotsPerModule);
        } catch (WriterException e) {
            return null; // too much for a code: a printer prints nothing then
        }
    }
}
