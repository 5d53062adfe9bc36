package vn.motcua.hub.dossier.file;

import java.io.IOException;

/** A file, or the rest of it, that cannot be read as rows. */
public final class RowFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Neither CSV, XLSX nor JSON by its name. */
        UNKNOWN_ENDING,
        /** There is no row with the names of columns. */
        NO_HEADING,
        /** A quote that is opened and never closed, a row without end, letters of an unknown encoding. */
        BROKEN_TEXT,
        /** No workbook, or one that is damaged or protected. */
        NO_WORKBOOK,
        /** No list of flat objects. */
        NO_LIST
    }

    private final Reason reason;
    private final long line;

    RowFormatException(Reason reason, long line) {
        super(reason + " at line " + line);
        this.reason = reason;
        this.line = line;
    }

    public Reason reason() {
        return reason;
    }

    /** Where reading ended; 0 for the whole file. */
    public long line() {
        return line;
    }
}
