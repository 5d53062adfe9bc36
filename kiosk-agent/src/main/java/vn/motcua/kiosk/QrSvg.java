package vn.motcua.kiosk;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code as a small SVG picture, quiet zone included. Pure. */
final class QrSvg {
    private static final int QUIET = 4;

    private QrSvg() {}

    static String of(String content) {
        BitMatrix modules = encode(content);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) row(modules, y, path);
        int side = modules.getWidth();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><rect width=\"" + side + "\" height=\"" + side
                + "\" fill=\"#fff\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }

    private static BitMatrix encode(String content) {
        try {
            return new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "an address of " + content.length() + " characters is too long for a QR", e);
        }
    }

    private static void row(BitMatrix modules, int y, StringBuilder path) {
        int x = 0;
        while (x < modules.getWidth()) {
            int from = x;
            while (x < modules.getWidth() && modules.get(x, y)) x++;
            if (x > from)
                path.append('M')
                        .append(from)
                        .append(' ')
                        .append(y)
                        .append('h')
                        .append(x - from)
                        .append("v1h-")
                        .append(x - from)
                        .append('z');
            else x++;
        }
    }
}
