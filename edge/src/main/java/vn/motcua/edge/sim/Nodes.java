package vn.motcua.edge.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.pty.RecordNode;

/** A node of whole records, with what the device says of them beside it. */
final class Nodes implements LinePlan {
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final String DESCRIPTOR = "report_descriptor";

    private final String name;
    private final String address;
    private final byte[] descriptor;
    private @Nullable Path node;

    Nodes(String name, String address, byte[] descriptor) {
        this.name = name;
        this.address = address;
        this.descriptor = descriptor;
    }

    @Override
    public End plug() throws IOException {
        Path there = node == null ? Files.createTempDirectory("motcua-sim").resolve(name) : node;
        node = there;
        if (descriptor.length > 0) Files.write(there.resolveSibling(DESCRIPTOR), descriptor);
        return new NodeEnd(RecordNode.make(there));
    }

    @Override
    public String address() {
        return address.replace("NODE", String.valueOf(node));
    }

    @Override
    public boolean hears() {
        return false;
    }

    @Override
    public void forget() {
        Path there = node;
        Path folder = there == null ? null : there.getParent();
        if (folder == null) return;
        try {
            Files.deleteIfExists(folder.resolve(DESCRIPTOR));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.debug("simulated {}: {}", name, e.getMessage());
        }
    }

    private record NodeEnd(RecordNode node) implements End {
        @Override
        public byte @Nullable [] read() {
            return null;
        }

        @Override
        public int write(byte[] bytes) throws IOException {
            return node.write(bytes);
        }

        @Override
        public void pull() {
            node.close();
        }
    }
}
