package vn.motcua.edge.print;

/** A job the journal holds without an outcome. */
public record OpenJob(PrintJob job, State state) {

    /** {@code SENT} as soon as its first byte may have left. */
    public enum State {
        QUEUED,
        SENT
    }
}
