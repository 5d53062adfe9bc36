package vn.motcua.kiosk.printer;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Looks at paper as a phone would. */
final class Eye {
    private Eye() {}

    static Optional<String> qr(BufferedImage paper) {
        try {
            var bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(new BufferedImageLuminanceSource(paper)));
            return Optional.of(new QRCodeReader().decode(bitmap).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    static BufferedImage image(RasterTicket ticket) {
        BufferedImage image =
                new BufferedImage(ticket.widthDots(), ticket.heightDots(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < ticket.heightDots(); y++)
            for (int x = 0; x < ticket.widthDots(); x++)
                image.setRGB(x, y, isBlack(ticket, x, y) ? 0xFF000000 : 0xFFFFFFFF);
        return image;
    }

    static boolean isBlack(RasterTicket ticket, int x, int y) {
        return (ticket.rows()[y * ticket.widthBytes() + x / 8] >> (7 - x % 8) & 1) == 1;
    }

    /** Pixels of the drawing that are different on paper; the paper may go on below with white only. */
    static int differences(RasterTicket drawn, BufferedImage paper) {
        int count = 0;
        for (int y = 0; y < paper.getHeight(); y++)
            for (int x = 0; x < paper.getWidth(); x++) {
                boolean isInk = (paper.getRGB(x, y) & 0xFF) == 0;
                boolean isMeant = y < drawn.heightDots() && isBlack(drawn, x, y);
                if (isInk != isMeant) count++;
            }
        return count;
    }
}
