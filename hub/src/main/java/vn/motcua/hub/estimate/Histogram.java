package vn.motcua.hub.estimate;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How often a real wait was how many times the played one. Cells are equally wide in the logarithm, from a tenth to ten times; old
 * visits count less and less. Writer thread.
 */
final class Histogram {
    static final int CELLS = 64;
    private static final double WIDTH = 2 * StrictMath.log(10) / CELLS;
    private static final double LOWEST = -StrictMath.log(10);
    private static final int UNIT = 64;
    private final long[] cells = new long[CELLS];
    private long total;
    private final long limit;

    /** @param memory halved once it holds this many visits */
    Histogram(int memory) {
        this.limit = (long) memory * UNIT;
    }

    /** The cell of a ratio; what lies outside goes to the first or last. */
    static int cell(double ratio) {
        int cell = (int) StrictMath.floor((StrictMath.log(ratio) - LOWEST) / WIDTH);
        return Math.max(0, Math.min(CELLS - 1, cell));
    }

    /** The ratio at a place among the cells, such as 3.5 for the middle of the fourth. */
    static double ratio(double place) {
        return StrictMath.exp(LOWEST + place * WIDTH);
    }

    /** A bell over the logarithm around one, as if so many visits had been seen. */
    static double[] bell(double spread, double visits) {
        double[] weights = new double[CELLS];
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            double z = StrictMath.log(ratio(i + 0.5)) / spread;
            weights[i] = StrictMath.exp(-z * z / 2);
            all += weights[i];
        }
        for (int i = 0; i < weights.length; i++) weights[i] *= visits / all;
        return weights;
    }

    void add(int cell) {
        cells[cell] += UNIT;
        total += UNIT;
        if (total >= limit) halve();
    }

    private void halve() {
        total = 0;
        for (int i = 0; i < CELLS; i++) {
            cells[i] /= 2;
            total += cells[i];
        }
    }

    /** Adds its share to weights; no more than {@code most} visits of it. */
    void addTo(double[] weights, double most) {
        if (total == 0) return;
        double share = Math.min(1.0 / UNIT, most / total);
        for (int i = 0; i < CELLS; i++) weights[i] += cells[i] * share;
    }

    long samples() {
        return total / UNIT;
    }

    void save(LongConsumer to) {
        for (long cell : cells) to.accept(cell);
    }

    void load(LongSupplier from) {
        total = 0;
        for (int i = 0; i < CELLS; i++) {
            cells[i] = from.getAsLong();
            total += cells[i];
        }
    }
}
