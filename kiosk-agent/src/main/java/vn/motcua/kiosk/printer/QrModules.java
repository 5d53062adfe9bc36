package vn.motcua.kiosk.printer;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The modules of a QR code that a reader finds. Pure; any thread.
 *
 * <p>A code may by chance hold shapes that look like a fourth corner; about one ticket in thirty was then read by no program built on
 * ZXing, as many phone applications are. So each code is read back once, and drawn with another mask where that fails.
 */
public final class QrModules {
    private static final int QUIET = 4;
    private static final int MASKS = 8;

    /** What is readable at three dots a module was readable at every larger size tried. */
    private static final int DOTS = 3;

    private QrModules() {}

    /**
     * @param text at most about 150 characters in practice, or it becomes too fine for paper
     * @return rows of modules without a quiet zone, true is dark
     * @throws IllegalArgumentException when the text fits no QR code
     */
    public static boolean[][] of(String text) {
        ByteMatrix best = encode(text, -1);
        if (isRead(best, text)) return modules(best);
        for (int mask = 0; mask < MASKS; mask++) {
            ByteMatrix other = encode(text, mask);
            if (isRead(other, text)) return modules(other);
        }
        return modules(best);
    }

    private static ByteMatrix encode(String text, int mask) {
        Map<EncodeHintType, Object> hints = new HashMap<>(4);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        if (mask >= 0) hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters does not fit a QR code", e);
        }
    }

    private static boolean isRead(ByteMatrix matrix, String text) {
        int side = (matrix.getWidth() + 2 * QUIET) * DOTS;
        byte[] light = new byte[side * side];
        Arrays.fill(light, (byte) 0xff);
        for (int row = 0; row < matrix.getHeight(); row++)
            for (int col = 0; col < matrix.getWidth(); col++)
                if (matrix.get(col, row) == 1) darken(light, side, (QUIET + row) * DOTS, (QUIET + col) * DOTS);
        PlanarYUVLuminanceSource picture = new PlanarYUVLuminanceSource(light, side, side, 0, 0, side, side, false);
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new GlobalHistogramBinarizer(picture)),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText()
                    .equals(text);
        } catch (ReaderException e) {
            return false;
        }
    }

    private static void darken(byte[] light, int side, int top, int left) {
        for (int y = top; y < top + DOTS; y++) Arrays.fill(light, y * side + left, y * side + left + DOTS, (byte) 0);
    }

    private static boolean[][] modules(ByteMatrix matrix) {
        boolean[][] dark = new boolean[matrix.getHeight()][matrix.getWidth()];
        for (int row = 0; row < dark.length; row++)
            for (int col = 0; col < dark[row].length; col++) dark[row][col] = matrix.get(col, row) == 1;
        return dark;
    }
}
