package vn.motcua.hub.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as document cameras and phones take them. */
class ScanPictureTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";
    private static final String SLIP = "H12.15-250701-0042";

    private static BufferedImage code(String text, BarcodeFormat format, int width, int height) throws WriterException {
        BitMatrix bits = new MultiFormatWriter()
                .encode(
                        text,
                        format,
                        width,
                        height,
                        Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 2));
        BufferedImage image = new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < bits.getHeight(); y++)
            for (int x = 0; x < bits.getWidth(); x++) image.setRGB(x, y, bits.get(x, y) ? 0x151515 : 0xF0F0E8);
        return image;
    }

    /** A desk with things lying on it. */
    private static BufferedImage desk(int width, int height) {
        BufferedImage desk = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = desk.createGraphics();
        g.setColor(new Color(0x8C7A64));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(0xE8E4DA));
        g.fillRect(width / 20, height / 20, width * 9 / 10, height * 9 / 10);
        g.dispose();
        return desk;
    }

    private static void lay(BufferedImage desk, BufferedImage code, AffineTransform where) {
        Graphics2D g = desk.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(code, where, null);
        g.dispose();
    }

    private static AffineTransform turned(BufferedImage desk, BufferedImage code, double degrees) {
        AffineTransform where = AffineTransform.getTranslateInstance(desk.getWidth() / 2.0, desk.getHeight() / 2.0);
        where.rotate(Math.toRadians(degrees));
        where.translate(-code.getWidth() / 2.0, -code.getHeight() / 2.0);
        return where;
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** What a lens and a sensor do. */
    private static BufferedImage photographed(BufferedImage sharp, Random random, int noise) {
        float ninth = 1 / 9f;
        float[] blur = new float[9];
        Arrays.fill(blur, ninth);
        BufferedImage soft = new ConvolveOp(new Kernel(3, 3, blur), ConvolveOp.EDGE_NO_OP, null).filter(sharp, null);
        for (int y = 0; y < soft.getHeight(); y++)
            for (int x = 0; x < soft.getWidth(); x++) soft.setRGB(x, y, noisy(soft.getRGB(x, y), random, noise, y));
        return soft;
    }

    /** Light falls off towards the bottom. */
    private static int noisy(int rgb, Random random, int noise, int y) {
        int gray = (rgb & 0xFF) - y / 12 + random.nextInt(2 * noise + 1) - noise;
        int level = Math.max(0, Math.min(255, gray));
        return level << 16 | level << 8 | level;
    }

    /** Held at a slant: the far side is shorter. @param by how much, 0 to 1 */
    private static BufferedImage slanted(BufferedImage flat, double by) {
        int width = flat.getWidth();
        int height = flat.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            double down = (double) y / height;
            double near = 1 - by + by * down;
            double fromY = height * down / near;
            for (int x = 0; x < width; x++) {
                double fromX = (x - width / 2.0) / near + width / 2.0;
                boolean isInside = fromX >= 0 && fromX < width && fromY < height;
                out.setRGB(x, y, isInside ? flat.getRGB((int) fromX, (int) fromY) : 0x8C7A64);
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 30, 45, 60, 75, 90, 120, 150, 180, 225, 270, 315, 345})
    void aCodeIsReadHoweverThePaperLies(int degrees) throws Exception {
        BufferedImage desk = desk(1_000, 750);
        BufferedImage code = code(CARD, BarcodeFormat.QR_CODE, 330, 330);
        lay(desk, code, turned(desk, code, degrees));

        byte[] photo = bytes(photographed(desk, new Random(SEED), 18), "jpeg");

        assertThat(ScanPicture.read(photo))
                .as("%d degrees, seed %d", degrees, SEED)
                .containsExactly(CARD);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.3})
    void aCodeIsReadFromAPhoneHeldAtASlant(double slant) throws Exception {
        BufferedImage desk = desk(1_200, 900);
        BufferedImage code = code(SLIP, BarcodeFormat.QR_CODE, 420, 420);
        lay(desk, code, turned(desk, code, 12));

        byte[] photo = bytes(photographed(slanted(desk, slant), new Random(SEED), 10), "jpeg");

        assertThat(ScanPicture.read(photo)).containsExactly(SLIP);
    }

    @Test
    void aPhonesDarkScreenIsReadInsideOut() throws Exception {
        BufferedImage code = code(SLIP, BarcodeFormat.QR_CODE, 400, 400);
        for (int y = 0; y < 400; y++) for (int x = 0; x < 400; x++) code.setRGB(x, y, ~code.getRGB(x, y) & 0xFFFFFF);
        BufferedImage desk = desk(900, 700);
        lay(desk, code, turned(desk, code, 5));

        assertThat(ScanPicture.read(bytes(desk, "png"))).containsExactly(SLIP);
    }

    @Test
    void everyCodeOfAPaperIsReadOnce() throws Exception {
        BufferedImage desk = desk(1_400, 1_000);
        lay(desk, code(CARD, BarcodeFormat.QR_CODE, 330, 330), AffineTransform.getTranslateInstance(120, 120));
        lay(desk, code(SLIP, BarcodeFormat.QR_CODE, 260, 260), AffineTransform.getTranslateInstance(900, 140));
        lay(desk, code(SLIP, BarcodeFormat.QR_CODE, 260, 260), AffineTransform.getTranslateInstance(900, 620));
        lay(desk, code("ABCD-2345", BarcodeFormat.CODE_128, 420, 120), AffineTransform.getTranslateInstance(130, 700));

        assertThat(ScanPicture.read(bytes(desk, "jpeg"))).containsExactlyInAnyOrder(CARD, SLIP, "ABCD-2345");
    }

    @Test
    void aPictureWithoutACodeHasNone() throws Exception {
        assertThat(ScanPicture.read(bytes(photographed(desk(600, 400), new Random(SEED), 30), "jpeg")))
                .isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefused() {
        for (byte[] bytes : new byte[][] {{}, {1, 2, 3}, "GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII)})
            assertThatThrownBy(() -> ScanPicture.read(bytes)).isInstanceOf(ScanPicture.NoPicture.class);
        assertThatThrownBy(() -> ScanPicture.read(new byte[ScanPicture.BYTES_MAX + 1]))
                .isInstanceOf(ScanPicture.NoPicture.class);
    }

    @Test
    void anyBrokenBytesOfAPictureAreRefusedOrReadAndNothingElse() throws Exception {
        Random random = new Random(SEED);
        byte[] good = bytes(code(SLIP, BarcodeFormat.QR_CODE, 120, 120), "jpeg");
        for (int round = 0; round < 60; round++) {
            byte[] broken = Arrays.copyOf(good, 20 + random.nextInt(good.length - 20));
            for (int i = 0; i < 5; i++) broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            try {
                assertThat(ScanPicture.read(broken)).hasSizeLessThan(3);
            } catch (ScanPicture.NoPicture refused) {
                assertThat(refused.getMessage()).isNotNull();
            }
        }
    }

    /** Thousands of corner marks: every three of them would be tried. */
    @Test
    void aPictureOfNothingButCornerMarksCostsNoMoreThanAnother() throws Exception {
        BufferedImage marks = new BufferedImage(1_400, 1_400, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = marks.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 1_400, 1_400);
        for (int y = 14; y < 1_370; y += 28) for (int x = 14; x < 1_370; x += 28) mark(g, x, y);
        g.dispose();

        byte[] picture = bytes(marks, "png");

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                java.time.Duration.ofSeconds(60),
                () -> assertThat(ScanPicture.read(picture)).isEmpty());
    }

    private static void mark(Graphics2D g, int x, int y) {
        g.setColor(Color.BLACK);
        g.fillRect(x, y, 14, 14);
        g.setColor(Color.WHITE);
        g.fillRect(x + 2, y + 2, 10, 10);
        g.setColor(Color.BLACK);
        g.fillRect(x + 4, y + 4, 6, 6);
    }

    @Test
    void noFurtherLookIsTakenOnceTheTimeIsOver() throws Exception {
        java.util.concurrent.atomic.AtomicInteger asked = new java.util.concurrent.atomic.AtomicInteger();
        byte[] desk = bytes(desk(600, 400), "png");

        assertThat(ScanPicture.read(desk, () -> asked.incrementAndGet() < 3)).isEmpty();

        assertThat(asked.get()).isLessThan(12);
    }

    /** 60,000 by 60,000 pixels in a few hundred bytes. */
    @Test
    void aPictureThatIsHugeOnlyWhenUnpackedIsNotUnpacked() {
        ByteBuffer png = ByteBuffer.allocate(33);
        png.putLong(0x89504E470D0A1A0AL).putInt(13);
        png.putInt(0x49484452).putInt(60_000).putInt(60_000).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        png.putInt((int) crc.getValue());

        assertThatThrownBy(() -> ScanPicture.read(png.array()))
                .isInstanceOf(ScanPicture.NoPicture.class)
                .hasMessageContaining("pixels");
    }
}
