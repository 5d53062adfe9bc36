package vn.motcua.system.rig.guest;

import java.util.concurrent.atomic.AtomicInteger;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkFactory;

/** Counts how often a device is tried. */
final class CountedLinks implements LinkFactory {
    private final LinkFactory links;
    private final AtomicInteger made = new AtomicInteger();

    CountedLinks(LinkFactory links) {
        this.links = links;
    }

    @Override
    public ByteLink create(LinkAddress address) {
        made.incrementAndGet();
        return links.create(address);
    }

    int made() {
        return made.get();
    }
}
