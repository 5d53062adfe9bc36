package vn.motcua.core.scan;

import java.util.Set;

/**
 * The twelve digits of a citizen: place of registration, century with sex, year of birth, six more (circular 07/2016/TT-BCA). There
 * is no check digit. Any thread.
 */
final class PersonNumber {
    static final int LENGTH = 12;

    /** The 63 provinces of 2016; the numbers outlive the mergers. */
    private static final Set<String> PLACES = Set.of(
            "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022", "024",
            "025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038", "040", "042", "044", "045",
            "046", "048", "049", "051", "052", "054", "056", "058", "060", "062", "064", "066", "067", "068", "070",
            "072", "074", "075", "077", "079", "080", "082", "083", "084", "086", "087", "089", "091", "092", "093",
            "094", "095", "096");

    private final String digits;

    /** @param digits exactly twelve */
    PersonNumber(String digits) {
        if (!Letters.areDigits(digits, LENGTH)) throw new IllegalArgumentException("allowed are exactly 12 digits");
        this.digits = digits;
    }

    boolean hasKnownPlace() {
        return PLACES.contains(digits.substring(0, 3));
    }

    /** The fourth digit: 0 and 1 for 19xx, 2 and 3 for 20xx, and so on. */
    int birthYear() {
        return 1900 + (digits.charAt(3) - '0') / 2 * 100 + CardDates.number(digits, 4, 6);
    }

    String sex() {
        return (digits.charAt(3) - '0') % 2 == 0 ? "male" : "female";
    }

    /** Never the number. */
    @Override
    public String toString() {
        return "PersonNumber";
    }
}
