package vn.motcua.bench.measure;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** Notes when each ticket falls: the printer has then received the last byte of it and heard the cut. */
final class PaperTray {
    private static final int TICKETS_MAX = 1_000;
    private final BlockingQueue<Long> cuts = new ArrayBlockingQueue<>(TICKETS_MAX);

    PaperTray(SimulatedPrinter printer) {
        printer.onCut(ticket -> cuts.offer(System.nanoTime()));
    }

    /** {@link System#nanoTime()} of the next cut. */
    long await() throws IOException, InterruptedException {
        Long at = cuts.poll(10, TimeUnit.SECONDS);
        if (at == null) throw new IOException("no ticket fell within 10 s");
        return at;
    }
}
