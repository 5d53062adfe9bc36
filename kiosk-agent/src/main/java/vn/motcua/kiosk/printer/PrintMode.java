package vn.motcua.kiosk.printer;

/** How a ticket is sent to a printer. */
public enum PrintMode {
    /** As one picture: looks the same on every printer, some 40 KB. */
    RASTER,
    /** As letters, with the accented ones taught to the printer: about 2 KB, for slow lines. */
    TEXT,
    /** Text where the line is slow and the printer can, otherwise the picture. */
    AUTO
}
