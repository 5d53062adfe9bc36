package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;

/**
 * A counter calls a visit; boards show it and the zone's announcer speaks it.
 *
 * @param visitId who
 * @param number as called
 * @param counterId where
 * @param zone whose boards and announcer
 * @param personId who called
 * @param announcementId spoken once or recorded as missed
 * @param at hub clock
 * @param order why this one; null in events of before version 2
 * @param serviceId what was waited for; null in events of before version 4
 */
public record TicketCalled(
        VisitId visitId,
        TicketNumber number,
        CounterId counterId,
        ZoneId zone,
        PersonId personId,
        AnnouncementId announcementId,
        Instant at,
        @Nullable Order order,
        @Nullable ServiceId serviceId)
        implements Event, Event.OfVisit {
    /** As it was before version 2. */
    public TicketCalled(
            VisitId visitId,
            TicketNumber number,
            CounterId counterId,
            ZoneId zone,
            PersonId personId,
            AnnouncementId announcementId,
            Instant at) {
        this(visitId, number, counterId, zone, personId, announcementId, at, null, null);
    }

    /**
     * Why it was this one's turn; with the counter's memory before the call it gives that after it.
     *
     * @param reason why; {@code CHOSEN} if it was not his turn
     * @param rule place of the rule in the profile, from 0; null unless the reason is {@code RULE}
     * @param profile the counter's work profile; null for the plain order
     * @param passed calls in a row, this one seen to, that passed somebody of a lower class who came earlier
     * @param use place of the rule whose ratio the call used up, or -1
     * @param next whose turn it would have been; null when the call was in order, or nobody else could come
     * @param because why the officer chose him; null when the call was in order, if it was not said, and before version 3
     */
    public record Order(
            CallReason reason,
            @Nullable Integer rule,
            @Nullable ProfileId profile,
            int passed,
            int use,
            @Nullable Next next,
            @Nullable ChoiceReason because) {
        /** Nobody was asked why. */
        public Order(
                CallReason reason,
                @Nullable Integer rule,
                @Nullable ProfileId profile,
                int passed,
                int use,
                @Nullable Next next) {
            this(reason, rule, profile, passed, use, next, null);
        }
    }

    /** Who would have been called, and why. */
    public record Next(
            VisitId visitId,
            TicketNumber number,
            CallReason reason,
            @Nullable Integer rule) {}
}
