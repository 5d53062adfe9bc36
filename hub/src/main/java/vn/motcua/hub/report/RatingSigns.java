package vn.motcua.hub.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.figures.Cusum;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.RatingScale;

/**
 * What the figures ask somebody to look at: counters outside of what chance explains, bad ratings that became more, ratings that look as if
 * whoever is rated gave them. They accuse nobody.
 *
 * @param alarm the first day on which bad ratings of the whole centre had become more; null for none
 * @param counters those of which something may be said, by id
 */
public record RatingSigns(@Nullable LocalDate alarm, List<Sign> counters) {
    public static final RatingSigns NONE = new RatingSigns(null, List.of());
    /** One bad rating in twenty is no reason to run; three in twenty are to be heard soon. */
    private static final double USUAL = 0.05;

    private static final double RAISED = 0.15;
    private static final double LIMIT = 4;

    public RatingSigns {
        counters = List.copyOf(counters);
    }

    /** Where a counter stands in the funnel. */
    public enum Place {
        BELOW_998,
        BELOW_95,
        INSIDE,
        ABOVE_95,
        ABOVE_998
    }

    /**
     * One counter.
     *
     * @param content contented of rated
     * @param place against what its mix of services makes expect
     * @param alarm the first day on which its bad ratings had become more; null for none
     * @param marked ratings with a mark
     * @param looks for which it is to be audited; empty for most
     */
    public record Sign(
            String counter,
            Share content,
            Place place,
            @Nullable LocalDate alarm,
            int marked,
            Set<SelfRatingRules.Look> looks) {
        public Sign {
            looks = Set.copyOf(looks);
        }

        public boolean isQuiet() {
            return place == Place.INSIDE && alarm == null && looks.isEmpty();
        }
    }

    /** A counted rating, and what it takes to look at it. */
    record Rated(
            String id,
            String counter,
            String service,
            Instant armedAt,
            Instant at,
            @Nullable Instant nextCalledAt,
            int score,
            int scaleMax,
            boolean onPhone) {
        private RatingScale scale() {
            return new RatingScale(scaleMax);
        }

        boolean isSatisfied() {
            return scale().isSatisfied(score);
        }

        boolean isBad() {
            return scale().isBad(score);
        }

        SelfRatingRules.Rated forAudit() {
            return new SelfRatingRules.Rated(id, armedAt, at, nextCalledAt, score == scaleMax, isSatisfied(), onPhone);
        }
    }

    /** @param said counters of which something may be said */
    static RatingSigns of(List<Rated> ratings, Set<String> said, ZoneId zone) {
        List<Rated> sorted = ratings.stream()
                .sorted(Comparator.comparing(Rated::at).thenComparing(Rated::id))
                .toList();
        Map<String, Share> services = new HashMap<>();
        Map<String, List<Rated>> counters = new TreeMap<>();
        for (Rated one : sorted) {
            services.merge(one.service(), new Share(one.isSatisfied() ? 1 : 0, 1), Share::plus);
            if (said.contains(one.counter()))
                counters.computeIfAbsent(one.counter(), none -> new ArrayList<>())
                        .add(one);
        }
        List<Sign> signs = new ArrayList<>();
        counters.forEach((counter, own) -> signs.add(sign(counter, own, services, zone)));
        return new RatingSigns(alarm(sorted, zone), signs);
    }

    private static Sign sign(String counter, List<Rated> own, Map<String, Share> services, ZoneId zone) {
        SelfRatingRules.Finding finding =
                SelfRatingRules.look(own.stream().map(Rated::forAudit).toList());
        long hits = own.stream().filter(Rated::isSatisfied).count();
        Share content = new Share(hits, own.size());
        return new Sign(
                counter,
                content,
                place(content, expected(own, services)),
                alarm(own, zone),
                finding.marks().size(),
                finding.named().isEmpty() ? EnumSet.noneOf(SelfRatingRules.Look.class) : finding.named());
    }

    /** What anybody would have with these services: a counter of hard cases is not a bad counter. */
    private static double expected(List<Rated> own, Map<String, Share> services) {
        return own.stream()
                .mapToDouble(one -> services.getOrDefault(one.service(), new Share(0, 1))
                        .value()
                        .orElse(0.0))
                .average()
                .orElse(0);
    }

    private static Place place(Share content, double expected) {
        double value = content.value().orElse(expected);
        if (Share.funnel(expected, content.all(), Share.Z_95).holds(value)) return Place.INSIDE;
        boolean isFar = !Share.funnel(expected, content.all(), Share.Z_998).holds(value);
        if (value < expected) return isFar ? Place.BELOW_998 : Place.BELOW_95;
        return isFar ? Place.ABOVE_998 : Place.ABOVE_95;
    }

    private static @Nullable LocalDate alarm(List<Rated> sorted, ZoneId zone) {
        Cusum sum = Cusum.of(USUAL, RAISED, LIMIT);
        for (Rated one : sorted) {
            sum = sum.next(one.isBad());
            if (sum.isAlarm()) return one.at().atZone(zone).toLocalDate();
        }
        return null;
    }
}
