package vn.motcua.hub.estimate;

import java.util.HashMap;
import java.util.Map;
import vn.motcua.core.model.ServiceId;

/**
 * How much longer or shorter than usual visits of a service take, and from that how long one that already lasts so long still takes: of
 * many a service the longer it lasts the longer it will. Writer thread.
 */
final class Lengths {
    private static final int MEMORY = 400;
    private static final double SITE_MOST = 40;
    /** Believed before anything was measured: visits spread like this around the usual, by the logarithm. */
    private static final double SPREAD = 0.55;

    private static final double PRIOR_VISITS = 12;
    private static final double[] PRIOR = Histogram.bell(SPREAD, PRIOR_VISITS);
    private final Histogram site = new Histogram(MEMORY);
    private final Map<ServiceId, Histogram> services = new HashMap<>();

    /** @param usual milliseconds it was believed to take on a usual day */
    void add(ServiceId service, long millis, long usual) {
        int cell = Histogram.cell((double) millis / Math.max(1, usual));
        site.add(cell);
        service(service).add(cell);
    }

    Histogram site() {
        return site;
    }

    Histogram service(ServiceId service) {
        return services.computeIfAbsent(service, key -> new Histogram(MEMORY));
    }

    /**
     * The mean of what is left.
     *
     * @param passed milliseconds since it began
     * @param mean of a whole visit, today
     */
    long rest(ServiceId service, long passed, long mean) {
        double[] weights = PRIOR.clone();
        site.addTo(weights, SITE_MOST);
        Histogram own = services.get(service);
        if (own != null) own.addTo(weights, MEMORY);
        double whole = 0;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            whole += weights[i];
            sum += weights[i] * Histogram.ratio(i + 0.5);
        }
        // Ratios are brought to a mean of one: the mean is the tempo's business.
        double unit = mean * whole / sum;
        double at = passed / unit;
        double left = 0;
        double rest = 0;
        for (int i = 0; i < weights.length; i++) {
            double from = Math.max(at, Histogram.ratio(i));
            double to = Histogram.ratio(i + 1);
            if (to <= at) continue;
            double share = weights[i] * (to - from) / (to - Histogram.ratio(i));
            left += share;
            rest += share * ((from + to) / 2 - at);
        }
        // Longer than anything seen: as much again as a usual visit.
        return left < 1e-6 ? mean : (long) (rest / left * unit);
    }
}
