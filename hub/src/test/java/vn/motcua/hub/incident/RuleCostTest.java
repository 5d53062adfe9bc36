package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.incident.RuleCost.Deed;

class RuleCostTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);
    private static final PersonId LAN = new PersonId("0193a000-0000-7000-8000-000000000001");
    private static final PersonId MINH = new PersonId("0193a000-0000-7000-8000-000000000002");
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    private static RuleCost.Step step(Deed deed, PersonId person, int minute) {
        return new RuleCost.Step(deed, person, START.plus(Duration.ofMinutes(minute)));
    }

    private static long minutes(int now, RuleCost.Step... steps) {
        return RuleCost.of(List.of(steps), START.plus(Duration.ofMinutes(now))).toMinutes();
    }

    @Test
    void fromTheClaimToTheVerdictIsWhatItCost() {
        assertThat(minutes(99, step(Deed.IncidentClaimed, LAN, 0), step(Deed.IncidentDecided, LAN, 4)))
                .isEqualTo(4);
        assertThat(minutes(99, step(Deed.IncidentClaimed, LAN, 3), step(Deed.IncidentDecided, LAN, 3)))
                .as("decided from the list")
                .isZero();
    }

    @Test
    void aLeaseThatIsOverCostsNoMoreThanItself() {
        assertThat(minutes(99, step(Deed.IncidentClaimed, LAN, 0))).isEqualTo(10);
        assertThat(minutes(7, step(Deed.IncidentClaimed, LAN, 0)))
                .as("still looking")
                .isEqualTo(7);
        assertThat(minutes(
                        99,
                        step(Deed.IncidentClaimed, LAN, 0),
                        step(Deed.IncidentClaimed, MINH, 60),
                        step(Deed.IncidentDecided, MINH, 65)))
                .isEqualTo(15);
    }

    @Test
    void whatIsDoneThereRenewsIt() {
        assertThat(minutes(
                        99,
                        step(Deed.IncidentClaimed, LAN, 0),
                        step(Deed.IncidentClaimed, LAN, 8),
                        step(Deed.IncidentDecided, LAN, 15)))
                .isEqualTo(15);
        assertThat(minutes(
                        99,
                        step(Deed.IncidentClaimed, LAN, 0),
                        step(Deed.IncidentNoted, LAN, 8),
                        step(Deed.IncidentNoted, MINH, 9),
                        step(Deed.IncidentDecided, LAN, 15)))
                .isEqualTo(15);
        assertThat(minutes(99, step(Deed.IncidentClaimed, LAN, 0), step(Deed.IncidentNoted, MINH, 8)))
                .as("the words of somebody else renew nothing")
                .isEqualTo(10);
    }

    @Test
    void lettingGoEndsItAndATakenBackVerdictBeginsItAgain() {
        assertThat(minutes(
                        99,
                        step(Deed.IncidentClaimed, LAN, 0),
                        step(Deed.IncidentReleased, LAN, 2),
                        step(Deed.IncidentClaimed, LAN, 20),
                        step(Deed.IncidentDecided, LAN, 21),
                        step(Deed.IncidentVerdictUndone, LAN, 21),
                        step(Deed.IncidentDecided, LAN, 24)))
                .isEqualTo(6);
    }

    @Test
    void whateverHappensItIsNeverBelowNothingNorMoreThanTheTimeBetween() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            List<RuleCost.Step> steps = new ArrayList<>();
            int minute = 0;
            for (int i = random.nextInt(12); i > 0; i--) {
                minute += random.nextInt(15);
                Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
                steps.add(step(deed, random.nextBoolean() ? LAN : MINH, minute));
            }
            Duration spent = RuleCost.of(steps, START.plus(Duration.ofMinutes(minute + 5)));

            assertThat(spent)
                    .as("seed %d round %d", SEED, round)
                    .isBetween(Duration.ZERO, Duration.ofMinutes(minute + 5));
        }
    }
}
