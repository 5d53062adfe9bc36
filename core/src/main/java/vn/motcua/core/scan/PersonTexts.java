package vn.motcua.core.scan;

/** Whether names and addresses came whole. Only told: what a card says is shown as it says it. */
final class PersonTexts {
    private PersonTexts() {}

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

    /** Letters with marks, and what stands between parts of names. */
    static boolean isName(String text) {
        int letters = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isLetter(c)) letters++;
            else if (" '’.-".indexOf(c) < 0 && Character.getType(c) != Character.NON_SPACING_MARK) return false;
        }
        return letters > 0;
    }
}
