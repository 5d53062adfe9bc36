package vn.motcua.bench.report;

/** How a figure stands to its budget. */
public enum Verdict {
    MET,
    MISSED,
    /** A figure without a promise. */
    NO_BUDGET,
    /** Not part of this run; the reason is told. */
    NOT_MEASURED,
    /** Part of this run, and it could not be taken. */
    FAILED
}
