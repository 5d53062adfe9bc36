package vn.motcua.core.scan;

/** The check digit of ICAO 9303 part 3: weights 7, 3, 1; letters from ten; filler nought. */
final class MrzCheck {
    private static final int[] WEIGHTS = {7, 3, 1};

    private MrzCheck() {}

    static boolean isRight(String value, char check) {
        return Letters.isDigit(check) && digit(value) == check - '0';
    }

    static int digit(String value) {
        int sum = 0;
        for (int i = 0; i < value.length(); i++) sum += WEIGHTS[i % WEIGHTS.length] * worth(value.charAt(i));
        return sum % 10;
    }

    private static int worth(char c) {
        if (Letters.isDigit(c)) return c - '0';
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
    }
}
