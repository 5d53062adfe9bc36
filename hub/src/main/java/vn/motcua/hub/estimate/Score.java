package vn.motcua.hub.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * How right the estimates of one service and day were. The error of a visit is how far the minutes told were from the real wait, as a
 * part of the real wait (at least one minute); who was called within a minute and told so is not measured.
 *
 * @param called visits called that had been told something
 * @param inTime of these, called before the bound they were told
 * @param measured visits with an error
 * @param errors their number by steps of {@link #STEP_PERCENT}; the last holds all beyond
 */
record Score(int called, int inTime, int measured, List<Integer> errors) {
    static final int STEP_PERCENT = 5;
    private static final int STEPS = 41;
    static final Score NONE = new Score(0, 0, 0, List.copyOf(java.util.Collections.nCopies(STEPS, 0)));
    private static final long MINUTE = 60_000;

    Score {
        errors = List.copyOf(errors);
    }

    Score with(Told told, Instant calledAt) {
        long real = Math.max(0, Duration.between(told.at(), calledAt).toMillis());
        boolean isInTime = real <= told.atMostMinutes() * MINUTE;
        boolean isMeasured = Math.max(real, told.minutes() * MINUTE) >= MINUTE;
        return new Score(
                called + 1,
                inTime + (isInTime ? 1 : 0),
                measured + (isMeasured ? 1 : 0),
                isMeasured ? counted(percent(told.minutes() * MINUTE, real)) : errors);
    }

    private static long percent(long told, long real) {
        return Math.abs(told - real) * 100 / Math.max(MINUTE, real);
    }

    private List<Integer> counted(long percent) {
        Integer[] more = errors.toArray(new Integer[0]);
        int step = (int) Math.min(STEPS - 1, percent / STEP_PERCENT);
        more[step]++;
        return Arrays.asList(more);
    }

    Score plus(Score other) {
        Integer[] both = errors.toArray(new Integer[0]);
        for (int i = 0; i < both.length; i++) both[i] += other.errors.get(i);
        return new Score(called + other.called, inTime + other.inTime, measured + other.measured, Arrays.asList(both));
    }

    /** Half of the visits were off by less than this many per cent; empty without visits. */
    OptionalInt medianPercent() {
        if (measured == 0) return OptionalInt.empty();
        double below = 0;
        for (int i = 0; i < STEPS; i++) {
            int here = errors.get(i);
            if (here > 0 && below + here >= measured / 2.0)
                return OptionalInt.of((int) Math.round(STEP_PERCENT * (i + (measured / 2.0 - below) / here)));
            below += here;
        }
        return OptionalInt.of(STEP_PERCENT * STEPS);
    }
}
