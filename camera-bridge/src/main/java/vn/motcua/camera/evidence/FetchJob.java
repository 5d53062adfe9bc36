package vn.motcua.camera.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.still.StillFault;

/** One want that is being served. Event loop only. */
final class FetchJob {
    private final Want want;
    private Instant nextAt = Instant.MIN;
    private int tried;
    private boolean isBusy;
    private StillFault.@Nullable Why last;
    private @Nullable Failure failure;

    FetchJob(Want want) {
        this.want = want;
    }

    Want want() {
        return want;
    }

    boolean isDue(Instant now) {
        return !isBusy && !now.isBefore(nextAt);
    }

    void begin() {
        isBusy = true;
    }

    int tried() {
        return tried;
    }

    /** The next try, if there is time for one. */
    void failed(StillFault.@Nullable Why why, Instant now) {
        isBusy = false;
        tried++;
        last = why == null ? last : why;
        nextAt = now.plus(FetchRules.pause(tried));
        if (why != null && FetchRules.isFinal(why) || nextAt.isAfter(want.until())) giveUp(now);
    }

    void giveUp(Instant now) {
        isBusy = false;
        if (failure == null) failure = FetchRules.failure(want, now, last);
    }

    /** Telling it did not work, or it waits for another moment. */
    void again(Instant at) {
        isBusy = false;
        nextAt = at;
    }

    /** Null as long as there is hope. */
    @Nullable
    Failure failure() {
        return failure;
    }
}
