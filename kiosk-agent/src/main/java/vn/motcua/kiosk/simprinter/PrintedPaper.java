package vn.motcua.kiosk.simprinter;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes out of the simulated printer for given bytes, without a printer being there: the same parser, no line, no buffer.
 *
 * @param paper one dot is one pixel; cut pieces below each other
 * @param cuts how often it was cut
 * @param unparsedBytes that belonged to no command; anything but 0 is a fault in the bytes
 * @param textBytes printed in a font of the printer
 */
public record PrintedPaper(BufferedImage paper, long cuts, long unparsedBytes, long textBytes) {
    /** @param widthDots of the head, a multiple of 8 */
    public static PrintedPaper of(byte[] bytes, int widthDots) {
        PaperRoll roll = new PaperRoll(widthDots);
        PrinterHead head = new PrinterHead(roll, new Sensors(), answer -> {}, ticket -> {});
        for (byte b : bytes) head.accept(b & 0xFF);
        List<BufferedImage> pieces = new ArrayList<>(roll.tickets());
        if (roll.uncutRows() > 0) pieces.add(roll.uncut());
        return new PrintedPaper(joined(pieces, widthDots), roll.cuts(), head.unparsedBytes(), head.textBytes());
    }

    private static BufferedImage joined(List<BufferedImage> pieces, int widthDots) {
        if (pieces.size() == 1) return pieces.get(0);
        int height = pieces.stream().mapToInt(BufferedImage::getHeight).sum();
        BufferedImage all = new BufferedImage(widthDots, Math.max(1, height), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = all.createGraphics();
        int y = 0;
        for (BufferedImage piece : pieces) {
            g.drawImage(piece, 0, y, null);
            y += piece.getHeight();
        }
        g.dispose();
        return all;
    }
}
