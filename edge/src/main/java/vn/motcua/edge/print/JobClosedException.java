package vn.motcua.edge.print;

/** The journal refuses {@code sent}: the job has ended already, and nothing of it may be printed again. */
public final class JobClosedException extends RuntimeException {
    private final transient PrintOutcome outcome;

    public JobClosedException(String jobId, PrintOutcome outcome) {
        super("print job " + jobId + " ended before: " + outcome.name() + " " + outcome.reason());
        this.outcome = outcome;
    }

    public PrintOutcome outcome() {
        return outcome;
    }
}
