package vn.motcua.camera.sim;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import javax.imageio.ImageIO;

/** What a simulated camera sees: an empty hall with the time of day as a stripe. No two are alike, and no person is in any. */
final class HallPicture {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    private HallPicture() {}

    /** @param format {@code png} or {@code jpg} */
    static byte[] bytes(String format, Instant now) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.DARK_GRAY);
        pen.fillRect(0, HEIGHT * 2 / 3, WIDTH, HEIGHT / 3);
        pen.setColor(new Color((int) (now.toEpochMilli() & 0xff_ffff)));
        pen.fillRect(0, 0, WIDTH, HEIGHT / 20);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) throw new IOException("no writer of " + format);
        return bytes.toByteArray();
    }
}
