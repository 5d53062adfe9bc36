package vn.motcua.core.scan;

/** How surely a scan is of its kind. */
public enum Confidence {
    /** A check letter, check digit, checksum or a strict grammar says so. */
    CERTAIN,
    /** The shape says so and nothing contradicts it. */
    LIKELY,
    /** It could as well be something else. */
    GUESS
}
