package vn.motcua.system.rig.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import vn.motcua.edge.transport.LinkDown;
import vn.motcua.edge.transport.LinkListener;
import vn.motcua.edge.transport.PortStatus;

/** Hears one link and notes when. */
final class Ear implements LinkListener {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean up;
    private volatile LinkDown down;
    private volatile long downAtNanos;
    private volatile long heardAtNanos;
    private volatile PortStatus status;
    private volatile long statusAtNanos;

    @Override
    public void up() {
        up = true;
    }

    @Override
    public synchronized void received(byte[] piece) {
        bytes.writeBytes(piece);
        heardAtNanos = System.nanoTime();
    }

    @Override
    public void status(PortStatus told) {
        statusAtNanos = System.nanoTime();
        status = told;
    }

    @Override
    public void down(LinkDown reason) {
        downAtNanos = System.nanoTime();
        down = reason;
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    void awaitUp(Duration limit) throws IOException {
        Waiting.until("the link comes up (down: " + down + ")", limit, () -> {
            if (down != null) throw new AssertionError("went down instead: " + down);
            return up;
        });
    }

    /** @return when the port said so */
    long awaitPaper(boolean isIn, Duration limit) throws IOException {
        Waiting.until(
                "the port says that paper is " + (isIn ? "in" : "out"),
                limit,
                () -> status != null && status.isPaperOut() != isIn);
        return statusAtNanos;
    }

    LinkDown awaitDown(Duration limit) throws IOException {
        Waiting.until("the link reports its loss", limit, () -> down != null);
        return down;
    }

    void awaitText(String expected, Duration limit) throws IOException {
        Waiting.until("\"" + expected.strip() + "\" arrives", limit, () -> text().equals(expected));
    }

    /** When the last piece came. */
    long heardAtNanos() {
        return heardAtNanos;
    }

    long downAtNanos() {
        return downAtNanos;
    }
}
