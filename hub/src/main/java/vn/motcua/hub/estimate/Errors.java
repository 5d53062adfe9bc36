package vn.motcua.hub.estimate;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import vn.motcua.core.model.ServiceId;

/**
 * How far plays of the line were off, and what follows for the next: a usual factor by hour and weekday, and how the rest was spread, by
 * length of the wait and by service. The bound is the measured quantile of that spread (conformal prediction), with one more visit than
 * were seen. Waits are working time: a break counts only once a wait reaches it. Writer thread.
 */
final class Errors {
    /** Waits are compared with a minute added to both, so that nothing is infinitely wrong. */
    private static final long MINUTE = 60_000;

    private static final long[] SIZES = {2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 18 * MINUTE, 30 * MINUTE, 50 * MINUTE};
    static final int CLASSES = SIZES.length + 1;
    private static final double SHARE = 0.90;
    private static final int MEMORY = 800;
    private static final double SITE_MOST = 40;
    private static final double PRIOR = 12;
    /** A habit of an hour is believed in after this many visits. */
    private static final int HABIT = 160;

    private static final int HABIT_MEMORY = 300;
    private static final long HABIT_MAX = 700_000;

    private final Mean[] hours = new Mean[Slot.HOURS];
    private final Mean[] weekdays = new Mean[Slot.DAYS];
    private final Histogram[] site = new Histogram[CLASSES];
    private final Map<ServiceId, Histogram[]> services = new HashMap<>();

    Errors() {
        for (int i = 0; i < hours.length; i++) hours[i] = new Mean(HABIT_MEMORY);
        for (int i = 0; i < weekdays.length; i++) weekdays[i] = new Mean(HABIT_MEMORY);
        for (int i = 0; i < CLASSES; i++) site[i] = new Histogram(MEMORY);
    }

    /** Middle and upper bound of a wait, milliseconds of working time. */
    record Range(long middle, long bound) {}

    /** What a play is usually off by at this hour, as a factor. */
    private double habit(Instant at) {
        long micros = hours[Slot.hour(at)].shrunk(0, HABIT) + weekdays[Slot.weekday(at)].shrunk(0, 2 * HABIT);
        return StrictMath.exp(Math.max(-HABIT_MAX, Math.min(HABIT_MAX, micros)) / 1e6);
    }

    private static double shifted(long millis) {
        return Math.max(0, millis) + MINUTE;
    }

    /** @return the size class learned from */
    int add(ServiceId service, Instant told, long playedMillis, long realMillis) {
        double usual = shifted(playedMillis) * habit(told);
        double ratio = shifted(realMillis) / usual;
        int size = size(usual);
        int cell = Histogram.cell(ratio);
        site[size].add(cell);
        of(service)[size].add(cell);
        long micros = Math.round(StrictMath.log(shifted(realMillis) / shifted(playedMillis)) * 1e6);
        long bounded = Math.max(-2 * HABIT_MAX, Math.min(2 * HABIT_MAX, micros));
        long day = weekdays[Slot.weekday(told)].shrunk(0, 2 * HABIT);
        long hour = hours[Slot.hour(told)].shrunk(0, HABIT);
        hours[Slot.hour(told)].add(bounded - day);
        weekdays[Slot.weekday(told)].add(bounded - hour);
        return size;
    }

    Range range(ServiceId service, Instant now, long playedMillis) {
        double usual = shifted(playedMillis) * habit(now);
        double[] weights = weights(service, size(usual));
        double all = Arrays.stream(weights).sum();
        double middle = usual * at(weights, 0.5 * all);
        double bound = usual * at(weights, Math.min(0.985 * all, SHARE * (all + 1)));
        return new Range(Math.max(0, Math.round(middle) - MINUTE), Math.max(0, Math.round(bound) - MINUTE));
    }

    private double[] weights(ServiceId service, int size) {
        double[] weights = Prior.of(size);
        site[size].addTo(weights, SITE_MOST);
        Histogram[] own = services.get(service);
        if (own != null) own[size].addTo(weights, MEMORY);
        return weights;
    }

    /** The ratio below which this much of the weight lies. */
    private static double at(double[] weights, double mass) {
        double below = 0;
        for (int i = 0; i < weights.length; i++) {
            if (below + weights[i] >= mass && weights[i] > 0) return Histogram.ratio(i + (mass - below) / weights[i]);
            below += weights[i];
        }
        return Histogram.ratio(weights.length);
    }

    private static int size(double shifted) {
        int size = 0;
        while (size < SIZES.length && shifted - MINUTE >= SIZES[size]) size++;
        return size;
    }

    private Histogram[] of(ServiceId service) {
        return services.computeIfAbsent(service, key -> {
            Histogram[] fresh = new Histogram[CLASSES];
            for (int i = 0; i < CLASSES; i++) fresh[i] = new Histogram(MEMORY);
            return fresh;
        });
    }

    /** The usual factors. */
    void saveHabits(LongConsumer to) {
        for (Mean mean : hours) mean.save(to);
        for (Mean mean : weekdays) mean.save(to);
    }

    void loadHabits(LongSupplier from) {
        for (Mean mean : hours) mean.load(from);
        for (Mean mean : weekdays) mean.load(from);
    }

    Histogram site(int size) {
        return site[size];
    }

    Histogram service(ServiceId service, int size) {
        return of(service)[size];
    }

    /** What is believed before anything was measured: short waits are surer to be off by a factor than long ones. */
    private static final class Prior {
        private static final double[] SPREAD = {0.75, 0.65, 0.55, 0.5, 0.45, 0.4, 0.4};
        private static final double[][] WEIGHTS = Arrays.stream(SPREAD)
                .mapToObj(one -> Histogram.bell(one, PRIOR))
                .toArray(double[][]::new);

        static double[] of(int size) {
            return WEIGHTS[size].clone();
        }
    }
}
