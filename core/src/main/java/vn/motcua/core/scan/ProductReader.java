package vn.motcua.core.scan;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/** Goods: EAN and UPC numbers told by the scanner or by length and check digit, and GS1 element strings. Kind unknown, said plainly. */
final class ProductReader {
    private static final Set<String> GS1 = Set.of("]C1", "]E0", "]E4", "]d2", "]Q3", "]e0", "]J1");
    private static final Set<Integer> LENGTHS = Set.of(8, 13, 14);
    private static final int GTIN = 14;

    private ProductReader() {}

    static @Nullable Scan read(String text, @Nullable String symbology) {
        String plain = text.startsWith("(01)") ? "01" + text.substring(4) : text;
        boolean isElement = plain.length() >= 2 + GTIN
                && plain.startsWith("01")
                && isProduct(plain.substring(2, 2 + GTIN))
                && (GS1.contains(String.valueOf(symbology)) || text.startsWith("(01)"));
        if (isElement)
            return product(text, "gs1")
                    .field("gtin", plain.substring(2, 2 + GTIN))
                    .build();
        boolean isSaid = symbology != null && symbology.startsWith("]E");
        boolean isNumber =
                Letters.areDigits(text) && (LENGTHS.contains(text.length()) || isSaid && text.length() == 12);
        if (!isNumber || !isProduct(text)) return null;
        // One number in ten has a right check digit by chance: only what the scanner called an article is told openly.
        return product(text, "product").field("gtin", isSaid ? text : null).build();
    }

    private static Draft product(String text, String looksLike) {
        Draft draft = new Draft(ScanKind.UNKNOWN, Confidence.LIKELY).field("looksLike", looksLike);
        draft.personal.text("text", text);
        return draft;
    }

    /** Digits whose last one is the GS1 check digit: weights 3 and 1 from the right. */
    static boolean isProduct(String digits) {
        if (!Letters.areDigits(digits)) return false;
        int sum = 0;
        for (int i = 0; i < digits.length() - 1; i++) {
            int weight = (digits.length() - 1 - i) % 2 == 1 ? 3 : 1;
            sum += weight * (digits.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10 == digits.charAt(digits.length() - 1) - '0';
    }
}
