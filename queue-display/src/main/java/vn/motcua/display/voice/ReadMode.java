package vn.motcua.display.voice;

/** How the digits of a ticket are read. */
public enum ReadMode {
    /** Cardinal up to three digits as written, digit by digit from four: "012" is "mười hai", "1001" "một không không một". */
    AUTO("auto"),
    /** As one number, leading zeros dropped. */
    CARDINAL("cardinal"),
    /** One digit after another, zeros kept; clearer in a noisy hall. */
    DIGITS("digits");

    private static final int CARDINAL_DIGITS_MAX = 3;

    private final String code;

    ReadMode(String code) {
        this.code = code;
    }

    /** As it stands in configuration and on the command line. */
    public String code() {
        return code;
    }

    boolean readsDigits(int digitCount) {
        return this == DIGITS || (this == AUTO && digitCount > CARDINAL_DIGITS_MAX);
    }
}
