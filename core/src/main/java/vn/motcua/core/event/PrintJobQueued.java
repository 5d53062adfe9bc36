package vn.motcua.core.event;

import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.VisitId;

/**
 * A ticket is to be printed.
 *
 * @param jobId the job
 * @param visitId whose ticket
 * @param requestId of the visit
 * @param printer device name
 * @param attempt 1 for the first paper, more for marked reprints
 */
public record PrintJobQueued(String jobId, VisitId visitId, RequestId requestId, String printer, int attempt)
        implements Event, Event.OfVisit {}
