package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.motcua.kiosk.simprinter.Reel;

/** What stands on paper between rows of white, from top to bottom: lines of letters, rules, the number, the code. */
final class Bands {
    /** No line of letters is so high. */
    private static final int LINE_MAX = 92;

    private Bands() {}

    private record Band(int top, List<String> rows) {}

    /** As one of these papers: a ticket that teaches many letters may be spelt plainer. */
    static void assertSameLetters(BufferedImage printed, List<BufferedImage> expected, String what) {
        AssertionError first = null;
        for (BufferedImage each : expected) {
            try {
                assertSameLetters(printed, each, what);
                return;
            } catch (AssertionError e) {
                if (first == null) first = e;
            }
        }
        throw new AssertionError(what + ": as none of " + expected.size() + " papers", first);
    }

    /**
     * What a printer makes of this ticket when it has just been switched on, and when it is printed the next time.
     *
     * @param ticket of fewer letters than can be taught at a time
     */
    static List<BufferedImage> alone(EncodedTicket ticket, PrinterProfile profile) {
        PrinterMemory memory = new PrinterMemory();
        Reel printer = new Reel(profile.widthDots());
        return List.of(printer.print(ticket.bytes(memory)), printer.print(ticket.bytes(memory)));
    }

    /**
     * Every dot of every line of letters is the same. The number may have another form, and so another height: it is the first thing
     * higher than letters.
     */
    static void assertSameLetters(BufferedImage printed, BufferedImage expected, String what) {
        List<Band> seen = of(printed);
        List<Band> wanted = of(expected);
        int number = number(wanted);
        assertThat(number(seen)).as("%s: lines above the number", what).isEqualTo(number);
        assertThat(seen).as("%s: lines", what).hasSameSizeAs(wanted);
        for (int i = 0; i < seen.size(); i++)
            if (i != number)
                assertThat(String.join("\n", seen.get(i).rows()))
                        .as(
                                "%s: line %d, %d rows below the top",
                                what, i, seen.get(i).top())
                        .isEqualTo(String.join("\n", wanted.get(i).rows()));
    }

    /** What its code says. Looked for in each band by itself: what is printed round a code now and then misleads ZXing. */
    static Optional<String> code(BufferedImage paper) {
        return of(paper).stream()
                .filter(band -> band.rows().size() > LINE_MAX)
                .flatMap(
                        band -> Eye.qr(paper.getSubimage(
                                        0,
                                        band.top(),
                                        paper.getWidth(),
                                        band.rows().size()))
                                .stream())
                .findFirst();
    }

    private static int number(List<Band> bands) {
        int at = 0;
        while (bands.get(at).rows().size() <= LINE_MAX) at++;
        return at;
    }

    private static List<Band> of(BufferedImage paper) {
        List<Band> bands = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (int y = 0; y <= paper.getHeight(); y++) {
            String row = y < paper.getHeight() ? row(paper, y) : "";
            if (!row.isBlank()) {
                open.add(row);
            } else if (!open.isEmpty()) {
                bands.add(new Band(y - open.size(), List.copyOf(open)));
                open.clear();
            }
        }
        return bands;
    }

    private static String row(BufferedImage paper, int y) {
        char[] dots = new char[paper.getWidth()];
        Arrays.fill(dots, ' ');
        for (int x = 0; x < dots.length; x++) if ((paper.getRGB(x, y) & 0xFF) == 0) dots[x] = '#';
        return new String(dots);
    }
}
