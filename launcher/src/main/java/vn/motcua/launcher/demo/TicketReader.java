package vn.motcua.launcher.demo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the QR of a printed ticket with ZXing. First as a photograph of the whole paper; the letters beside the code mislead ZXing's
 * search for corners once in some hundred tickets, so then the block of the QR is cut out and read by itself.
 */
public final class TicketReader {
    private static final int LEAST_BLOCK = 100;
    private static final int BLANK_ROWS = 8;
    /** The QR stands at the left of the paper, its caption beside it. */
    private static final double QR_WIDTH_MAX = 0.41;

    private TicketReader() {}

    /** Empty for paper without a readable QR, such as a torn one. */
    public static Optional<String> read(BufferedImage paper) {
        LuminanceSource whole = new BufferedImageLuminanceSource(paper);
        return decode(new BinaryBitmap(new HybridBinarizer(whole)), DecodeHintType.TRY_HARDER)
                .or(() -> block(paper)
                        .flatMap(block -> decode(
                                new BinaryBitmap(new GlobalHistogramBinarizer(new BufferedImageLuminanceSource(block))),
                                DecodeHintType.PURE_BARCODE)));
    }

    private static Optional<String> decode(BinaryBitmap picture, DecodeHintType how) {
        try {
            return Optional.of(
                    new QRCodeReader().decode(picture, Map.of(how, true)).getText());
        } catch (ReaderException none) {
            return Optional.empty();
        }
    }

    /** The lowest block of black rows at the left that is as high as a QR. */
    private static Optional<BufferedImage> block(BufferedImage paper) {
        int width = (int) (paper.getWidth() * QR_WIDTH_MAX);
        int bottom = -1;
        int top = -1;
        for (int y = paper.getHeight() - 1; y >= -1; y--) {
            if (y >= 0 && hasBlack(paper, y, width)) {
                if (bottom < 0) bottom = y;
                top = y;
            } else if (bottom >= 0 && (y < 0 || top - y >= BLANK_ROWS)) {
                if (bottom - top + 1 >= LEAST_BLOCK)
                    return Optional.of(paper.getSubimage(0, top, width, bottom - top + 1));
                bottom = -1;
            }
        }
        return Optional.empty();
    }

    private static boolean hasBlack(BufferedImage paper, int y, int width) {
        for (int x = 0; x < width; x++) if ((paper.getRGB(x, y) & 0xFF) < 128) return true;
        return false;
    }
}
