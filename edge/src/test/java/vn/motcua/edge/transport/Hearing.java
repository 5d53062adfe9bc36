package vn.motcua.edge.transport;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes down what a link says. */
class Hearing implements LinkListener {
    final CountDownLatch up = new CountDownLatch(1);
    final CountDownLatch gone = new CountDownLatch(1);
    final List<LinkDown> downs = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void up() {
        up.countDown();
    }

    @Override
    public void received(byte[] piece) {
        synchronized (bytes) {
            bytes.writeBytes(piece);
        }
    }

    @Override
    public void down(LinkDown reason) {
        downs.add(reason);
        gone.countDown();
    }

    byte[] heard() {
        synchronized (bytes) {
            return bytes.toByteArray();
        }
    }

    void awaitUp() throws InterruptedException {
        if (!up.await(20, TimeUnit.SECONDS)) throw new AssertionError("not up; downs: " + downs);
    }

    void awaitDown() throws InterruptedException {
        if (!gone.await(40, TimeUnit.SECONDS)) throw new AssertionError("not down");
    }
}
