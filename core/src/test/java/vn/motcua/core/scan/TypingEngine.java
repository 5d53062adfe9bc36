package vn.motcua.core.scan;

import java.text.Normalizer;
import java.util.Map;

/** A small Vietnamese input method: what a wedge scanner's keys become where no judge of others is installed. Rules are data. */
enum TypingEngine {
    TELEX(
            "vietnamese-telex",
            "sfrxj",
            Map.of(
                    "aa", "\u0302", "ee", "\u0302", "oo", "\u0302", "aw", "\u0306", "ow", "\u031B", "uw", "\u031B",
                    "dd", "đ")),
    VNI(
            "vietnamese-vni",
            "12345",
            Map.of(
                    "a6", "\u0302", "e6", "\u0302", "o6", "\u0302", "a8", "\u0306", "o7", "\u031B", "u7", "\u031B",
                    "d9", "đ")),
    VIQR(
            "vietnamese-viqr",
            "'`?~.",
            Map.of(
                    "a^", "\u0302", "e^", "\u0302", "o^", "\u0302", "a(", "\u0306", "o+", "\u031B", "u+", "\u031B",
                    "dd", "đ"));

    private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";
    private static final String VOWELS = "aeiouy";

    final String quailName;
    private final String toneKeys;
    private final Map<String, String> marks;

    TypingEngine(String quailName, String toneKeys, Map<String, String> marks) {
        this.quailName = quailName;
        this.toneKeys = toneKeys;
        this.marks = marks;
    }

    String type(String keys) {
        StringBuilder typed = new StringBuilder();
        int vowel = -1;
        char before = 0;
        for (char key : keys.toCharArray()) {
            char lower = Character.toLowerCase(key);
            String mark = marks.get("" + Character.toLowerCase(before) + lower);
            int tone = toneKeys.indexOf(lower);
            if ("đ".equals(mark)) {
                typed.setCharAt(typed.length() - 1, Character.isUpperCase(before) ? 'Đ' : 'đ');
            } else if (mark != null) {
                typed.append(mark);
            } else if (tone >= 0 && vowel >= 0) {
                typed.insert(isMark(typed, vowel + 1) ? vowel + 2 : vowel + 1, TONES.charAt(tone));
                vowel = -1;
            } else {
                typed.append(key);
                if (VOWELS.indexOf(lower) >= 0) vowel = typed.length() - 1;
                else if (!Character.isLetter(key)) vowel = -1;
            }
            before = mark == null ? key : 0;
        }
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    private static boolean isMark(StringBuilder typed, int at) {
        return at < typed.length() && Character.getType(typed.charAt(at)) == Character.NON_SPACING_MARK;
    }
}
