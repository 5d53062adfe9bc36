package vn.motcua.system;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.launcher.demo.TicketReader;

/** Reads the QR of papers as a phone would. */
final class PaperReader {
    static final String UNREADABLE = "unreadable";

    private PaperReader() {}

    /** The text of each paper's QR; a paper without a readable one counts as {@code unreadable}. */
    static List<String> read(List<BufferedImage> papers) {
        List<String> texts = new ArrayList<>();
        for (BufferedImage paper : papers) texts.add(read(paper));
        return texts;
    }

    static String read(BufferedImage paper) {
        return TicketReader.read(paper).orElse(UNREADABLE);
    }
}
