package vn.motcua.hub.evidence;

/** How long evidence is kept, by what its incident turned out to be. Without a class it is kept until somebody decides. */
public enum RetentionClass {
    FALSE_POSITIVE,
    NOT_CONFIRMED,
    /** Counted from the end of the case. */
    CONFIRMED;

    /** What nobody knows better is kept longest. */
    static RetentionClass ofVerdict(String verdict) {
        return switch (verdict) {
            case "FALSE_POSITIVE" -> FALSE_POSITIVE;
            case "NOT_CONFIRMED", "NO_FOOTAGE" -> NOT_CONFIRMED;
            default -> CONFIRMED;
        };
    }
}
