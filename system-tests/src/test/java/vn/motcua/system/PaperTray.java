package vn.motcua.system;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** Every paper that fell out of some printers, counted by what its QR says; a printer itself keeps only the last few hundred. */
final class PaperTray implements AutoCloseable {
    private static final String UNREADABLE = "unreadable";
    private final Map<String, Integer> papers = new ConcurrentHashMap<>();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "paper tray");
        thread.setDaemon(true);
        return thread;
    });

    PaperTray(List<SimulatedPrinter> printers) {
        printers.forEach(printer -> printer.onCut(paper -> reader.execute(() -> count(paper))));
    }

    private void count(BufferedImage paper) {
        papers.merge(PaperReader.read(paper), 1, Integer::sum);
    }

    /** Papers by the text of their QR, once all that fell so far are read. A torn one has none and is not here. */
    Map<String, Integer> papers() throws InterruptedException {
        reader.shutdown();
        if (!reader.awaitTermination(120, TimeUnit.SECONDS))
            throw new AssertionError("the papers are still being read");
        papers.remove(UNREADABLE);
        return papers;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
