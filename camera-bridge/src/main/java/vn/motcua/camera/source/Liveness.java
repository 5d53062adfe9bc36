package vn.motcua.camera.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a device speaks: by its bytes, heartbeats and answers, not by its events. A silent device is unknown, never clear. Takes the time
 * as an argument; not thread safe.
 */
public final class Liveness {
    /** Not heard for so long, it is dead; one that may be silent for longer, when it was silent twice as long as it may. */
    static final Duration DEAD_AFTER = Duration.ofMinutes(5);

    /** What is known. */
    public enum State {
        ALIVE,
        UNKNOWN,
        DEAD
    }

    /**
     * A change of what is known.
     *
     * @param since by the clock of the arguments
     * @param reason coded, see {@code CameraLiveness}
     */
    public record Change(State state, Instant since, String reason) {}

    private final Duration silentAfter;
    private final Duration deadAfter;
    private State state = State.UNKNOWN;
    private Instant heardAt;
    private String reason = "STARTED";

    /** @param silentAfter three heartbeats, where the device has one */
    public Liveness(Duration silentAfter, Instant now) {
        this.silentAfter = silentAfter;
        Duration twice = silentAfter.multipliedBy(2);
        this.deadAfter = twice.compareTo(DEAD_AFTER) > 0 ? twice : DEAD_AFTER;
        this.heardAt = now;
    }

    public State state() {
        return state;
    }

    /** Any bytes of it. */
    public Optional<Change> heard(Instant now) {
        heardAt = now;
        return become(State.ALIVE, "HEARD", now);
    }

    /** It hung up, does not answer, or answers with a refusal. */
    public Optional<Change> lost(String why, Instant now) {
        if (state == State.DEAD) return Optional.empty();
        return become(State.UNKNOWN, why, now);
    }

    public Optional<Change> tick(Instant now) {
        Duration silent = Duration.between(heardAt, now);
        if (silent.compareTo(deadAfter) >= 0) return become(State.DEAD, state == State.ALIVE ? "SILENT" : reason, now);
        if (state == State.ALIVE && silent.compareTo(silentAfter) >= 0) return become(State.UNKNOWN, "SILENT", now);
        return Optional.empty();
    }

    private Optional<Change> become(State next, String why, Instant now) {
        boolean isSame = next == state && (next != State.UNKNOWN || why.equals(reason));
        state = next;
        reason = why;
        return isSame ? Optional.empty() : Optional.of(new Change(next, now, why));
    }
}
