package vn.motcua.kiosk.printer;

import java.util.List;
import java.util.Locale;

/**
 * The same words with fewer letters of their own, for a ticket that has to teach the printer so many that it would be too long: what a
 * template sets in capitals for its looks (the spaced title, the white marks) has only its first letter large, signs that are no letters
 * become those of the keyboard, nothing is bold. No letter loses its mark, and what people and places are called stays as it is. Pure.
 */
final class PlainSpelling {
    private static final String SIGNS = "·•–—−‘’“”";
    private static final String KEYBOARD = "-----''\"\"";

    private PlainSpelling() {}

    static List<TextPiece> of(List<TextPiece> pieces) {
        return pieces.stream().map(PlainSpelling::of).toList();
    }

    private static TextPiece of(TextPiece piece) {
        if (!(piece instanceof TextPiece.Line line)) return piece;
        boolean isForLooks = line.isNegative() || line.spacing() > 0;
        return line.plainer(signs(isForLooks ? sentence(line.text()) : line.text()));
    }

    private static String signs(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int at = SIGNS.indexOf(plain.charAt(i));
            if (at >= 0) plain.setCharAt(i, KEYBOARD.charAt(at));
        }
        return plain.toString();
    }

    private static String sentence(String text) {
        int first = 0;
        while (first < text.length() && !Character.isLetterOrDigit(text.charAt(first))) first++;
        if (first == text.length()) return text;
        return text.substring(0, first + 1) + text.substring(first + 1).toLowerCase(Locale.ROOT);
    }
}
