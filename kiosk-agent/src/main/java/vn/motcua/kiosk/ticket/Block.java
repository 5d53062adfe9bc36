package vn.motcua.kiosk.ticket;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One piece of a ticket, from left edge to right edge, with its words filled in. Measures in millimetres. */
public sealed interface Block {
    /** White paper above it. */
    double before();

    /** White paper below it. */
    double after();

    /** Whether many tickets carry this very piece. */
    boolean isLasting();

    /** How large words are; each means other dots on 80 mm and on 58 mm paper. */
    enum Size {
        SMALL,
        NORMAL,
        HEADING,
        LARGE
    }

    /** In which face: {@code BOLD} of the reading face, or the {@code DISPLAY} face of names and marks. */
    enum Style {
        REGULAR,
        BOLD,
        DISPLAY
    }

    /** To which side lines lean. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** A thin or a thick line, or dashes. */
    enum Stroke {
        SOLID,
        THIN,
        DASHED
    }

    /** @param isSpaced set wide, for a title in capitals */
    record Words(
            String text,
            Size size,
            Style style,
            Align align,
            boolean isSpaced,
            double before,
            double after,
            boolean isLasting)
            implements Block {}

    /** The number, as large as it fits the width and at most {@code height}. */
    record Number(String text, double height, double before, double after, boolean isLasting) implements Block {}

    /** Words in white on a black band, as wide as they are or as wide as the paper. */
    record Mark(String text, boolean isWide, double before, double after, boolean isLasting) implements Block {}

    record Rule(Stroke stroke, double before, double after, boolean isLasting) implements Block {}

    /** @param caption beside the code where there is room for it and {@code isBeside}, else below */
    record Qr(
            String text,
            @Nullable String caption,
            boolean isBeside,
            double side,
            double before,
            double after,
            boolean isLasting)
            implements Block {}

    /** A picture file in black and white. */
    record Logo(Path file, double height, Align align, double before, double after, boolean isLasting)
            implements Block {}

    /** Nothing but white. */
    record Blank(double before, double after, boolean isLasting) implements Block {}
}
