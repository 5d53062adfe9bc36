package vn.motcua.system.rig.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import vn.motcua.edge.transport.LinkDown;
import vn.motcua.edge.transport.LinkListener;

/** Hears one link and notes when. */
final class Ear implements LinkListener {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean up;
    private volatile LinkDown down;
    private volatile long downAtNanos;
    private volatile long heardAtNanos;

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
