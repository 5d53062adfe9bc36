package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.VisitId;

/**
 * The number was taken on a phone. Nobody calls it until its holder is there; comes right behind {@link TicketIssued}.
 *
 * @param visitId of the number
 * @param keptUntil who checks in by then keeps the place of the moment the number was taken
 * @param at hub clock
 */
public record RemoteNumberTaken(VisitId visitId, Instant keptUntil, Instant at) implements Event, Event.OfVisit {}
