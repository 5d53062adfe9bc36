package vn.motcua.core.event;

import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * One request came by two numbers: the paper number wins, the other stays a name of the same visit and is never given again.
 *
 * @param visitId the visit
 * @param requestId the request both belong to
 * @param paperNumber what the citizen holds
 * @param aliasNumber what the hub had allocated
 */
public record TicketAliased(VisitId visitId, RequestId requestId, TicketNumber paperNumber, TicketNumber aliasNumber)
        implements Event, Event.OfVisit {}
