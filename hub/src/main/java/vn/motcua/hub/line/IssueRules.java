package vn.motcua.hub.line;

import java.time.Duration;
import vn.motcua.core.model.LinePolicy;

/** Whether a number is still of use to whoever takes it. Pure: the load and the time left are arguments. */
public final class IssueRules {
    private IssueRules() {}

    /**
     * Whether the session will not reach one more.
     *
     * @param left of the session
     * @param wait expected by one who comes now
     * @param service expected to serve him
     */
    public static boolean isTooLate(LinePolicy.Closing closing, Duration left, Duration wait, Duration service) {
        long needed = wait.plus(service).toSeconds() * 100;
        return closing.stop() && needed > left.toSeconds() * closing.loadPercent();
    }
}
