package vn.motcua.rating.pad;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/** Runs {@link ButtonPresses} by the clock, with one timer while something is due and none while nothing is. Event loop only. */
public final class PressWatch {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Vertx vertx;
    private final LongSupplier nanos;
    private final ButtonPresses presses;
    private final Listener listener;
    private long timer = -1;
    private boolean closed;

    /** Hears what became of touches, on the event loop. */
    public interface Listener {
        void pressed(int button);

        void rejected(PressOutcome.Rejected rejected);

        /** The set of stuck buttons has changed. */
        void stuck(Set<Integer> buttons);
    }

    /** @param nanos a monotonic clock */
    public PressWatch(Vertx vertx, LongSupplier nanos, PressRules rules, Listener listener) {
        this.vertx = vertx;
        this.nanos = nanos;
        this.presses = new ButtonPresses(rules);
        this.listener = listener;
    }

    public void level(int button, boolean closed) {
        level(button, closed, nanos.getAsLong());
    }

    /** @param atNanos when it was so, by the clock of this watch; never before what was told last */
    public void level(int button, boolean closed, long atNanos) {
        tell(presses.level(button, closed, atNanos));
    }

    /** @param heldUpNanos how much earlier than now it may have become so, because it was read late */
    public void heldUpLevel(int button, boolean closed, long heldUpNanos) {
        tell(presses.level(button, closed, nanos.getAsLong(), heldUpNanos));
    }

    public void stroke(int button) {
        tell(presses.stroke(button, nanos.getAsLong()));
    }

    public void assume(int button, boolean closed) {
        presses.assume(button, closed, nanos.getAsLong());
        wake();
    }

    public boolean isStuck() {
        return !presses.stuck().isEmpty();
    }

    /** The pad was opened; see {@link ButtonPresses#opened}. */
    public void opened() {
        presses.opened(nanos.getAsLong());
    }

    /** The pad is gone. */
    public void forget() {
        presses.forget();
        wake();
    }

    public void close() {
        closed = true;
        forget();
    }

    private void due() {
        timer = -1;
        tell(presses.at(nanos.getAsLong()));
    }

    private void tell(List<PressOutcome> outcomes) {
        wake();
        boolean isStuckChanged = false;
        for (PressOutcome outcome : outcomes) {
            if (outcome instanceof PressOutcome.Pressed pressed) listener.pressed(pressed.button());
            else if (outcome instanceof PressOutcome.Rejected rejected) listener.rejected(rejected);
            else isStuckChanged = true;
        }
        if (isStuckChanged) listener.stuck(presses.stuck());
    }

    private void wake() {
        if (timer >= 0) vertx.cancelTimer(timer);
        timer = -1;
        OptionalLong next = presses.nextAt();
        if (closed || next.isEmpty()) return;
        long millis = (next.getAsLong() - nanos.getAsLong()) / NANOS_PER_MILLI + 1;
        timer = vertx.setTimer(Math.max(1, millis), due -> due());
    }
}
