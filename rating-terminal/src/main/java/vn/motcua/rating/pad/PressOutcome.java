package vn.motcua.rating.pad;

import java.util.List;

/** What {@link ButtonPresses} makes of contacts. Times are of the clock the contacts were told by, in nanoseconds. */
public sealed interface PressOutcome {
    /**
     * One press of one button.
     *
     * @param downAtNanos when its contact closed for good
     */
    record Pressed(int button, long downAtNanos) implements PressOutcome {}

    /** Touched, and it does not count. */
    record Rejected(List<Integer> buttons, Reason reason) implements PressOutcome {
        public Rejected {
            buttons = List.copyOf(buttons);
        }
    }

    /** Down or restless for longer than a person presses. Other buttons go on. */
    record Stuck(int button) implements PressOutcome {}

    /** No longer stuck. */
    record Freed(int button) implements PressOutcome {}

    /** Why a touch does not count. The names are shown to technicians. */
    enum Reason {
        SIMULTANEOUS,
        TOO_SHORT
    }
}
