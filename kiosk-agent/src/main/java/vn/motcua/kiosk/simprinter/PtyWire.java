package vn.motcua.kiosk.simprinter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.pty.PseudoTerminal;

/** A serial printer on a pseudo-terminal. A broken cable stays broken: the terminal is gone with it. */
final class PtyWire implements Wire {
    private static final Duration READ = Duration.ofMillis(20);
    private static final Duration WRITE = Duration.ofMillis(200);

    private final PseudoTerminal terminal;

    PtyWire() throws IOException {
        terminal = PseudoTerminal.open();
    }

    Path path() {
        return terminal.path();
    }

    @Override
    public void accept() {
        // A serial printer does not know whether anybody has opened the port.
    }

    @Override
    public byte @Nullable [] read(int max) throws IOException {
        return terminal.read(max, READ);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        int sent = terminal.write(bytes, WRITE);
        assert sent <= bytes.length; // what nobody reads is lost, as on a real line
    }

    @Override
    public void hangUp() {
        terminal.close();
    }

    @Override
    public void breakOff() {
        terminal.close();
    }

    @Override
    public void close() {
        terminal.close();
    }
}
