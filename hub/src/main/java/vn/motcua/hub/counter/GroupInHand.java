package vn.motcua.hub.counter;

import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * The group in a counter's hand after one of it is done.
 *
 * @param visitId whose ticket
 * @param number on paper
 * @param people how many are left
 */
public record GroupInHand(VisitId visitId, TicketNumber number, int people) {}
