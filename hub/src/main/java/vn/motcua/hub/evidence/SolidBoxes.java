package vn.motcua.hub.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a picture anew with solid boxes on it. Solid, because a blur can be undone; drawn anew, because a thumbnail, a place or a
 * serial number in the file would show what the boxes hide; as PNG, so that what stays visible is exactly what the camera gave.
 */
final class SolidBoxes {
    /** A small file can hold a huge picture; this many take about 110 MB while they are drawn. */
    static final long PIXELS_MAX = 16_000_000;

    private static final String PNG = "javax_imageio_png_1.0";

    private SolidBoxes() {}

    /**
     * The picture with the boxes on it; empty if it is no picture that can be read, or too large a one.
     *
     * @param of the original's id, the only note in the new file: two pictures that are covered whole stay two pieces
     */
    static Optional<byte[]> paint(byte[] picture, List<Box> boxes, String of) throws IOException {
        Optional<BufferedImage> read = read(picture);
        if (read.isEmpty()) return Optional.empty();
        int width = read.get().getWidth();
        int height = read.get().getHeight();
        // Without an alpha channel: colours below a transparent place would go along unseen.
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = drawn.createGraphics();
        try {
            g.drawImage(read.get(), 0, 0, null);
            g.setColor(Color.BLACK);
            for (Box box : boxes) g.fillRect(box.x(), box.y(), box.width(), box.height());
        } finally {
            g.dispose();
        }
        return Optional.of(png(drawn, of));
    }

    private static Optional<BufferedImage> read(byte[] picture) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
        } catch (IOException | RuntimeException broken) {
            // Decoders answer broken files with either; which one says nothing to a person.
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            return pixels > PIXELS_MAX ? Optional.empty() : Optional.of(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    private static byte[] png(BufferedImage drawn, String of) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            IIOMetadata about = writer.getDefaultImageMetadata(new ImageTypeSpecifier(drawn), null);
            about.mergeTree(PNG, note(of));
            writer.setOutput(out);
            writer.write(new IIOImage(drawn, null, about));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode note(String of) {
        IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", "Redacted copy of");
        entry.setAttribute("value", of);
        IIOMetadataNode text = new IIOMetadataNode("tEXt");
        text.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode(PNG);
        root.appendChild(text);
        return root;
    }
}
