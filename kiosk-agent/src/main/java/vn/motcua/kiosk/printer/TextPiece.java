package vn.motcua.kiosk.printer;

import vn.motcua.kiosk.ticket.Block.Align;

/** What a ticket in text mode is made of, from top to bottom. */
sealed interface TextPiece {
    /**
     * One line of characters.
     *
     * @param across how many times as wide as the font
     * @param down how many times as high
     * @param spacing dots between characters, before enlarging
     */
    record Line(
            String text,
            int across,
            int down,
            int spacing,
            boolean isBold,
            boolean isNegative,
            int underline,
            Align align)
            implements TextPiece {
        Line plainer(String other) {
            return new Line(other, across, down, spacing, false, isNegative, underline, align);
        }

        static Line plain(String text, Align align) {
            return new Line(text, 1, 1, 0, false, false, 0, align);
        }
    }

    /** The number: whatever form there is room for. */
    record Number(String text, int heightDots) implements TextPiece {}

    /** Commands of their own, such as a code; stands in the middle. */
    record Command(byte[] bytes) implements TextPiece {}

    /** White paper. */
    record Feed(int dots) implements TextPiece {}
}
