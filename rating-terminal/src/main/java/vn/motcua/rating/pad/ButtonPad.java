package vn.motcua.rating.pad;

import vn.motcua.edge.driver.Device;

/** A pad of buttons at a counter. Its presses come as {@link PadPress}. Event loop only. */
public interface ButtonPad extends Device {
    PadButtons buttons();

    /** Shows at the pad what became of the last press, if it has something to show it by. */
    default void answer(Answer answer) {}

    /** What a pad can show. */
    enum Answer {
        /** Stored: thank you. */
        THANKS,
        /** Nobody was served here just now, or the touch does not count. */
        NOT_NOW,
        /** Help has been called. */
        ALARM
    }
}
