package vn.motcua.hub.scan;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.multi.MultipleBarcodeReader;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All codes in a picture of a document camera or a phone: as it is, darker and brighter, turned, turned inside out. Nothing of the
 * picture is written anywhere. Slow: seconds of processor time for a picture without a code; never on an event loop.
 */
final class ScanPicture {
    static final int BYTES_MAX = 4 * 1024 * 1024;
    /** What a hub of 256 MiB can unpack. A page makes its pictures smaller before it sends them. */
    static final long PIXELS_MAX = 16_000_000;

    private static final int LOOKED_AT_MAX = 4_000_000;
    private static final int CODES_MAX = 8;
    private static final Set<String> FORMATS = Set.of("jpeg", "png");
    private static final int[] TURNS = {90, 30, 60, 15};
    private static final double[] SLANTS = {0.2, 0.35};
    private static final int HARD_LOOK_SIDE = 1_200;
    private static final List<BarcodeFormat> OTHERS =
            List.of(BarcodeFormat.CODE_128, BarcodeFormat.DATA_MATRIX, BarcodeFormat.PDF_417, BarcodeFormat.AZTEC);
    private static final Map<DecodeHintType, Object> HINTS = hints(true);
    private static final Map<DecodeHintType, Object> WITHOUT_QR = hints(false);
    private static final Logger LOG = LoggerFactory.getLogger(ScanPicture.class);

    private ScanPicture() {}

    /** It is no picture that could be read. */
    static final class NoPicture extends Exception {
        private static final long serialVersionUID = 1L;

        NoPicture(String why) {
            super(why);
        }
    }

    private static Map<DecodeHintType, Object> hints(boolean withQr) {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        List<BarcodeFormat> formats = new ArrayList<>(OTHERS);
        if (withQr) formats.add(0, BarcodeFormat.QR_CODE);
        hints.put(DecodeHintType.TRY_HARDER, Boolean.TRUE);
        hints.put(DecodeHintType.CHARACTER_SET, "UTF-8");
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.copyOf(formats));
        return hints;
    }

    /** @return the texts of all codes, each once; empty if there is none */
    static List<String> read(byte[] picture) throws NoPicture {
        return read(picture, () -> true);
    }

    /** @param mayGoOn asked before each further look; what was found so far is the answer once it says no */
    static List<String> read(byte[] picture, BooleanSupplier mayGoOn) throws NoPicture {
        BufferedImage gray = gray(decoded(picture));
        Set<String> found = new LinkedHashSet<>();
        look(gray, found, mayGoOn);
        if (found.size() < CODES_MAX && mayGoOn.getAsBoolean()) look(smaller(gray, 0.5), found, mayGoOn);
        if (found.isEmpty() && mayGoOn.getAsBoolean())
            lookHarder(smaller(gray, Math.min(1, (double) HARD_LOOK_SIDE / side(gray))), found, mayGoOn);
        return found.stream().limit(CODES_MAX).toList();
    }

    private static int side(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    /* A small code has no mark in its fourth corner, so the reader takes it for a parallelogram and misses it when it is held at a
     * slant. The slant is undone by guess: each side of the picture in turn taken for the far one. */
    private static void lookHarder(BufferedImage picture, Set<String> found, BooleanSupplier mayGoOn) {
        for (int turn : TURNS) {
            if (found.isEmpty() && mayGoOn.getAsBoolean()) look(turned(picture, turn), found, mayGoOn);
        }
        for (int side = 0; side < 360; side += 90) {
            BufferedImage upright = side == 0 ? picture : turned(picture, side);
            for (double slant : SLANTS)
                if (found.isEmpty() && mayGoOn.getAsBoolean()) look(straightened(upright, slant), found, mayGoOn);
        }
    }

    /** Undoes a slant away from the viewer. @param slant by how much the upper side is shorter, 0 to 1 */
    private static BufferedImage straightened(BufferedImage picture, double slant) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage straight = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            double flat = (double) y / height;
            double seen = flat * (1 - slant) / (1 - slant * flat);
            double scale = 1 - slant + slant * seen;
            int fromY = (int) (seen * height);
            for (int x = 0; x < width; x++)
                straight.setRGB(x, y, picture.getRGB((int) ((x - width / 2.0) * scale + width / 2.0), fromY));
        }
        return straight;
    }

    private static BufferedImage decoded(byte[] picture) throws NoPicture {
        if (picture.length > BYTES_MAX) throw new NoPicture("more than " + BYTES_MAX + " bytes");
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new NoPicture("neither JPEG nor PNG");
            return decoded(readers.next(), in);
        } catch (IOException | RuntimeException broken) {
            throw new NoPicture(broken.getClass().getSimpleName());
        }
    }

    /** The size is known before a pixel is unpacked: a small file can hold a huge picture. */
    private static BufferedImage decoded(ImageReader reader, MemoryCacheImageInputStream in)
            throws IOException, NoPicture {
        try {
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT)))
                throw new NoPicture(reader.getFormatName());
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > PIXELS_MAX) throw new NoPicture(pixels + " pixels");
            ImageReadParam param = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) pixels / LOOKED_AT_MAX));
            if (step > 1) param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage gray(BufferedImage picture) {
        BufferedImage gray = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = gray.createGraphics();
        g.setColor(java.awt.Color.WHITE);
        g.fillRect(0, 0, gray.getWidth(), gray.getHeight());
        g.drawImage(picture, 0, 0, null);
        g.dispose();
        return gray;
    }

    private static BufferedImage smaller(BufferedImage picture, double by) {
        int width = Math.max(1, (int) (picture.getWidth() * by));
        int height = Math.max(1, (int) (picture.getHeight() * by));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.drawImage(picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        g.dispose();
        return small;
    }

    private static BufferedImage turned(BufferedImage picture, int degrees) {
        double angle = Math.toRadians(degrees);
        double sin = Math.abs(Math.sin(angle));
        double cos = Math.abs(Math.cos(angle));
        int width = (int) Math.ceil(picture.getWidth() * cos + picture.getHeight() * sin);
        int height = (int) Math.ceil(picture.getWidth() * sin + picture.getHeight() * cos);
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = turned.createGraphics();
        g.setColor(java.awt.Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.rotate(angle);
        turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        g.drawImage(picture, turn, null);
        g.dispose();
        return turned;
    }

    private static void look(BufferedImage picture, Set<String> found, BooleanSupplier mayGoOn) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        LuminanceSource light =
                new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        for (LuminanceSource source : List.of(light, light.invert())) {
            if (!mayGoOn.getAsBoolean()) return;
            int before = found.size();
            add(found, new BinaryBitmap(new HybridBinarizer(source)));
            if (found.size() == before) add(found, new BinaryBitmap(new GlobalHistogramBinarizer(source)));
        }
    }

    private static void add(Set<String> found, BinaryBitmap bitmap) {
        FinderMarks.Count marks = FinderMarks.count(bitmap);
        if (marks == FinderMarks.Count.FEW) several(found, bitmap, new QRCodeMultiReader(), HINTS);
        MultipleBarcodeReader others = new GenericMultipleBarcodeReader(new MultiFormatReader());
        several(found, bitmap, others, marks == FinderMarks.Count.TOO_MANY ? WITHOUT_QR : HINTS);
    }

    private static void several(
            Set<String> found, BinaryBitmap bitmap, MultipleBarcodeReader reader, Map<DecodeHintType, Object> hints) {
        try {
            for (Result one : reader.decodeMultiple(bitmap, hints)) found.add(one.getText());
        } catch (NotFoundException none) {
            // Another reader or another light may see more.
        } catch (RuntimeException mistake) {
            // A picture that ZXing stumbles over has nothing to be seen this way.
            LOG.debug("a look at a picture failed: {}", mistake.toString());
        }
    }
}
