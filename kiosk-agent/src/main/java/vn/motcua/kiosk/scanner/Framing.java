package vn.motcua.kiosk.scanner;

import java.time.Duration;

/**
 * How a scanner marks the end of a scan, as set up by its maker or by a card of settings.
 *
 * @param end what ends a scan
 * @param gap how long a scanner without an end mark is silent between two scans
 * @param aim whether it puts the AIM identifier (ISO/IEC 15424, {@code ]Q1}) in front of every scan
 */
public record Framing(End end, Duration gap, boolean aim) {
    static final Duration GAP_MIN = Duration.ofMillis(10);
    static final Duration GAP_MAX = Duration.ofSeconds(1);

    /** What a scanner sends last. */
    public enum End {
        /** CR, LF or both; silence until the first of them was seen. */
        AUTO,
        CR,
        LF,
        CRLF,
        TAB,
        /** Nothing: silence. */
        GAP
    }
}
