package vn.motcua.core.scan;

/**
 * Whether names and addresses came whole. What holds signs that no name or address has is left out and named; what only looks
 * changed on the way is shown as the card says it, and the suspicion told.
 */
final class PersonTexts {
    private static final String BETWEEN_NAMES = " '’‘ʼ`.-";
    private static final String IN_NO_ADDRESS = "<>?{}\\^~|\uFFFD";

    private PersonTexts() {}

    /** Takes a name over, or says that it is none. */
    static void name(Draft draft, String given) {
        String name = withVietnameseD(given);
        boolean isName = isName(name);
        draft.warnIf(!isName, ScanWarning.NAME_BAD);
        if (isName) draft.personal.text("name", name);
    }

    /** Takes an address over, or says that it is none; a card may have none. */
    static void address(Draft draft, String given) {
        if (given.isEmpty()) return;
        String address = withVietnameseD(given);
        boolean isAddress = isAddress(address);
        draft.warnIf(!isAddress, ScanWarning.ADDRESS_BAD);
        if (isAddress) draft.personal.text("address", address);
    }

    static void judgeName(Draft draft, String text) {
        judge(draft, text);
        draft.warnIf(InputMethodTraces.hasKeysIn(text, true), ScanWarning.INPUT_METHOD_SUSPECTED);
    }

    // No digits here: "Q1" and "KP3" are parts of addresses.
    static void judgeAddress(Draft draft, String text) {
        judge(draft, text);
        draft.warnIf(InputMethodTraces.hasKeysIn(text, false), ScanWarning.INPUT_METHOD_SUSPECTED);
        draft.warnIf(InputMethodTraces.lacksMarks(text), ScanWarning.DIACRITICS_MISSING);
    }

    private static void judge(Draft draft, String text) {
        draft.warnIf(text.indexOf('?') >= 0 || text.indexOf('\uFFFD') >= 0, ScanWarning.LETTERS_LOST);
    }

    /** Latin letters with marks, and what stands between parts of names. */
    static boolean isName(String text) {
        int letters = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isLatin(c)) letters++;
            else if (BETWEEN_NAMES.indexOf(c) < 0 && Character.getType(c) != Character.NON_SPACING_MARK) return false;
        }
        return letters > 0;
    }

    private static boolean isAddress(String text) {
        int signs = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            boolean isLetter = Character.isLetter(c);
            if (isLetter && !isLatin(c) || IN_NO_ADDRESS.indexOf(c) >= 0 || isUnseen(c)) return false;
            if (isLetter || c >= '0' && c <= '9') signs++;
        }
        return signs > 0;
    }

    private static boolean isLatin(int c) {
        return Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    // Controls, overrides of the writing direction, private and unassigned characters.
    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Old fonts and converters write the Icelandic or the African letter, which look the same, for {@code Đ} (U+0110). */
    private static String withVietnameseD(String text) {
        return text.replace('\u00D0', 'Đ')
                .replace('\u0189', 'Đ')
                .replace('\u00F0', 'đ')
                .replace('\u0256', 'đ');
    }
}
