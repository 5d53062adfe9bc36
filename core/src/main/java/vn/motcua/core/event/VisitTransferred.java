package vn.motcua.core.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * A counter sent the visit in hand on. It waits again, under its own number.
 *
 * @param visitId who
 * @param counterId which counter sent it
 * @param personId who decided
 * @param serviceId waits for this now
 * @param toCounter waits for this counter; null for any that serves it
 * @param toPerson waits for this person, wherever that is; null for anybody
 * @param first before everybody who was not put first
 * @param since waiting counts from here
 * @param notBefore not called earlier; null for at once
 * @param comesBack done there, it waits first for the counter that sent it
 * @param at hub clock
 * @param ways back to those who sent it for a moment, the next one first; null in events of before version 2, in which only the latest
 *     sending-on counts
 */
public record VisitTransferred(
        VisitId visitId,
        CounterId counterId,
        PersonId personId,
        ServiceId serviceId,
        @Nullable CounterId toCounter,
        @Nullable PersonId toPerson,
        boolean first,
        Instant since,
        @Nullable Instant notBefore,
        boolean comesBack,
        Instant at,
        @Nullable List<Way> ways)
        implements Event, Event.OfVisit {
    public VisitTransferred {
        ways = ways == null ? null : List.copyOf(ways);
    }

    /** Where it waits again, first, once it is done where it is. */
    public record Way(ServiceId serviceId, CounterId counterId) {}
}
