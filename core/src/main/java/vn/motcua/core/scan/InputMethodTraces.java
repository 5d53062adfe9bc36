package vn.motcua.core.scan;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What a keyboard-wedge scanner's text looks like after a Vietnamese input method or keyboard layout was in its way. Only told,
 * never undone: {@code H12} and {@code H1â} could each have been the scan.
 */
final class InputMethodTraces {
    private static final int LONGEST_WORD = 12;
    private static final int LONGEST_BARE_WORDS = 24;

    /* A Vietnamese syllable as Telex keys: onset, vowels, coda, tone letter. Possessive and applied to words of at most 12 letters.
     * Whether a mark is really in it is asked apart. */
    private static final Pattern TELEX_SYLLABLE = Pattern.compile(
            "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|dd|[bcdghklmnprstvx])?+[aeiouyw]{1,5}+[sfrxj]?(?:ng|nh|ch|[cmnpt])?+[sfrxjw]?");

    private static final Pattern TELEX_MARK = Pattern.compile("aa|aw|ee|oo|ow|uw|dd|[sfrxj]$");
    private static final Pattern VNI_WORD = Pattern.compile("\\p{L}{1,6}+[1-9]\\p{L}{0,4}+[1-9]?|[Dd]9\\p{L}{1,6}+");
    private static final Pattern CODE_SHAPE = Pattern.compile("[A-Za-z]\\d{2}(?:\\.\\d{1,3}){0,4}-\\d{6}-\\d{4,6}");
    private static final Pattern EATEN_DIGIT =
            Pattern.compile("[^\\x00-\\x7F]\\d{0,2}(?:\\.\\d{1,3}){0,4}-\\d{6}-\\d{4,6}");

    private InputMethodTraces() {}

    /** Whether a name or address is the keys of Telex or VNI instead of letters. A suspicion: some names of minorities look alike. */
    static boolean hasKeysIn(String name, boolean withDigits) {
        if (!Letters.isAscii(name)) return false;
        for (String word : name.split("[ ,.]+")) {
            if (word.length() > LONGEST_WORD || word.length() < 2) continue;
            if (withDigits && VNI_WORD.matcher(word).matches()) return true;
            String lower = word.toLowerCase(java.util.Locale.ROOT);
            if (TELEX_MARK.matcher(lower).find()
                    && TELEX_SYLLABLE.matcher(lower).matches()) return true;
        }
        return false;
    }

    /** Whether a long Vietnamese text has no letter beyond ASCII at all. */
    static boolean lacksMarks(String text) {
        return text.length() > LONGEST_BARE_WORDS && Letters.isAscii(text);
    }

    /** Whether a dossier code is left under changed digits or a changed first letter. */
    static boolean hidesDossierCode(String text) {
        if (Letters.isAscii(text)) return false;
        return EATEN_DIGIT.matcher(text).matches()
                || CODE_SHAPE.matcher(withDigitRow(text)).matches();
    }

    /**
     * The text with what the Vietnamese keyboard layout types for 1 to 9 and 0 ({@code ă â ê ô}, five tone marks, {@code đ}) as
     * zeros: enough to see a shape. Which digits they were cannot be told, because marks join the letter before them.
     */
    static String withDigitRow(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder digits = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            boolean isTone = c == '\u0300' || c == '\u0309' || c == '\u0303' || c == '\u0301' || c == '\u0323';
            boolean isLetterMark = c == '\u0306' || c == '\u0302';
            if (isTone || c == 'đ' || c == 'Đ') digits.append('0');
            else if (isLetterMark) replaceLetter(digits);
            else digits.append(c);
        }
        return digits.toString();
    }

    // The letter under the mark may already have tone digits behind it: canonical order puts the dot below first.
    private static void replaceLetter(StringBuilder digits) {
        int at = digits.length() - 1;
        while (at >= 0 && Letters.isDigit(digits.charAt(at))) at--;
        if (at >= 0) digits.setCharAt(at, '0');
    }
}
