package vn.motcua.camera.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.NotRun;

class MaskedStillTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 192;
    private static final List<Mask> ZONES = List.of(new Mask(0, 50, 40, 50), new Mask(71, 3, 7, 9));

    @TempDir
    Path folder;

    /** The same for a seed outside of the zones; inside whatever the other seed says. */
    private static BufferedImage picture(int width, int height, long inside) {
        Random outer = new Random(7);
        Random inner = new Random(inside);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int seen = 0x404040 | outer.nextInt(0x1000000);
                picture.setRGB(x, y, isCovered(x, y, width, height) ? 0x404040 | inner.nextInt(0x1000000) : seen);
            }
        return picture;
    }

    private static boolean isCovered(int x, int y, int width, int height) {
        return ZONES.stream()
                .anyMatch(zone -> 100 * x >= zone.left() * width
                        && 100 * x < (zone.left() + zone.width()) * width
                        && 100 * y >= zone.top() * height
                        && 100 * y < (zone.top() + zone.height()) * height);
    }

    private static Still encoded(BufferedImage picture, String form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, form, out);
        return Still.of(out.toByteArray(), Optional.empty()).orElseThrow();
    }

    @Test
    void aDecoderThatIsNotOursSeesBlackWhereItIsCoveredAndThePictureElsewhere() throws Exception {
        NotRun.unless(NotRun.isProgram("ffmpeg"), "ffmpeg, which judges the pixels of covered pictures");
        Still covered = MaskedStill.paint(encoded(picture(WIDTH, HEIGHT, 1), "jpeg"), ZONES);
        Path file = Files.write(folder.resolve("covered.jpg"), covered.bytes());
        Path pixels = folder.resolve("pixels.rgb");
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg", "-v", "error", "-i", "" + file, "-f", "rawvideo", "-pix_fmt", "rgb24", "" + pixels)
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();

        byte[] rgb = Files.readAllBytes(pixels);
        assertThat(rgb).hasSize(WIDTH * HEIGHT * 3);
        long seen = 0;
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) {
                int at = (y * WIDTH + x) * 3;
                int brightness = (rgb[at] & 0xff) + (rgb[at + 1] & 0xff) + (rgb[at + 2] & 0xff);
                if (isCovered(x, y, WIDTH, HEIGHT))
                    assertThat(brightness).as("%d,%d", x, y).isLessThan(6);
                else if (brightness > 90) seen++;
            }
        assertThat(seen).isGreaterThan((long) (0.7 * 0.6 * WIDTH * HEIGHT));
    }

    @Test
    void whatIsCoveredLeavesNoTraceInTheFile() throws Exception {
        byte[] one = MaskedStill.paint(encoded(picture(WIDTH, HEIGHT, 1), "png"), ZONES)
                .bytes();
        byte[] other = MaskedStill.paint(encoded(picture(WIDTH, HEIGHT, 2), "png"), ZONES)
                .bytes();

        assertThat(one).isEqualTo(other);
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).contains("covered at the agent");
        assertThat(ImageIO.read(new ByteArrayInputStream(one)).getWidth()).isEqualTo(WIDTH);
    }

    @Test
    void aLargePictureIsHalvedUntilItFitsTheMemory() throws Exception {
        BufferedImage large = new BufferedImage(2_688, 1_520, BufferedImage.TYPE_INT_RGB);

        BufferedImage painted = ImageIO.read(new ByteArrayInputStream(
                MaskedStill.paint(encoded(large, "jpeg"), ZONES).bytes()));

        assertThat(painted.getWidth()).isEqualTo(1_344);
    }

    @Test
    void whatCannotBeReadIsNotShownAtAll() {
        byte[] webp = {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 0, 0};
        byte[] broken = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1, 2};

        for (byte[] bytes : List.of(webp, broken))
            assertThatThrownBy(() ->
                            MaskedStill.paint(Still.of(bytes, Optional.empty()).orElseThrow(), ZONES))
                    .isInstanceOf(StillFault.class);
    }

    /** A camera on its side may only note it: the mask for the desk would then lie over the wall. */
    @Test
    void aPictureToBeShownTurnedIsNotShownAtAll() throws Exception {
        Still plain = encoded(picture(WIDTH, HEIGHT, 1), "jpeg");
        byte[] little = tiff("II*\0\u0008\0\0\0\u0002\0" + "\u000f\u0001\u0002\0\u0001\0\0\0A\0\0\0"
                + "\u0012\u0001\u0003\0\u0001\0\0\0%c\0\0\0");
        byte[] big = tiff("MM\0*\0\0\0\u0008\0\u0001" + "\u0001\u0012\0\u0003\0\0\0\u0001\0%c\0\0");

        for (byte[] tiff : List.of(little, big)) {
            assertThat(Turned.isSaid(withExif(plain, tiff))).isTrue();
            tiff[new String(tiff, StandardCharsets.ISO_8859_1).indexOf(6)] = 1;
            assertThat(Turned.isSaid(withExif(plain, tiff))).as("upright").isFalse();
        }
        byte[] turned = withExif(plain, tiff("MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0%c\0\0"));
        assertThatThrownBy(() ->
                        MaskedStill.paint(Still.of(turned, Optional.empty()).orElseThrow(), ZONES))
                .isInstanceOf(StillFault.class)
                .hasMessageContaining("turned");
        assertThat(Turned.isSaid(plain.bytes())).isFalse();
        assertThat(Turned.isSaid(encoded(picture(WIDTH, HEIGHT, 1), "png").bytes()))
                .isFalse();
        for (int length = 1; length < 200; length++) {
            byte[] cut = java.util.Arrays.copyOf(turned, length);
            assertThatCode(() -> Turned.isSaid(cut)).as("cut to %d", length).doesNotThrowAnyException();
        }
    }

    /** With 6, a quarter to the right, at its place. */
    private static byte[] tiff(String pattern) {
        return pattern.formatted(6).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] withExif(Still still, byte[] tiff) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(still.bytes(), 0, 2);
        int length = 2 + 6 + tiff.length;
        out.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
        out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.write(tiff);
        out.write(still.bytes(), 2, still.bytes().length - 2);
        return out.toByteArray();
    }

    @Test
    void aPngToBeShownTurnedIsFoundToo() throws Exception {
        byte[] png = encoded(picture(WIDTH, HEIGHT, 1), "png").bytes();
        byte[] tiff = tiff("MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0%c\0\0");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.write(new byte[] {0, 0, 0, (byte) tiff.length});
        out.write("eXIf".getBytes(StandardCharsets.US_ASCII));
        out.write(tiff);
        out.write(new byte[4]);
        out.write(png, 33, png.length - 33);

        assertThat(Turned.isSaid(out.toByteArray())).isTrue();
    }

    @Test
    void aMaskIsFourNumbersInsideOfThePicture() {
        assertThat(Mask.parse(" 0 60  40 40 ")).isEqualTo(new Mask(0, 60, 40, 40));
        for (String bad : List.of("", "0 60 40", "0 60 40 41", "-1 0 5 5", "0 0 0 5", "a b c d", "0 60 40 40 1"))
            assertThatThrownBy(() -> Mask.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
    }
}
