package vn.motcua.edge.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.pty.PseudoTerminal;

/** A link that leads to another pseudo-terminal after each plugging. */
final class Terminals implements LinePlan {
    private static final Logger LOG = LoggerFactory.getLogger(Terminals.class);

    /** So often the reader looks whether it is to go on. */
    private static final Duration READ = Duration.ofMillis(20);

    private static final Duration WRITE = Duration.ofMillis(200);

    private final String name;
    private final int baud;
    private @Nullable Path link;

    Terminals(String name, int baud) {
        this.name = name;
        this.baud = baud;
    }

    @Override
    public End plug() throws IOException {
        Path there = link == null ? Files.createTempDirectory("motcua-sim").resolve(name) : link;
        PseudoTerminal terminal = PseudoTerminal.open();
        Path next = there.resolveSibling(name + ".next");
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, terminal.path());
        Files.move(next, there, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        link = there;
        return new TerminalEnd(terminal, there);
    }

    @Override
    public String address() {
        return "serial:" + link + "@" + baud;
    }

    @Override
    public void forget() {
        Path there = link;
        if (there == null) return;
        try {
            Files.deleteIfExists(there);
            Path folder = there.getParent();
            if (folder != null) Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.debug("simulated {}: {}", name, e.getMessage());
        }
    }

    private record TerminalEnd(PseudoTerminal terminal, Path link) implements End {
        @Override
        public byte[] read() throws IOException {
            return terminal.read(CHUNK_BYTES, READ);
        }

        @Override
        public int write(byte[] bytes) throws IOException {
            return terminal.write(bytes, WRITE);
        }

        @Override
        public void pull() {
            try {
                Files.deleteIfExists(link);
            } catch (IOException e) {
                LOG.debug("{} stays: {}", link, e.getMessage());
            }
            terminal.close();
        }
    }
}
