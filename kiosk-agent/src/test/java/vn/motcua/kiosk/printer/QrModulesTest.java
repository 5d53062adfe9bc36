package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrModulesTest {
    private static final String LETTERS = "BCGHKLMNPQTV";

    @Test
    void everyTicketsCodeIsReadByAnUnaidedReaderAtTheSizesOfPaper() {
        Random random = new Random(Long.getLong("motcua.seed", 20261122));
        for (int ticket = 0; ticket < 400; ticket++) {
            StringBuilder url = new StringBuilder("http://127.0.0.1:39781/t/");
            for (int letter = 0; letter < 19; letter++) url.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            boolean[][] modules = QrModules.of(url.toString());
            for (int dots = 5; dots <= 6; dots++)
                assertThat(read(modules, dots)).as("at %d dots a module", dots).isEqualTo(url.toString());
        }
    }

    @Test
    void vietnameseTextIsReadBack() {
        assertThat(read(QrModules.of("Phường Bến Nghé · Ưu tiên"), 6)).isEqualTo("Phường Bến Nghé · Ưu tiên");
    }

    @Test
    void aTextTooLongForAnyCodeIsSaidWithItsLength() {
        assertThatThrownBy(() -> QrModules.of("x".repeat(4_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4000");
    }

    private static String read(boolean[][] modules, int dots) {
        int side = (modules.length + 8) * dots;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        pen.setColor(Color.BLACK);
        for (int row = 0; row < modules.length; row++)
            for (int col = 0; col < modules.length; col++)
                if (modules[row][col]) pen.fillRect((col + 4) * dots, (row + 4) * dots, dots, dots);
        pen.dispose();
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException e) {
            return "unreadable";
        }
    }
}
