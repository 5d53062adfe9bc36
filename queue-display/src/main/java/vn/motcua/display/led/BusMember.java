package vn.motcua.display.led;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;

/** One sign as its bus sees it. Event loop only. */
interface BusMember {
    /** When it wants to send next, by {@link System#nanoTime}; empty of wishes is {@link Long#MAX_VALUE}. */
    long dueAt();

    /** Whether people wait for what it wants to send. */
    boolean isUrgent();

    /** What it sends now. */
    SignRequest next();

    void answered(SignRequest request, SignAnswer answer);

    /** No answer came in time. */
    void silent(SignRequest request);

    void changed(LinkState state, @Nullable DeviceCode code);

    /** Longest wait for an answer, after the bytes are out. */
    Duration answerWithin();

    /** Silence on the bus before the next request. */
    Duration gap();
}
