package vn.motcua.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.hub.report.SelfRatingRules.Finding;
import vn.motcua.hub.report.SelfRatingRules.Look;
import vn.motcua.hub.report.SelfRatingRules.Rated;

/** Counters of which the simulation knows who pressed. */
class SelfRatingTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int COUNTERS = 300;
    private static final Instant MORNING = Instant.parse("2026-11-23T00:30:00Z");

    private enum Officer {
        HONEST,
        /** Presses at once, before the visitor has stood up. */
        AT_ONCE,
        /** Presses with one hand while the other calls the next. */
        WITH_NEXT,
        /** Presses for every tenth visit as it ends, when it is quiet, one behind the other. */
        IN_A_ROW,
        /** Presses for everybody, patiently; what people say at home is another thing. */
        PATIENT
    }

    @Test
    void whoRatesHimselfIsFoundAndHonestCountersAreNotAccused() {
        for (Officer officer : Officer.values()) {
            Random random = new Random(SEED + officer.ordinal());
            int named = 0;
            for (int i = 0; i < COUNTERS; i++)
                if (!SelfRatingRules.look(month(officer, random)).named().isEmpty()) named++;
            double share = (double) named / COUNTERS;
            if (officer == Officer.HONEST)
                assertThat(share).as("honest counters named").isLessThan(0.05);
            // Found in nine of ten is not enough for a verdict, and none is made: it is where to look.
            else assertThat(share).as("%s found", officer).isGreaterThan(0.9);
        }
    }

    @Test
    void aMarkNamesTheRatingAndTheLook() {
        Instant at = MORNING.plusSeconds(60);
        Finding finding = SelfRatingRules.look(List.of(
                new Rated("quick", at, at.plusMillis(900), null, true, true, false),
                new Rated("next", at.plusSeconds(600), at.plusSeconds(620), at.plusSeconds(621), true, true, false),
                new Rated("bad", at.plusSeconds(900), at.plusSeconds(920), at.plusSeconds(920), false, false, false),
                new Rated("phone", at, at.plusMillis(900), at.plusMillis(900), true, true, true)));

        assertThat(finding.marks()).containsOnlyKeys("quick", "next");
        assertThat(finding.marks().get("quick")).containsExactly(Look.TOO_QUICK);
        assertThat(finding.marks().get("next")).containsExactly(Look.WITH_NEXT);
        assertThat(finding.named()).isEmpty();
    }

    @Test
    void ofNothingNothingIsFound() {
        assertThat(SelfRatingRules.look(List.of())).isEqualTo(new Finding(java.util.Map.of(), java.util.Set.of()));
    }

    /** Twenty days of some 90 visits; a third rates at the counter, one in ten on a phone. Whom nobody is content with has most reason. */
    private static List<Rated> month(Officer officer, Random random) {
        List<Rated> ratings = new ArrayList<>();
        double happy = officer == Officer.PATIENT ? 0.6 + 0.2 * random.nextDouble() : 0.7 + 0.25 * random.nextDouble();
        for (int day = 0; day < 20; day++) {
            Instant opened = MORNING.plus(Duration.ofDays(day));
            Instant at = opened;
            for (int visit = 0; visit < 90; visit++) {
                Instant finished = at;
                Instant next = finished.plusMillis(2_000 + (long) (random.nextDouble() * random.nextDouble() * 90_000));
                String id = day + "-" + visit;
                if (random.nextDouble() < 0.1)
                    ratings.add(
                            rated(id + "p", finished, finished.plusSeconds(3_600), next, happy - 0.08, true, random));
                if (isPressed(officer, visit, random))
                    ratings.add(new Rated(
                            id,
                            finished,
                            pressed(officer, finished, next, opened, visit, random),
                            next,
                            true,
                            true,
                            false));
                else if (random.nextDouble() < 0.35)
                    ratings.add(
                            rated(id, finished, finished.plusMillis(readMillis(random)), next, happy, false, random));
                at = next.plusSeconds(60 + random.nextInt(300));
            }
        }
        return ratings;
    }

    private static Rated rated(
            String id, Instant armed, Instant at, Instant next, double happy, boolean onPhone, Random random) {
        boolean isSatisfied = random.nextDouble() < happy;
        return new Rated(id, armed, at, next, isSatisfied && random.nextDouble() < 0.6, isSatisfied, onPhone);
    }

    /** Six seconds in the middle; one in a hundred is a child's hand. */
    private static long readMillis(Random random) {
        if (random.nextDouble() < 0.01) return 500 + random.nextInt(1_000);
        return 2_000 + (long) (4_000 * Math.exp(0.6 * random.nextGaussian()));
    }

    private static boolean isPressed(Officer officer, int visit, Random random) {
        return switch (officer) {
            case HONEST -> false;
            case AT_ONCE, WITH_NEXT -> random.nextDouble() < 0.12;
            case IN_A_ROW -> visit % 30 < 5;
            case PATIENT -> random.nextDouble() < 0.9;
        };
    }

    private static Instant pressed(
            Officer officer, Instant finished, Instant next, Instant opened, int visit, Random random) {
        return switch (officer) {
            case AT_ONCE -> finished.plusMillis(300 + random.nextInt(1_500));
            case WITH_NEXT -> next.plusMillis(random.nextInt(1_000) - 500);
            // Five visits of a slack hour, pressed when the last has gone.
            case IN_A_ROW -> opened.plusSeconds(36_000 + visit / 30 * 600L + visit % 30 * 4L);
            default -> finished.plusMillis(readMillis(random));
        };
    }
}
