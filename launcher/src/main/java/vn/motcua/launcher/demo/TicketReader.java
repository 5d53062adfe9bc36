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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Reads the QR of a printed ticket with ZXing. First as a photograph of the whole paper; the letters beside the code mislead ZXing's
 * search for corners once in some hundred tickets, so then the block of the QR is cut out and read by itself.
 */
public final class TicketReader {
    private static final int LEAST_BLOCK = 100;
    private static final int BLANK = 8;

    private TicketReader() {}

    /** Empty for paper without a readable QR, such as a torn one. */
    public static Optional<String> read(BufferedImage paper) {
        LuminanceSource whole = new BufferedImageLuminanceSource(paper);
        return decode(new BinaryBitmap(new HybridBinarizer(whole)), DecodeHintType.TRY_HARDER)
                .or(() -> blocks(paper).stream()
                        .flatMap(block -> decode(
                                new BinaryBitmap(new GlobalHistogramBinarizer(new BufferedImageLuminanceSource(block))),
                                DecodeHintType.PURE_BARCODE)
                                .stream())
                        .findFirst());
    }

    private static Optional<String> decode(BinaryBitmap picture, DecodeHintType how) {
        try {
            return Optional.of(
                    new QRCodeReader().decode(picture, Map.of(how, true)).getText());
        } catch (ReaderException none) {
            return Optional.empty();
        }
    }

    /** What stands by itself in rows as high as a QR: the code, wherever it is, and what is printed beside it. */
    private static List<BufferedImage> blocks(BufferedImage paper) {
        List<BufferedImage> blocks = new ArrayList<>();
        for (int[] rows : runs(paper.getHeight(), y -> hasBlack(paper, 0, y, paper.getWidth(), 1))) {
            int height = rows[1] - rows[0];
            if (height < LEAST_BLOCK) continue;
            for (int[] columns : runs(paper.getWidth(), x -> hasBlack(paper, x, rows[0], 1, height)))
                if (columns[1] - columns[0] >= LEAST_BLOCK)
                    blocks.add(paper.getSubimage(columns[0], rows[0], columns[1] - columns[0], height));
        }
        return blocks;
    }

    /** From where to where something is black, gaps of less than {@link #BLANK} included. */
    private static List<int[]> runs(int length, IntPredicate isBlack) {
        List<int[]> runs = new ArrayList<>();
        for (int at = 0; at < length; at++) {
            if (!isBlack.test(at)) continue;
            int[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && at - last[1] < BLANK) last[1] = at + 1;
            else runs.add(new int[] {at, at + 1});
        }
        return runs;
    }

    private static boolean hasBlack(BufferedImage paper, int x, int y, int width, int height) {
        for (int row = y; row < y + height; row++)
            for (int column = x; column < x + width; column++)
                if ((paper.getRGB(column, row) & 0xFF) < 128) return true;
        return false;
    }
}
