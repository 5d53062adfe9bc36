package vn.motcua.launcher;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines of a terminal of the usual width, between words only: an address must stay whole to be copied. Pure. */
final class Columns {
    static final int WIDTH = 80;

    private Columns() {}

    /**
     * @param first what the first line begins with; those after it are indented as far
     * @return lines of at most {@link #WIDTH} characters, but for words that are longer by themselves
     */
    static List<String> wrapped(String first, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        int begin = first.length();
        for (String word : text.strip().split("\\s+", -1)) {
            boolean isFirst = line.length() == begin;
            if (!isFirst && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(begin));
                isFirst = true;
            }
            if (!isFirst) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
