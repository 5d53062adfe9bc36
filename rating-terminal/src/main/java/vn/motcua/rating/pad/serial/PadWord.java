package vn.motcua.rating.pad.serial;

/** One thing a pad says. */
sealed interface PadWord {
    /** A button went down or came up. */
    record Level(int button, boolean closed) implements PadWord {}

    /** A button went down; its coming up is not told. */
    record Stroke(int button) implements PadWord {}

    /** The pad is there. */
    record Beat() implements PadWord {}
}
