package vn.motcua.hub.ticket;

import java.time.LocalDate;
import vn.motcua.core.event.PaperVisitWithdrawn;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;

/**
 * The command: paper numbers were keyed in wrongly, so take them out again. A part of what was keyed in together may go alone.
 *
 * @param first lowest value
 * @param last highest, inclusive
 * @param day business day of the numbers
 */
public record PaperWithdrawal(
        RequestId requestId,
        SeriesId series,
        int first,
        int last,
        LocalDate day,
        PaperVisitWithdrawn.Reason reason,
        PersonId withdrawnBy) {}
