package vn.motcua.kiosk.printer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture file brought to the dots of a head: scaled, then greys spread as dots (Floyd and Steinberg). Pure; any thread. */
final class LogoPicture {
    private static final int WHITE = 255;
    private static final int MIDDLE = 128;
    private static final int SOURCE_PIXELS_MAX = 4_000_000;

    private LogoPicture() {}

    /**
     * @param heightDots as tall as it becomes, or less where it would be wider than {@code widthMax}
     * @throws IllegalArgumentException if the file is no picture Java can read, or an enormous one
     */
    static BufferedImage load(Path file, int heightDots, int widthMax) {
        try {
            BufferedImage source = ImageIO.read(file.toFile());
            if (source == null || (long) source.getWidth() * source.getHeight() > SOURCE_PIXELS_MAX)
                throw new IllegalArgumentException(
                        file + " is no PNG, GIF, BMP or JPEG picture of at most 4 megapixels");
            return dots(scaled(source, heightDots, widthMax));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static BufferedImage scaled(BufferedImage source, int heightDots, int widthMax) {
        double scale = Math.min((double) heightDots / source.getHeight(), (double) widthMax / source.getWidth());
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = grey.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(source, 0, 0, width, height, Color.WHITE, null);
        g.dispose();
        return grey;
    }

    private static BufferedImage dots(BufferedImage grey) {
        int width = grey.getWidth();
        int height = grey.getHeight();
        BufferedImage dots = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        int[] here = new int[width + 2];
        for (int y = 0; y < height; y++) {
            int[] below = new int[width + 2];
            for (int x = 0; x < width; x++) {
                int wanted = grey.getRaster().getSample(x, y, 0) + here[x + 1] / 16;
                int given = wanted < MIDDLE ? 0 : WHITE;
                dots.getRaster().setSample(x, y, 0, given == 0 ? 0 : 1);
                int rest = wanted - given;
                here[x + 2] += rest * 7;
                below[x] += rest * 3;
                below[x + 1] += rest * 5;
                below[x + 2] += rest;
            }
            here = below;
        }
        return dots;
    }
}
