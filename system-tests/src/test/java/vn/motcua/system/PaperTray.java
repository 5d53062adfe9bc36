package vn.motcua.system;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** Every paper that fell out of some printers, counted by what its QR says; a printer itself keeps only the last few hundred. */
final class PaperTray implements AutoCloseable {
    private static final int KEPT = 30;
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
        String text = PaperReader.read(paper);
        int soFar = papers.merge(text, 1, Integer::sum);
        if (text.equals(PaperReader.UNREADABLE) && soFar <= KEPT) keep(paper, soFar);
    }

    /** For whoever asks why a ticket that was said to be printed is not here. */
    private static void keep(BufferedImage paper, int number) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "papers"));
            ImageIO.write(
                    paper,
                    "png",
                    folder.resolve("unreadable-" + number + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Papers by the text of their QR, once all that fell so far are read. A torn one has none and is not here. */
    Map<String, Integer> papers() throws InterruptedException {
        reader.shutdown();
        if (!reader.awaitTermination(120, TimeUnit.SECONDS))
            throw new AssertionError("the papers are still being read");
        papers.remove(PaperReader.UNREADABLE);
        return papers;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
