package vn.motcua.core.model;

/** By which way a scan came. The names are stored and sent; they never change. */
public enum ScanSource {
    /** A serial line, on USB or not. */
    SERIAL,
    /** A keyboard-like scanner that reaches the agent only. */
    GRAB,
    /** A keyboard-like scanner that types into a page. */
    WEDGE,
    /** A picture. */
    IMAGE
}
