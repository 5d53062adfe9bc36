package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands on paper between rows of white, from top to bottom: lines of letters, rules, the number, the code. */
final class Bands {
    /** No line of letters is so high. */
    private static final int LINE_MAX = 92;

    private Bands() {}

    private record Band(int top, List<String> rows) {}

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
                        .as("%s: line %d, %d rows below the top", what, i, seen.get(i).top())
                        .isEqualTo(String.join("\n", wanted.get(i).rows()));
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
