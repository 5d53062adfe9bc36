package vn.motcua.hub.line;

import java.time.Instant;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.WaitKind;

/** From when on somebody waits who has a booked time, or who missed his call. Pure: times are arguments. */
public final class ArrivalRules {
    private ArrivalRules() {}

    /**
     * How he takes part.
     *
     * @param kind a booked visitor, or an ordinary comer
     * @param since waiting counts from here
     */
    public record Arrival(WaitKind kind, Instant since) {}

    /**
     * A booked visitor who is there. He waits from his booked time on, or from his coming if that is earlier, so that nobody is worse off
     * for having booked; far ahead of his time, or too late for it, he is an ordinary comer.
     */
    public static Arrival booked(LinePolicy.Appointments windows, Instant bookedAt, Instant checkedInAt, Instant now) {
        boolean isLate = checkedInAt.isAfter(bookedAt.plus(windows.late()));
        boolean isEarly = now.isBefore(bookedAt.minus(windows.early()));
        if (isLate || isEarly) return new Arrival(WaitKind.WALK_IN, checkedInAt);
        return new Arrival(WaitKind.BOOKED, checkedInAt.isBefore(bookedAt) ? checkedInAt : bookedAt);
    }

    /** Whether the slot of somebody who is not there may go to another. */
    public static boolean isReleased(LinePolicy.Appointments windows, Instant bookedAt, Instant now) {
        return !now.isBefore(bookedAt.plus(windows.release()));
    }

    /**
     * Not before this moment is he called again who missed his call and is back.
     *
     * @param missedAt when his call ended without him
     * @param callsSince calls of his service since then
     */
    public static Instant returned(LinePolicy.Returns returns, Instant missedAt, int callsSince) {
        return callsSince >= returns.afterCalls() ? missedAt : missedAt.plus(returns.after());
    }
}
