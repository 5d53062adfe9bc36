package vn.motcua.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.source.Fold.Folded;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;

/** One course of what is said again and again. Pains 2, 3, 10 and 15. */
final class FoldTest {
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");
    private final Fold fold = new Fold(Duration.ofSeconds(5));
    private final List<Folded> told = new ArrayList<>();

    private static Seen seen(String key, Phase phase, String active, boolean isLate) {
        Map<String, String> detail = active.isEmpty() ? Map.of() : Map.of("active", active);
        return new Seen(
                "dev",
                "1",
                Kind.PRESENCE,
                phase,
                key,
                "fielddetection",
                null,
                false,
                detail,
                List.of(),
                List.of(),
                isLate);
    }

    private void at(double second, Phase phase) {
        at(second, phase, "");
    }

    private void at(double second, Phase phase, String active) {
        told.addAll(fold.heard(seen("1", phase, active, false), time(second)));
    }

    private void tick(double second) {
        told.addAll(fold.tick(time(second)));
    }

    private static Instant time(double second) {
        return T.plusMillis((long) (second * 1000));
    }

    private List<String> lines() {
        return told.stream()
                .map(one -> one.phase() + (one.isInferred() ? "*" : "") + " " + one.repeats())
                .toList();
    }

    @Test
    void pain3RepeatsOfEverySecondAreOneCourseToldEveryTenSeconds() {
        for (int second = 0; second <= 25; second++) {
            at(second, Phase.START);
            tick(second + 0.5);
        }
        tick(31);

        assertThat(lines()).containsExactly("START 0", "UPDATE 10", "UPDATE 10", "END* 5");
    }

    @Test
    void pain2AnEndNobodyTellsIsInferred() {
        at(0, Phase.START);
        tick(4.9);
        assertThat(lines()).containsExactly("START 0");

        tick(5);
        tick(6);

        assertThat(lines()).containsExactly("START 0", "END* 0");
    }

    @Test
    void pain2NothingStaysOpenForMoreThanAQuarterOfAnHourWithoutAWord() {
        Fold patient = new Fold(Duration.ZERO);
        patient.heard(seen("1", Phase.START, "", false), T);

        assertThat(patient.tick(T.plusSeconds(899))).isEmpty();
        assertThat(patient.tick(T.plusSeconds(900))).singleElement().matches(Folded::isInferred);
    }

    @Test
    void pain10WhatIsSaidAgainAfterASubscriptionBeginsNothingAndIsToldOnce() {
        at(0, Phase.STATE, "true");
        at(30, Phase.STATE, "true");
        at(60, Phase.STATE, "true");

        assertThat(lines()).containsExactly("STATE 0");
    }

    @Test
    void pain10AStateThatIsOverEndsWhatWasOpen() {
        at(0, Phase.START);
        at(2, Phase.STATE, "true");
        at(3, Phase.STATE, "false");

        assertThat(lines()).containsExactly("START 0", "END 0");
    }

    @Test
    void pain15ARecorderHeardTwiceIsToldOnce() {
        at(0, Phase.START);
        at(0.01, Phase.START);
        at(2, Phase.END);
        at(2.01, Phase.END);

        assertThat(lines()).containsExactly("START 0", "END 1");
    }

    @Test
    void aStormOfPulsesIsCountedNotToldOneByOne() {
        for (int i = 0; i < 3_500; i++) at(i / 350.0, Phase.PULSE);
        tick(12);

        assertThat(told.size()).isLessThanOrEqualTo(2);
        int all = told.stream().mapToInt(one -> 1 + one.repeats()).sum();
        assertThat(all).isEqualTo(3_500);
    }

    @Test
    void aFlappingRuleIsCutOffAndItsEndsWithItAndComesBack() {
        for (int i = 0; i < 100; i++) {
            at(i * 0.2, Phase.START);
            at(i * 0.2 + 0.1, Phase.END);
        }

        assertThat(told).hasSize(2 * Fold.STARTS_MAX);
        assertThat(fold.dropped()).isEqualTo(100 - Fold.STARTS_MAX);
        at(70, Phase.START);
        assertThat(told).hasSize(2 * Fold.STARTS_MAX + 1);
    }

    @Test
    void moreCoursesThanBoundedAreCounted() {
        for (int i = 0; i < Fold.COURSES_MAX + 100; i++) fold.heard(seen("k" + i, Phase.START, "", false), T);

        assertThat(fold.dropped()).isEqualTo(100);
    }

    @Test
    void aCourseThatIsOverGivesItsPlace() {
        for (int i = 0; i < Fold.COURSES_MAX; i++) fold.heard(seen("k" + i, Phase.PULSE, "", false), T);

        assertThat(fold.heard(seen("new", Phase.START, "", false), T)).hasSize(1);
        assertThat(fold.dropped()).isZero();
    }

    @Test
    void whatIsLateIsToldAndOpensNothing() {
        List<Folded> late = fold.heard(seen("1", Phase.START, "", true), T);
        tick(20);

        assertThat(late).singleElement().extracting(Folded::phase).isEqualTo(Phase.START);
        assertThat(told).isEmpty();
    }

    @Test
    void whateverComesEveryStartThatWasToldEndsOnce() {
        Random random = new Random(5);
        Map<String, Integer> open = new java.util.HashMap<>();
        Phase[] phases = Phase.values();
        List<Folded> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Instant now = T.plusMillis(i * 150L);
            Seen one = seen(
                    "k" + random.nextInt(700),
                    phases[random.nextInt(phases.length)],
                    random.nextBoolean() ? "true" : "false",
                    random.nextInt(20) == 0);
            all.addAll(fold.heard(one, now));
            if (i % 7 == 0) all.addAll(fold.tick(now));
        }
        all.addAll(fold.tick(T.plusSeconds(9_000)));

        for (Folded one : all) {
            if (one.seen().isLate()) continue;
            if (one.phase() == Phase.START) open.merge(one.seen().key(), 1, Integer::sum);
            if (one.phase() == Phase.END) open.merge(one.seen().key(), -1, Integer::sum);
            assertThat(open.getOrDefault(one.seen().key(), 0)).isBetween(0, 1);
        }
        assertThat(open.values()).containsOnly(0);
    }
}
