package vn.motcua.display.led;

/**
 * A content made fit for one sign.
 *
 * @param text as many printable ASCII characters as the sign has cells
 */
public record SignFace(String text, boolean blinking, boolean dimmed) {
    private static final char STALE_MARK = '-';

    /**
     * Ticket numbers keep their end where the sign is too short. A sign that cannot dim says by a mark that its content is old, and
     * shows only marks when there is no room for one: better no number than an old one that looks new.
     */
    static SignFace of(SignContent content, int cells, boolean canDim) {
        StringBuilder text = new StringBuilder();
        content.text().chars().forEach(one -> text.append(one >= ' ' && one < 0x7f ? (char) one : ' '));
        boolean isMarked = content.stale() && !canDim && text.length() > 0;
        if (isMarked) mark(text, cells);
        if (text.length() > cells) text.delete(0, text.length() - cells);
        while (text.length() < cells) text.append(' ');
        return new SignFace(text.toString(), content.blinking(), content.stale() && canDim);
    }

    private static void mark(StringBuilder text, int cells) {
        if (text.length() < cells) {
            text.append(STALE_MARK);
        } else {
            text.setLength(0);
            text.append(String.valueOf(STALE_MARK).repeat(cells));
        }
    }

    SignFace dark() {
        return new SignFace(" ".repeat(text.length()), false, dimmed);
    }
}
