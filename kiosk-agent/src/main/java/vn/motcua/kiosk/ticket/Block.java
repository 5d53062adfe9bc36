package vn.motcua.kiosk.ticket;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.kiosk.font.Lettering;

/** One piece of a ticket, from left edge to right edge, with its words filled in. Measures in millimetres. */
public sealed interface Block {
    /** White paper above it. */
    double before();

    /** White paper below it. */
    double after();

    /** Whether many tickets carry this very piece. */
    boolean isLasting();

    /** What it says in letters. */
    default List<String> texts() {
        return List.of();
    }

    /** With its letters as they can stand on paper. */
    default Block shown() {
        return this;
    }

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
            implements Block {
        @Override
        public List<String> texts() {
            return List.of(text);
        }

        @Override
        public Block shown() {
            return new Words(Lettering.shown(text), size, style, align, isSpaced, before, after, isLasting);
        }
    }

    /** The number, as large as it fits the width and at most {@code height}. */
    record Number(String text, double height, double before, double after, boolean isLasting) implements Block {
        @Override
        public List<String> texts() {
            return List.of(text);
        }

        @Override
        public Block shown() {
            return new Number(Lettering.shown(text), height, before, after, isLasting);
        }
    }

    /** Words in white on a black band, as wide as they are or as wide as the paper. */
    record Mark(String text, boolean isWide, double before, double after, boolean isLasting) implements Block {
        @Override
        public List<String> texts() {
            return List.of(text);
        }

        @Override
        public Block shown() {
            return new Mark(Lettering.shown(text), isWide, before, after, isLasting);
        }
    }

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
            implements Block {
        @Override
        public List<String> texts() {
            return caption == null ? List.of() : List.of(caption);
        }

        @Override
        public Block shown() {
            String below = caption == null ? null : Lettering.shown(caption);
            return new Qr(Lettering.withoutControls(text), below, isBeside, side, before, after, isLasting);
        }
    }

    /** A picture file in black and white. */
    record Logo(Path file, double height, Align align, double before, double after, boolean isLasting)
            implements Block {}

    /** Nothing but white. */
    record Blank(double before, double after, boolean isLasting) implements Block {}
}
