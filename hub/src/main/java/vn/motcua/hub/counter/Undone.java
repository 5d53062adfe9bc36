package vn.motcua.hub.counter;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * What was taken back.
 *
 * @param action what had been done
 * @param visitId to whom
 * @param number as on paper
 * @param visit in the counter's hand again; null if the counter is free now
 */
public record Undone(
        ActionUndone.Action action,
        VisitId visitId,
        TicketNumber number,
        @Nullable VisitInHand visit) {}
