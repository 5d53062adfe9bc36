package vn.motcua.hub.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.figures.Share;

/**
 * Looks for ratings given by whoever is rated. A mark on one rating says only that it looks so; a counter is named for audit when more of
 * its ratings look so than chance allows. Nothing is deleted, and nothing is counted otherwise. Pure.
 */
public final class SelfRatingRules {
    /** Nobody reads the question and chooses a face in less. */
    static final Duration QUICK = Duration.ofSeconds(2);
    /** One hand on the tablet, one on the key for the next. */
    static final Duration WITH_NEXT = Duration.ofSeconds(1);
    /** So many top ratings within {@link #BURST_TIME} are no citizens'. */
    static final int BURST = 4;

    static final Duration BURST_TIME = Duration.ofSeconds(30);

    /*
     * Honest counters have such ratings, too: a child's hand, a second person who presses for the first. Only when even the lower end of
     * a wide interval (998 of 1,000) lies above what honest counters show is a counter named.
     */
    private static final double QUICK_USUAL = 0.05;
    private static final double WITH_NEXT_USUAL = 0.10;
    private static final double BURST_USUAL = 0.02;
    /** Who rates on a phone, at home, is harder to please everywhere: so much of a gap accuses nobody. Weeks are needed to see more. */
    private static final double GAP_USUAL = 0.12;

    private static final int PHONES_FROM = 15;

    private SelfRatingRules() {}

    /** What a rating, or a counter, looks like. */
    public enum Look {
        /** Pressed sooner after the tablet lit up than anybody reads. */
        TOO_QUICK,
        /** A top score in the second in which the next was called. */
        WITH_NEXT,
        /** One of many top scores at once. */
        BURST,
        /** At the counter much better than on phones, where nobody stands beside. */
        PHONES_DISAGREE
    }

    /**
     * One counted rating.
     *
     * @param id its name
     * @param armedAt when the right to rate was born
     * @param at when it was given
     * @param nextCalledAt when the counter called its next number; null if it did not
     * @param isTop whether it is the best face
     * @param isSatisfied whether it is one of the two best
     * @param onPhone given privately, away from the counter
     */
    public record Rated(
            String id,
            Instant armedAt,
            Instant at,
            @Nullable Instant nextCalledAt,
            boolean isTop,
            boolean isSatisfied,
            boolean onPhone) {}

    /**
     * What was found of one counter in the time looked at.
     *
     * @param marks ratings and what they look like; those without a look are not in it
     * @param named for which looks the counter goes to audit; empty for most
     */
    public record Finding(Map<String, Set<Look>> marks, Set<Look> named) {
        public Finding {
            marks = Map.copyOf(marks);
            named = Set.copyOf(named);
        }
    }

    /** @param ratings of one counter, in any order */
    public static Finding look(List<Rated> ratings) {
        List<Rated> there = ratings.stream()
                .filter(rated -> !rated.onPhone)
                .sorted(java.util.Comparator.comparing(Rated::at).thenComparing(Rated::id))
                .toList();
        Map<Look, Set<String>> looks = new EnumMap<>(Look.class);
        looks.put(Look.TOO_QUICK, ids(there, SelfRatingRules::isTooQuick));
        looks.put(Look.WITH_NEXT, ids(there, SelfRatingRules::isWithNext));
        looks.put(Look.BURST, bursts(there));
        Set<Look> named = EnumSet.noneOf(Look.class);
        if (isMore(looks, Look.TOO_QUICK, there.size(), QUICK_USUAL)) named.add(Look.TOO_QUICK);
        if (isMore(looks, Look.WITH_NEXT, there.size(), WITH_NEXT_USUAL)) named.add(Look.WITH_NEXT);
        if (isMore(looks, Look.BURST, there.size(), BURST_USUAL)) named.add(Look.BURST);
        if (phonesDisagree(ratings)) named.add(Look.PHONES_DISAGREE);
        Map<String, Set<Look>> marks = new java.util.TreeMap<>();
        looks.forEach((look, ids) -> ids.forEach(id ->
                marks.computeIfAbsent(id, none -> EnumSet.noneOf(Look.class)).add(look)));
        return new Finding(marks, named);
    }

    private static Set<String> ids(List<Rated> ratings, java.util.function.Predicate<Rated> test) {
        return ratings.stream().filter(test).map(Rated::id).collect(Collectors.toSet());
    }

    private static boolean isTooQuick(Rated rated) {
        Duration after = Duration.between(rated.armedAt, rated.at);
        return !after.isNegative() && after.compareTo(QUICK) < 0;
    }

    private static boolean isWithNext(Rated rated) {
        return rated.isTop
                && rated.nextCalledAt != null
                && Duration.between(rated.at, rated.nextCalledAt).abs().compareTo(WITH_NEXT) <= 0;
    }

    private static Set<String> bursts(List<Rated> sorted) {
        List<Rated> top = sorted.stream().filter(Rated::isTop).toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i + BURST <= top.size(); i++) {
            List<Rated> some = top.subList(i, i + BURST);
            if (Duration.between(some.get(0).at, some.get(BURST - 1).at).compareTo(BURST_TIME) <= 0)
                some.forEach(rated -> found.add(rated.id));
        }
        return Set.copyOf(found);
    }

    private static boolean isMore(Map<Look, Set<String>> looks, Look look, int all, double usual) {
        return new Share(looks.getOrDefault(look, Set.of()).size(), all)
                .interval(Share.Z_998)
                .map(interval -> interval.low() > usual)
                .orElse(false);
    }

    private static boolean phonesDisagree(List<Rated> ratings) {
        Share there = satisfied(ratings, false);
        Share phones = satisfied(ratings, true);
        return phones.all() >= PHONES_FROM
                && there.above(phones, Share.Z_95)
                        .map(gap -> gap.low() > GAP_USUAL)
                        .orElse(false);
    }

    private static Share satisfied(List<Rated> ratings, boolean onPhone) {
        long all = ratings.stream().filter(rated -> rated.onPhone == onPhone).count();
        long hits = ratings.stream()
                .filter(rated -> rated.onPhone == onPhone && rated.isSatisfied)
                .count();
        return new Share(hits, all);
    }
}
