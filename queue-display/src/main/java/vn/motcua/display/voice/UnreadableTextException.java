package vn.motcua.display.voice;

/** A ticket number or counter that cannot be read aloud. Names what was given and what is wrong with it. */
public final class UnreadableTextException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** Nothing was given. */
        EMPTY,
        /** Longer than any ticket or counter. */
        TOO_LONG,
        /** A character with no reading; {@link #detail()} is that character. */
        UNKNOWN_CHARACTER,
        /** A ticket with no digit in it. */
        NO_DIGIT,
        /** Known characters in an order no ticket or counter has. */
        BAD_SHAPE
    }

    /** Which of the two was unreadable. */
    public enum Part {
        TICKET,
        COUNTER
    }

    private final Part part;
    private final Problem problem;
    private final String value;
    private final String detail;

    UnreadableTextException(Part part, Problem problem, String value, String detail) {
        super(part + " \"" + value + "\": " + problem + (detail.isEmpty() ? "" : " \"" + detail + "\""));
        this.part = part;
        this.problem = problem;
        this.value = value;
        this.detail = detail;
    }

    public Part part() {
        return part;
    }

    public Problem problem() {
        return problem;
    }

    /** As given, cut to a length fit for one line. */
    public String value() {
        return value;
    }

    /** The character or limit the problem is about; may be empty. */
    public String detail() {
        return detail;
    }
}
