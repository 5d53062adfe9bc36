package vn.motcua.bench.load;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long things took, to three digits from a microsecond to ten minutes. Any thread. */
public final class Latencies {
    private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(10);
    private final Histogram histogram = new ConcurrentHistogram(1, MICROS_MAX, 3);

    public void record(long nanos) {
        histogram.recordValue(Math.max(1, Math.min(MICROS_MAX, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    /** The value that {@code percentile} of 100 do not exceed, in milliseconds; 0 of none. */
    public double millis(double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / 1_000.0;
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** The middle one, or the mean of the two in the middle. */
    public static double median(double... values) {
        if (values.length == 0) throw new IllegalArgumentException("the median of nothing");
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
