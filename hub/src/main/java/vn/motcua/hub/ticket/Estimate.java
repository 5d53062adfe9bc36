package vn.motcua.hub.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.motcua.core.event.WaitEstimated;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * Place in line and expected wait. Pure.
 *
 * @param ahead callable before this one
 * @param minutes expected wait, or {@link #UNKNOWN} where nobody can say, as with no counter open
 * @param atMostMinutes nine in ten are called by then; {@link #UNKNOWN} with {@code minutes}
 * @param overBreak whether the wait goes on after a break of the centre, which is counted in
 * @param basis what it was made from; empty if unknown
 * @param unserved known for sure: no open counter serves it now
 */
public record Estimate(
        int ahead, int minutes, int atMostMinutes, boolean overBreak, Optional<Basis> basis, boolean unserved) {
    public static final int UNKNOWN = -1;

    /**
     * @param playedSeconds working time until the call by the play of the line, before its usual error is taken into account
     * @param breakInSeconds working time until the next break of the day begins
     * @param breakSeconds its length; 0 if there is none
     * @param serviceSeconds what one call of the service was expected to keep a counter
     */
    public record Basis(int playedSeconds, int breakInSeconds, int breakSeconds, int serviceSeconds) {}

    public static Estimate unknown(int ahead) {
        return new Estimate(ahead, UNKNOWN, UNKNOWN, false, Optional.empty(), false);
    }

    /** Nobody can say, for no open counter serves it. */
    public static Estimate unserved(int ahead) {
        return new Estimate(ahead, UNKNOWN, UNKNOWN, false, Optional.empty(), true);
    }

    /** The fact that a visitor was told this; empty if there was nothing to say. */
    Optional<WaitEstimated> told(VisitId visit, ServiceId service, LocalDate day, Instant now) {
        return basis.map(from -> new WaitEstimated(
                visit,
                service,
                day,
                ahead,
                minutes,
                atMostMinutes,
                from.playedSeconds(),
                from.breakInSeconds(),
                from.breakSeconds(),
                from.serviceSeconds(),
                now));
    }

    public boolean isKnown() {
        return minutes != UNKNOWN;
    }
}
