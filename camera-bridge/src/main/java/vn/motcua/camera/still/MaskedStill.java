package vn.motcua.camera.still;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vn.motcua.camera.still.StillFault.Why;

/**
 * A picture drawn anew with solid boxes on it, as JPEG. Nothing else of the camera's file goes along, for a thumbnail in it would show what the
 * boxes hide; a comment says that it was covered here. Any thread; blocking.
 */
public final class MaskedStill {
    /** Of one picture while it is drawn: 6 MiB, for an agent on an old PC has 48 MiB of heap. A larger one is halved until it fits. */
    static final long PIXELS_MAX = 2_100_000;

    private static final int FACTOR_MAX = 8;
    private static final float QUALITY = 0.9f;
    private static final String COMMENT = "Motcua: covered at the agent, not the camera's own file";

    private MaskedStill() {}

    /** @throws StillFault for bytes that cannot be read as a picture, as those of WebP, and for one that is to be shown turned */
    public static Still paint(Still still, List<Mask> masks) throws StillFault {
        if (Turned.isSaid(still.bytes()))
            throw new StillFault(Why.NO_PICTURE, "to be shown turned: masks would cover another place");
        try {
            BufferedImage picture = read(still.bytes());
            Graphics2D g = picture.createGraphics();
            g.setColor(Color.BLACK);
            for (Mask mask : masks) cover(g, mask, picture.getWidth(), picture.getHeight());
            g.dispose();
            return new Still("image/jpeg", commented(jpeg(picture)), still.deviceAt());
        } catch (IOException | RuntimeException broken) {
            // Decoders answer broken files with either; which one says nothing to a person.
            throw new StillFault(Why.NO_PICTURE, "cannot be covered: " + broken.getMessage());
        }
    }

    private static void cover(Graphics2D g, Mask mask, int width, int height) {
        int x = Mask.from(mask.left(), width);
        int y = Mask.from(mask.top(), height);
        g.fillRect(
                x, y, Mask.to(mask.left() + mask.width(), width) - x, Mask.to(mask.top() + mask.height(), height) - y);
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new IOException("unknown form");
            return read(readers.next(), in);
        }
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            int factor = 1;
            while ((long) reader.getWidth(0) * reader.getHeight(0) / factor / factor > PIXELS_MAX) factor *= 2;
            if (factor > FACTOR_MAX) throw new IOException("too large");
            ImageReadParam smaller = reader.getDefaultReadParam();
            smaller.setSourceSubsampling(factor, factor, 0, 0);
            return withoutAlpha(reader.read(0, smaller));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage withoutAlpha(BufferedImage read) {
        if (read.getType() == BufferedImage.TYPE_3BYTE_BGR) return read;
        BufferedImage plain = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = plain.createGraphics();
        g.drawImage(read, 0, 0, null);
        g.dispose();
        return plain;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam fine = writer.getDefaultWriteParam();
            fine.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            fine.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), fine);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Behind the first segment, which JFIF wants at its place. Source: ITU-T T.81, B.2.4.5. */
    private static byte[] commented(byte[] jpeg) {
        int at = 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff);
        byte[] comment = COMMENT.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + comment.length + 4);
        out.write(jpeg, 0, at);
        out.write(0xff);
        out.write(0xfe);
        out.write(comment.length + 2 >> 8);
        out.write(comment.length + 2);
        out.write(comment, 0, comment.length);
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }
}
