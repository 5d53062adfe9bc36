package vn.motcua.display.led;

/**
 * What a counter sign shall show.
 *
 * @param text a ticket number or another short text; empty for a dark sign
 * @param blinking to draw the eye for a while after a call
 * @param stale nobody knows whether it is still so: shown dimmed, or with a mark where the sign cannot dim (I8)
 */
public record SignContent(String text, boolean blinking, boolean stale) {
    public static final SignContent DARK = new SignContent("", false, false);

    public static SignContent of(String text) {
        return new SignContent(text, false, false);
    }
}
