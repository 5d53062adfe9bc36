package vn.motcua.kiosk.printer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Breaks words into lines of so many characters. Pure. */
final class TextWrap {
    private static final int LINES_MAX = 4;

    private TextWrap() {}

    /** As few lines as fit, of even length; after four lines the rest is left out, marked with an ellipsis. */
    static List<String> balanced(String text, int columns) {
        List<String> widest = lines(text, columns);
        if (widest.size() > LINES_MAX) return shortened(widest, columns);
        for (int narrow = (columns + widest.size() - 1) / widest.size(); narrow < columns; narrow++) {
            List<String> even = lines(text, narrow);
            int limit = narrow;
            boolean isUnbroken = words(text).stream().allMatch(word -> word.length() <= limit);
            if (isUnbroken && even.size() <= widest.size()) return even;
        }
        return widest;
    }

    static List<String> lines(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(text)) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            while (rest.length() > columns) {
                lines.add(rest.substring(0, columns));
                rest = rest.substring(columns);
            }
            line.append(rest);
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return lines;
    }

    private static List<String> words(String text) {
        String composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        return List.of(composed.split("\\s+"));
    }

    private static List<String> shortened(List<String> lines, int columns) {
        if (lines.size() <= LINES_MAX) return lines;
        List<String> kept = new ArrayList<>(lines.subList(0, LINES_MAX));
        String last = kept.get(LINES_MAX - 1);
        int blank = last.lastIndexOf(' ');
        // Behind a whole word where the line has more than one.
        if (last.length() >= columns) last = last.substring(0, blank > 0 ? blank : columns - 1);
        kept.set(LINES_MAX - 1, last + "…");
        return kept;
    }
}
