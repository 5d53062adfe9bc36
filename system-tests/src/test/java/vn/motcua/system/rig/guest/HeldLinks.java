package vn.motcua.system.rig.guest;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkDown;
import vn.motcua.edge.transport.LinkFactory;
import vn.motcua.edge.transport.LinkListener;
import vn.motcua.edge.transport.PortStatus;
import vn.motcua.edge.transport.WriteResult;

/** Links whose reading can be held up, as on a PC that is far too busy: what arrives meanwhile piles up in the kernel. */
public final class HeldLinks implements LinkFactory {
    private final LinkFactory links;
    private volatile CountDownLatch hold = new CountDownLatch(0);

    public HeldLinks(LinkFactory links) {
        this.links = links;
    }

    public void hold() {
        hold = new CountDownLatch(1);
    }

    public void release() {
        hold.countDown();
    }

    @Override
    public ByteLink create(LinkAddress address) {
        return new Held(links.create(address));
    }

    private final class Held implements ByteLink {
        private final ByteLink link;

        Held(ByteLink link) {
            this.link = link;
        }

        @Override
        public LinkAddress address() {
            return link.address();
        }

        @Override
        public LinkState state() {
            return link.state();
        }

        @Override
        public void start(LinkListener listener) {
            link.start(new HeldListener(listener));
        }

        @Override
        public Future<WriteResult> write(byte[] bytes, Duration stallAfter) {
            return link.write(bytes, stallAfter);
        }

        @Override
        public Future<Void> close() {
            return link.close();
        }

        @Override
        public Future<Void> abort() {
            return link.abort();
        }
    }

    private final class HeldListener implements LinkListener {
        private final LinkListener listener;

        HeldListener(LinkListener listener) {
            this.listener = listener;
        }

        @Override
        public void up() {
            listener.up();
        }

        @Override
        public void received(byte[] bytes) {
            try {
                if (!hold.await(60, TimeUnit.SECONDS)) throw new IllegalStateException("held for ever");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            listener.received(bytes);
        }

        @Override
        public void status(PortStatus status) {
            listener.status(status);
        }

        @Override
        public void down(LinkDown reason) {
            listener.down(reason);
        }
    }
}
