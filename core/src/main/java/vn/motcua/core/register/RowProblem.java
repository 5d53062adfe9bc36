package vn.motcua.core.register;

import java.util.Objects;

/**
 * Why a row was left out. What is said of it in words is for who shows it.
 *
 * @param line of the row, from 1
 * @param column as the source names it
 * @param value as it stood there, cut to {@link #VALUE_MAX} characters; for the one who brought the file, never for a log
 */
public record RowProblem(long line, String column, String value, Reason reason) {
    public static final int VALUE_MAX = 60;

    /** What is wrong with a cell. */
    public enum Reason {
        /** The source has no column of that name. */
        NO_COLUMN,
        /** It must not be empty. */
        EMPTY,
        /** Neither grammar of dossier codes. */
        NO_CODE,
        /** In none of the formats of this source, or no day of the calendar. */
        NO_DATE,
        /** None of the ten states, by number, name or the words of this source. */
        NO_STATE,
        /** Longer than 200 characters, or with characters that are none. */
        NO_TEXT,
        /** None of the three channels. */
        NO_CHANNEL,
        /** The same dossier stood in an earlier row of this portion and says something else. */
        TWICE
    }

    public RowProblem {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(reason, "reason");
        value = value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) + "…" : value;
    }

    /** Not the value: it may be somebody's name in the wrong column. */
    @Override
    public String toString() {
        return "line " + line + ", " + column + ": " + reason;
    }
}
