package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrowdingRuleTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);
    private static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");

    private static IncidentSettings.Rules rules(int crowdedAt, IncidentSettings.Zone... zones) {
        return new IncidentSettings.Rules(
                Duration.ZERO,
                Duration.ZERO,
                crowdedAt,
                0,
                List.of(zones),
                Duration.ZERO,
                Duration.ZERO,
                0,
                Set.of("ATTITUDE"));
    }

    private static IncidentSettings.Zone zone(String camera, String name, int seats) {
        return new IncidentSettings.Zone(camera, name, seats);
    }

    private static Course count(String camera, String channel, String key, int people) {
        String name = String.join("\n", "pc-1", "recorder", camera, channel, "occupancy", key);
        return new Course(name, "recorder", camera, "occupancy", null, true, AT, AT, people);
    }

    @Test
    void moreThanTheSeatsOfItsZoneIsACrowdByChannelOrByRule() {
        IncidentSettings.Rules rules = rules(0, zone("hall-1", "waiting", 20));

        assertThat(CrowdingRule.isSaid(count("hall-1", "waiting", "person", 20), rules))
                .isFalse();
        assertThat(CrowdingRule.isSaid(count("hall-1", "waiting", "person", 21), rules))
                .isTrue();
        assertThat(CrowdingRule.isSaid(count("hall-1", "1", "waiting", 21), rules))
                .isTrue();
        assertThat(CrowdingRule.isSaid(count("hall-1", "door", "person", 99), rules))
                .isFalse();
        assertThat(CrowdingRule.isSaid(count("hall-2", "waiting", "person", 99), rules))
                .isFalse();
    }

    @Test
    void whereSeatsAreKnownTheGeneralNumberSaysNothing() {
        IncidentSettings.Rules rules = rules(10, zone("hall-1", "waiting", 20), zone("hall-2", "", 4));

        assertThat(CrowdingRule.isSaid(count("hall-1", "waiting", "person", 15), rules))
                .isFalse();
        assertThat(CrowdingRule.isSaid(count("hall-1", "door", "person", 10), rules))
                .isTrue();
        assertThat(CrowdingRule.isSaid(count("hall-2", "any", "person", 5), rules))
                .isTrue();
        assertThat(CrowdingRule.isSaid(count("hall-2", "any", "person", 4), rules))
                .isFalse();
    }

    @Test
    void theFirstZoneThatFitsIsTaken() {
        IncidentSettings.Rules rules = rules(0, zone("hall-1", "waiting", 20), zone("hall-1", "", 4));

        assertThat(CrowdingRule.isSaid(count("hall-1", "waiting", "person", 19), rules))
                .isFalse();
        assertThat(CrowdingRule.isSaid(count("hall-1", "door", "person", 5), rules))
                .isTrue();
    }

    @Test
    void onlyCountsThatStandNowAreACrowd() {
        IncidentSettings.Rules rules = rules(1, zone("hall-1", "", 1));
        Course there = count("hall-1", "1", "", 9);

        assertThat(CrowdingRule.isSaid(
                        new Course(
                                there.name(), "recorder", "hall-1", "occupancy", null, false, AT.plusSeconds(9), AT, 9),
                        rules))
                .isFalse();
        assertThat(CrowdingRule.isSaid(
                        new Course(there.name(), "recorder", "hall-1", "presence", null, true, AT, AT, 9), rules))
                .isFalse();
        assertThat(CrowdingRule.isSaid(
                        new Course(there.name(), "recorder", "hall-1", "occupancy", null, true, AT, AT, null), rules))
                .isFalse();
    }

    @Test
    void onePersonMoreNeverUndoesACrowd() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            IncidentSettings.Rules rules = rules(
                    random.nextInt(30),
                    zone("hall-" + random.nextInt(2), random.nextBoolean() ? "" : "waiting", 1 + random.nextInt(30)));
            String camera = "hall-" + random.nextInt(2);
            String channel = random.nextBoolean() ? "waiting" : "door";
            int people = random.nextInt(40);

            boolean before = CrowdingRule.isSaid(count(camera, channel, "person", people), rules);
            boolean after = CrowdingRule.isSaid(count(camera, channel, "person", people + 1), rules);

            assertThat(!before || after).as("seed %d round %d", SEED, i).isTrue();
        }
    }
}
