package vn.motcua.hub.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR as a picture inside a page: black on white in every theme, with its quiet zone. Any thread. */
final class BookingQr {
    private static final int QUIET_MODULES = 4;

    private BookingQr() {}

    /** @param label what a reader of the screen says instead */
    static String svg(String text, String label) {
        Drawn drawn = draw(text);
        int width = drawn.size();
        return "<svg class=\"qr\" role=\"img\" aria-label=\"" + label + "\" viewBox=\"0 0 " + width + " " + width
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + width + "v" + width
                + "H0\"/><path fill=\"#000\" d=\"" + drawn.path() + "\"/></svg>";
    }

    /**
     * @param size modules along a side, quiet zone included
     * @param path of the dark modules, for SVG
     */
    record Drawn(int size, String path) {}

    static Drawn draw(String text) {
        BitMatrix modules = modules(text);
        int width = modules.getWidth();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++)
            for (int x = 0; x < width; x++) {
                if (!modules.get(x, y)) continue;
                int from = x;
                while (x < width && modules.get(x, y)) x++;
                path.append('M')
                        .append(from)
                        .append(' ')
                        .append(y)
                        .append('h')
                        .append(x - from)
                        .append("v1H")
                        .append(from);
            }
        return new Drawn(width, path.toString());
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_MODULES,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR of " + text.length() + " characters", e);
        }
    }
}
