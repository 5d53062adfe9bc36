package vn.motcua.system;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the QR of papers as a phone would. */
final class PaperReader {
    private PaperReader() {}

    /** The text of each paper's QR; a paper without a readable one counts as {@code unreadable}. */
    static List<String> read(List<BufferedImage> papers) {
        List<String> texts = new ArrayList<>();
        for (BufferedImage paper : papers) texts.add(read(paper));
        return texts;
    }

    static String read(BufferedImage paper) {
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(paper)));
        try {
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException e) {
            return "unreadable";
        }
    }
}
