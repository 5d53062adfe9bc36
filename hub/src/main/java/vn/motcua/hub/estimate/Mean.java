package vn.motcua.hub.estimate;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** A mean that forgets slowly. Whole numbers only: live and rebuilt agree to the last digit. Writer thread. */
final class Mean {
    private static final long UNIT = 1_024;
    private final int memory;
    private long weight;
    private long sum;

    /** @param memory how many samples it holds in the long run */
    Mean(int memory) {
        this.memory = memory;
    }

    void add(long value) {
        weight += UNIT - weight / memory;
        sum += value * UNIT - sum / memory;
    }

    /** The mean of what was seen and of {@code strength} samples of the prior. */
    long shrunk(long prior, int strength) {
        long bySum = sum + prior * strength * UNIT;
        long byWeight = weight + strength * UNIT;
        return byWeight == 0 ? prior : bySum / byWeight;
    }

    /** Samples still remembered. */
    long samples() {
        return weight / UNIT;
    }

    void save(LongConsumer to) {
        to.accept(weight);
        to.accept(sum);
    }

    void load(LongSupplier from) {
        weight = from.getAsLong();
        sum = from.getAsLong();
    }
}
