package vn.motcua.hub.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.motcua.core.figures.Share;
import vn.motcua.hub.report.RatingReport.Kind;

/**
 * Which lines of a report stay unsaid, so that what is said of few ratings of one officer cannot be reckoned from the rest, not even by who
 * knows how many rated where, for what and when. Pure.
 *
 * <p>A counter is safe when one contented visit could be moved from it to another hidden counter, or back, and nothing that is said would
 * change: then there are two answers at least. As long as one is not safe, more is hidden: a second counter, the days and then the services
 * of those hidden, the next counter, at last the total.
 */
final class Suppression {
    /** A line by what it is made for. */
    record Key(Kind kind, String id) {}

    private record Place(String counter, String service, String day) {}

    /** How many of how many at one place. */
    private final Map<Place, Share> places = new HashMap<>();

    private final Set<Key> hidden = new HashSet<>();

    private Suppression(List<RatingReport.Cell> cells) {
        for (RatingReport.Cell cell : cells) {
            if (!cell.isRated()) continue;
            Place place = new Place(cell.counter(), cell.service(), cell.day().toString());
            places.merge(place, new Share(cell.isContented() ? cell.visits() : 0, cell.visits()), Share::plus);
        }
    }

    /** The lines of these cells that must not be said. */
    static Set<Key> of(List<RatingReport.Cell> cells) {
        Suppression found = new Suppression(cells);
        found.hide();
        return Set.copyOf(found.hidden);
    }

    private void hide() {
        List<String> counters = new ArrayList<>(sums(Place::counter).entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Share> one) -> one.getValue().all())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList());
        Map<String, Share> sums = sums(Place::counter);
        while (!counters.isEmpty() && sums.getOrDefault(counters.get(0), NONE).all() < Share.SAID_FROM)
            hidden.add(new Key(Kind.COUNTER, counters.remove(0)));
        if (hidden.isEmpty()) return;
        while (!isSafe()) {
            boolean isAlone =
                    hidden.stream().filter(key -> key.kind() == Kind.COUNTER).count() < 2;
            if (isAlone && !counters.isEmpty()) hidden.add(new Key(Kind.COUNTER, counters.remove(0)));
            else if (spread(Kind.DAY, Place::day)) continue;
            else if (spread(Kind.SERVICE, Place::service)) continue;
            else if (!counters.isEmpty()) hidden.add(new Key(Kind.COUNTER, counters.remove(0)));
            else {
                hidden.add(new Key(Kind.TOTAL, ""));
                return;
            }
        }
    }

    private static final Share NONE = new Share(0, 0);

    private Map<String, Share> sums(Function<Place, String> by) {
        Map<String, Share> sums = new HashMap<>();
        places.forEach((place, share) -> sums.merge(by.apply(place), share, Share::plus));
        return sums;
    }

    /** Hides the lines of a kind that hidden counters are part of; whether there were any left. */
    private boolean spread(Kind kind, Function<Place, String> by) {
        boolean isMore = false;
        for (Place place : places.keySet())
            if (isHidden(Kind.COUNTER, place.counter())) isMore |= hidden.add(new Key(kind, by.apply(place)));
        return isMore;
    }

    private boolean isHidden(Kind kind, String id) {
        return hidden.contains(new Key(kind, id));
    }

    private boolean isSafe() {
        Set<String> counters = new HashSet<>();
        List<Map.Entry<Place, Share>> inside = places.entrySet().stream()
                .filter(one -> isHidden(Kind.COUNTER, one.getKey().counter()))
                .toList();
        inside.forEach(one -> counters.add(one.getKey().counter()));
        // What may be moved, gathered by what is said of its place: any two of one group may change hands.
        Map<List<String>, Set<String>> full = grouped(inside, share -> share.hits() > 0);
        Map<List<String>, Set<String>> free = grouped(inside, share -> share.hits() < share.all());
        Set<String> safe = new HashSet<>();
        full.forEach((group, givers) -> {
            for (String taker : free.getOrDefault(group, Set.of()))
                for (String giver : givers)
                    if (!giver.equals(taker)) {
                        safe.add(giver);
                        safe.add(taker);
                    }
        });
        return safe.containsAll(counters);
    }

    private Map<List<String>, Set<String>> grouped(List<Map.Entry<Place, Share>> inside, Predicate<Share> test) {
        Map<List<String>, Set<String>> groups = new HashMap<>();
        for (Map.Entry<Place, Share> one : inside) {
            if (!test.test(one.getValue())) continue;
            Place place = one.getKey();
            List<String> said = List.of(
                    isHidden(Kind.SERVICE, place.service()) ? "" : place.service(),
                    isHidden(Kind.DAY, place.day()) ? "" : place.day());
            groups.computeIfAbsent(said, none -> new HashSet<>()).add(place.counter());
        }
        return groups;
    }
}
