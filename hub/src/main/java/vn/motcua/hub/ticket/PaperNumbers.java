package vn.motcua.hub.ticket;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;

/**
 * The command: paper numbers that were served while nothing ran.
 *
 * @param first lowest value of the service's series
 * @param last highest, inclusive
 * @param day business day of the numbers; null means today
 * @param from when serving them began, roughly
 * @param to when it ended
 */
public record PaperNumbers(
        RequestId requestId,
        ServiceId service,
        int first,
        int last,
        @Nullable LocalDate day,
        CounterId counter,
        PersonId servedBy,
        Instant from,
        Instant to,
        PersonId recordedBy) {
    /** Numbers of one command at most. */
    public static final int MOST = 300;

    /**
     * What was recorded.
     *
     * @param first as on the paper
     * @param last as on the paper
     */
    public record Kept(int count, String first, String last, LocalDate businessDay) {}
}
