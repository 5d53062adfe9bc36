package vn.motcua.hub.incident;

import java.time.Duration;
import java.util.List;

/**
 * Somebody is served far longer than the service usually takes, and voices were raised or a person called. It says that it went on long,
 * never whose fault that was. Pure.
 */
final class LongArgumentRule {
    /** Of fewer nobody can say what is usual. */
    static final int ENOUGH = 30;
    /** So many of the last times are asked: what is usual follows a procedure that was changed. */
    static final int LAST = 200;

    private LongArgumentRule() {}

    /**
     * Whether it lasts longer than so many times the median.
     *
     * @param lasted since the call
     * @param people who are served together: each has a usual time of the own
     * @param usual seconds for one person, the last times the service came to its end
     * @param times zero: never
     */
    static boolean isLong(Duration lasted, int people, List<Integer> usual, int times) {
        if (times == 0 || usual.size() < ENOUGH) return false;
        List<Integer> sorted = usual.stream().sorted().toList();
        int middle = sorted.size() / 2;
        // Twice the median, so that it is whole for an even count, too.
        long twice =
                sorted.size() % 2 == 1 ? 2L * sorted.get(middle) : (long) sorted.get(middle - 1) + sorted.get(middle);
        return 2 * lasted.toSeconds() > twice * people * times;
    }
}
