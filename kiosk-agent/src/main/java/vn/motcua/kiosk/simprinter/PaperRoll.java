package vn.motcua.kiosk.simprinter;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** The paper that comes out: rows of dots, cut into tickets. Any thread. */
final class PaperRoll {
    private static final int KEPT_TICKETS_MAX = 500;
    private static final int ROWS_MAX = 20_000;
    private static final int GAP_ROWS = 24;

    private final int widthBytes;
    private final List<BufferedImage> tickets = new ArrayList<>();
    private final List<byte[]> rows = new ArrayList<>();
    private long cuts;
    private int keptMax = KEPT_TICKETS_MAX;

    PaperRoll(int widthDots) {
        this.widthBytes = widthDots / 8;
    }

    int widthDots() {
        return widthBytes * 8;
    }

    /** One row of a picture; what is wider than the paper falls beside it. */
    synchronized void row(byte[] dots) {
        byte[] row = new byte[widthBytes];
        System.arraycopy(dots, 0, row, 0, Math.min(dots.length, widthBytes));
        if (rows.size() < ROWS_MAX) rows.add(row);
    }

    synchronized void feed(int dots) {
        for (int i = 0; i < dots && rows.size() < ROWS_MAX; i++) rows.add(new byte[widthBytes]);
    }

    /** @return the ticket that falls into the tray */
    synchronized BufferedImage cut() {
        BufferedImage ticket = image(rows);
        rows.clear();
        cuts++;
        tickets.add(ticket);
        if (tickets.size() > keptMax) tickets.remove(0);
        return ticket;
    }

    synchronized void keepTickets(int countMax) {
        keptMax = countMax;
        while (tickets.size() > countMax) tickets.remove(0);
    }

    synchronized List<BufferedImage> tickets() {
        return List.copyOf(tickets);
    }

    synchronized long cuts() {
        return cuts;
    }

    synchronized int uncutRows() {
        return rows.size();
    }

    synchronized BufferedImage uncut() {
        return image(rows);
    }

    synchronized void throwAway() {
        tickets.clear();
    }

    /** The last tickets and what hangs out of the printer, the newest at the bottom. */
    byte[] png() {
        List<BufferedImage> pieces = new ArrayList<>(tickets());
        pieces.add(uncut());
        int from = Math.max(0, pieces.size() - 6);
        List<BufferedImage> shown = pieces.subList(from, pieces.size());
        int height = shown.stream().mapToInt(p -> p.getHeight() + GAP_ROWS).sum();
        BufferedImage strip = new BufferedImage(widthBytes * 8, Math.max(1, height), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = strip.createGraphics();
        g.setColor(java.awt.Color.LIGHT_GRAY);
        g.fillRect(0, 0, strip.getWidth(), strip.getHeight());
        int y = 0;
        for (BufferedImage piece : shown) {
            Consumer<Integer> draw = at -> g.drawImage(piece, 0, at, null);
            draw.accept(y);
            y += piece.getHeight() + GAP_ROWS;
        }
        g.dispose();
        return encode(strip);
    }

    private static byte[] encode(BufferedImage image) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, "png", out)) throw new IllegalStateException("this Java cannot write PNG");
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage image(List<byte[]> dots) {
        BufferedImage image =
                new BufferedImage(widthBytes * 8, Math.max(1, dots.size()), BufferedImage.TYPE_BYTE_BINARY);
        byte[] data = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
        java.util.Arrays.fill(data, (byte) 0xFF);
        for (int y = 0; y < dots.size(); y++)
            for (int x = 0; x < widthBytes; x++) data[y * widthBytes + x] = (byte) ~dots.get(y)[x];
        return image;
    }
}
