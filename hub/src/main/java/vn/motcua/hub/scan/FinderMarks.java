package vn.motcua.hub.scan;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.detector.FinderPatternFinder;

/**
 * Counts what looks like the corner mark of a QR code, before ZXing tries every three of them: its time and memory grow with the third
 * power of their number, and a picture can be made of nothing else.
 */
final class FinderMarks extends FinderPatternFinder {
    /** Eight codes have 24; a photograph adds some that are none. */
    static final int FEW_MAX = 64;

    static final int MAX = 250;

    /** How many there are. */
    enum Count {
        FEW,
        MANY,
        TOO_MANY
    }

    private FinderMarks(BitMatrix image) {
        super(image);
    }

    static Count count(BinaryBitmap bitmap) {
        try {
            int marks = new FinderMarks(bitmap.getBlackMatrix()).marks();
            return marks <= FEW_MAX ? Count.FEW : marks <= MAX ? Count.MANY : Count.TOO_MANY;
        } catch (NotFoundException noBlack) {
            return Count.FEW;
        }
    }

    /** Of as many rows as ZXing looks at when it tries hard; ends when there are too many. */
    private int marks() {
        for (int y = MIN_SKIP - 1;
                y < getImage().getHeight() && getPossibleCenters().size() <= MAX;
                y += MIN_SKIP) row(y);
        return getPossibleCenters().size();
    }

    /** Runs of black and white, five at a time. */
    private void row(int y) {
        int[] runs = new int[5];
        int filled = 0;
        int width = getImage().getWidth();
        for (int x = 0; x < width; x++) {
            boolean isBlack = getImage().get(x, y);
            if (isBlack == (filled % 2 == 0)) {
                runs[filled]++;
            } else if (filled < 4) {
                if (filled > 0 || runs[0] > 0) runs[++filled]++;
            } else {
                boolean isMark = foundPatternCross(runs) && handlePossibleCenter(runs, y, x);
                if (isMark) java.util.Arrays.fill(runs, 0);
                else doShiftCounts2(runs);
                filled = isMark ? 0 : 3;
                if (!isMark) runs[3] = 1;
            }
        }
        if (foundPatternCross(runs)) handlePossibleCenter(runs, y, width);
    }
}
