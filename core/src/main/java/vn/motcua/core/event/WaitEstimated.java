package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * What the hub told a visitor about the wait, so that it can be held against the real one. Only where it had something to say.
 *
 * @param visitId who
 * @param serviceId waited for
 * @param businessDay of the ticket
 * @param ahead callable before
 * @param minutes told, the middle
 * @param atMostMinutes told, the bound
 * @param playedSeconds working time until the call by the play of the line, before its usual error was taken into account
 * @param breakInSeconds working time until the next break of the day
 * @param breakSeconds length of that break; 0 if there was none ahead
 * @param serviceSeconds what one call of the service was expected to keep a counter
 * @param at hub clock
 */
public record WaitEstimated(
        VisitId visitId,
        ServiceId serviceId,
        LocalDate businessDay,
        int ahead,
        int minutes,
        int atMostMinutes,
        int playedSeconds,
        int breakInSeconds,
        int breakSeconds,
        int serviceSeconds,
        Instant at)
        implements Event, Event.OfVisit {}
