package vn.motcua.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.figures.Share;
import vn.motcua.hub.report.RatingReport.Cell;
import vn.motcua.hub.report.RatingReport.Kind;
import vn.motcua.hub.report.RatingReport.Line;

/** Somebody who knows how many rated where, for what and when tries every way the ratings could have fallen. */
class SuppressionTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final int WAYS_MAX = 60_000;

    private record Spot(String counter, String service, LocalDate day, int good, int all) {}

    private static RatingReport report(List<Spot> spots) {
        List<Cell> cells = new ArrayList<>();
        for (Spot spot : spots) {
            if (spot.good > 0) cells.add(new Cell(spot.day, spot.service, spot.counter, "PAD", 5, 5, spot.good));
            if (spot.all > spot.good)
                cells.add(new Cell(spot.day, spot.service, spot.counter, "PAD", 1, 5, spot.all - spot.good));
        }
        return RatingReport.of(DAY, DAY.plusDays(9), cells, Map.of(), 0);
    }

    @Test
    void aSmallCounterIsNotTheRestOfTheTotal() {
        RatingReport report = report(List.of(
                new Spot("c1", "land", DAY, 2, 3),
                new Spot("c2", "land", DAY, 20, 30),
                new Spot("c3", "land", DAY, 50, 60)));

        assertThat(said(report)).containsExactlyInAnyOrder("TOTAL", "COUNTER c3", "SERVICE land", "DAY 2026-11-23");
    }

    @Test
    void aTotalThatTellsAllIsNotSaid() {
        RatingReport report = report(List.of(new Spot("c1", "land", DAY, 3, 3), new Spot("c2", "land", DAY, 4, 4)));

        assertThat(said(report)).isEmpty();
    }

    @Test
    void whereEveryCounterHasEnoughNothingIsHidden() {
        RatingReport report = report(List.of(new Spot("c1", "land", DAY, 5, 5), new Spot("c2", "civil", DAY, 5, 9)));

        assertThat(said(report)).hasSize(6);
    }

    @Test
    void noHiddenCounterCanBeReckonedFromWhatIsSaid() {
        int rounds = Boolean.getBoolean("motcua.full") ? 20_000 : 1_500;
        int attacked = 0;
        for (int seed = 0; seed < rounds; seed++) {
            List<Spot> spots = spots(new Random(seed));
            RatingReport report = report(spots);
            Map<String, Set<Integer>> possible = new HashMap<>();
            solve(spots, report, new int[spots.size()], 0, possible);
            for (Line line : report.lines()) {
                boolean isSmall = line.kind() == Kind.COUNTER && line.content().all() < Share.SAID_FROM;
                if (!isSmall || line.content().all() == 0) continue;
                attacked++;
                assertThat(possible.getOrDefault(line.id(), Set.of()))
                        .as("seed %d: contented at %s, of %s", seed, line.id(), spots)
                        .hasSizeGreaterThan(1);
            }
        }
        assertThat(attacked).isGreaterThan(rounds / 2);
    }

    private static List<Spot> spots(Random random) {
        List<Spot> spots = new ArrayList<>();
        long ways = 1;
        Set<List<Object>> seen = new HashSet<>();
        int many = 2 + random.nextInt(6);
        for (int i = 0; i < many; i++) {
            int all = 1 + random.nextInt(random.nextBoolean() ? 3 : 7);
            LocalDate day = DAY.plusDays(random.nextInt(2));
            String counter = "c" + random.nextInt(4);
            String service = "s" + random.nextInt(2);
            if (ways * (all + 1) > WAYS_MAX || !seen.add(List.of(day, counter, service))) continue;
            ways *= all + 1;
            int good = random.nextInt(3) == 0 ? all : random.nextInt(all + 1);
            spots.add(new Spot(counter, service, day, good, all));
        }
        return spots;
    }

    /** Every way, kept where it fits each line that is said. */
    private static void solve(
            List<Spot> spots, RatingReport report, int[] good, int at, Map<String, Set<Integer>> possible) {
        if (at < spots.size()) {
            for (good[at] = 0; good[at] <= spots.get(at).all(); good[at]++)
                solve(spots, report, good, at + 1, possible);
            return;
        }
        Map<String, Integer> sums = new HashMap<>();
        for (int i = 0; i < good.length; i++) {
            Spot spot = spots.get(i);
            for (String key : List.of("TOTAL", "COUNTER " + spot.counter, "SERVICE " + spot.service, "DAY " + spot.day))
                sums.merge(key, good[i], Integer::sum);
        }
        for (Line line : all(report))
            if (line.isSaid() && line.content().hits() != sums.getOrDefault(name(line), 0)) return;
        sums.forEach((key, sum) -> {
            if (key.startsWith("COUNTER "))
                possible.computeIfAbsent(key.substring(8), none -> new HashSet<>())
                        .add(sum);
        });
    }

    private static List<Line> all(RatingReport report) {
        List<Line> lines = new ArrayList<>(report.lines());
        lines.add(report.total());
        return lines;
    }

    private static String name(Line line) {
        return line.id().isEmpty() ? line.kind().name() : line.kind() + " " + line.id();
    }

    private static List<String> said(RatingReport report) {
        return all(report).stream()
                .filter(Line::isSaid)
                .map(SuppressionTest::name)
                .toList();
    }
}
