package vn.motcua.kiosk.font;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a text can stand on paper. A control character would be a command to a printer and is taken out; a letter none of our faces
 * has becomes {@value #MISSING}, so that nobody takes what is left for the whole. Pure; any thread; reads the faces at first use.
 */
public final class Lettering {
    /** Stands for a letter that cannot be printed; every face has it and no ticket uses it otherwise. */
    public static final String MISSING = "¤";

    private static final int FIRST_COMBINING = 0x300;
    private static final int PLAIN_FIRST = ' ';
    private static final int PLAIN_LAST = '~';
    private static final int HYPHEN = 0x2010;
    private static final int HYPHEN_UNBREAKABLE = 0x2011;

    private Lettering() {}

    /** Composed, of one line, without what only steers; each letter no face has as {@link #MISSING}. */
    public static String shown(String text) {
        if (text.chars().allMatch(Lettering::isPlain)) return text;
        StringBuilder shown = new StringBuilder();
        composed(text).codePoints().forEach(letter -> shown.append(shown(letter)));
        return shown.toString();
    }

    /** The letters of a text that no face has, in the order of their first use; empty if it can be printed as it is. */
    public static Set<String> missing(String text) {
        Set<String> missing = new LinkedHashSet<>();
        composed(text)
                .codePoints()
                .filter(letter -> shown(letter).equals(MISSING) && !MISSING.equals(Character.toString(letter)))
                .mapToObj(Character::toString)
                .forEach(missing::add);
        return missing;
    }

    /** Without characters that are commands; for what is not shown in letters, such as the text of a code. */
    public static String withoutControls(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) return text;
        StringBuilder kept = new StringBuilder();
        text.chars().filter(c -> !Character.isISOControl(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static String shown(int letter) {
        if (isPlain(letter)) return Character.toString(letter);
        if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) return " ";
        if (letter == HYPHEN || letter == HYPHEN_UNBREAKABLE) return "-";
        if (isSteering(letter)) return "";
        return isInEveryFace(letter) ? Character.toString(letter) : MISSING;
    }

    /** Controls, marks of direction and of joining, chosen variants: none of them is ink. */
    private static boolean isSteering(int letter) {
        int type = Character.getType(letter);
        boolean isVariant = type == Character.NON_SPACING_MARK
                && Character.UnicodeBlock.of(letter) == Character.UnicodeBlock.VARIATION_SELECTORS;
        return type == Character.CONTROL || type == Character.FORMAT || isVariant;
    }

    private static boolean isInEveryFace(int letter) {
        TicketFonts fonts = TicketFonts.loaded();
        return List.of(fonts.display(), fonts.body(), fonts.strong()).stream()
                .allMatch(face -> face.canDisplay(letter));
    }

    private static boolean isPlain(int c) {
        return c >= PLAIN_FIRST && c <= PLAIN_LAST;
    }

    /** The normaliser and its tables are loaded only for a text that has something to compose. */
    private static String composed(String text) {
        boolean isDecomposed =
                text.chars().anyMatch(c -> c >= FIRST_COMBINING && Character.getType(c) == Character.NON_SPACING_MARK);
        return isDecomposed ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    }
}
