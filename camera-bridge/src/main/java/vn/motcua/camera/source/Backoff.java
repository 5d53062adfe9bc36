package vn.motcua.camera.source;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to call a device again, so that no account is ever locked and no device is pressed that has no connection left. A refused login
 * counts only as long as the password was never taken: afterwards the same answer means that the device is busy. Not thread safe.
 */
public final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofMinutes(30);
    /** Devices lock an account after five to seven. */
    public static final int REFUSALS_MAX = 3;

    private final RandomGenerator random;
    private Memory memory;
    private int failures;

    /**
     * What must survive a restart: otherwise each start is three more tries.
     *
     * @param login what the rest is about; not the password itself
     * @param refusals of it
     * @param isGood it was taken once
     */
    public record Memory(String login, int refusals, boolean isGood) {
        /** Of this login, as long as it is the one remembered. */
        public Memory of(String login) {
            return this.login.equals(login) ? this : new Memory(login, 0, false);
        }
    }

    public Backoff(Memory memory, RandomGenerator random) {
        this.memory = memory;
        this.random = random;
    }

    public Memory memory() {
        return memory;
    }

    /** Nobody asks again until the configured login is another. */
    public boolean isStopped() {
        return !memory.isGood() && memory.refusals() >= REFUSALS_MAX;
    }

    /** One more try with a fresh nonce right now: the first time only, as each is a login that may count at the device. */
    public boolean mayRetryAtOnce() {
        return failures == 0 && (memory.isGood() || memory.refusals() < REFUSALS_MAX - 1);
    }

    /** It was let in. */
    public void accepted() {
        failures = 0;
        memory = new Memory(memory.login(), 0, true);
    }

    /** A login was answered with 401. */
    public void refused() {
        if (!memory.isGood()) memory = new Memory(memory.login(), memory.refusals() + 1, false);
    }

    /** How long to wait now; empty for ever. At least 30 s, doubling to 30 min, a quarter more by chance. */
    public Optional<Duration> next() {
        if (isStopped()) return Optional.empty();
        long base = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, 10));
        failures++;
        return Optional.of(Duration.ofMillis(Math.min(LONGEST.toMillis(), base + random.nextLong(base / 4 + 1))));
    }
}
