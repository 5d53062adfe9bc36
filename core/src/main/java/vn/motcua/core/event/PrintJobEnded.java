package vn.motcua.core.event;

import vn.motcua.core.model.VisitId;

/**
 * The one recorded outcome of a print job.
 *
 * @param jobId the job
 * @param visitId whose ticket
 * @param printer device name
 * @param attempt 1 for the first paper
 * @param outcome what is known
 * @param reason a stable code such as {@code P_PAPER_OUT} or {@code NO_FENCE}; empty when confirmed
 */
public record PrintJobEnded(String jobId, VisitId visitId, String printer, int attempt, Outcome outcome, String reason)
        implements Event, Event.OfVisit {
    /** What is known about the paper. UNKNOWN is an answer, never turned into one of the others. */
    public enum Outcome {
        CONFIRMED,
        FAILED_NOT_PRINTED,
        UNKNOWN,
        CANCELLED,
        EXPIRED
    }
}
