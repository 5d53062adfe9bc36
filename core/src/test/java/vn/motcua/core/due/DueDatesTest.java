package vn.motcua.core.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.DueCalendarReader;
import vn.motcua.core.due.DueDates.Variant;

class DueDatesTest {
    private static final DueCalendar USUAL = DueCalendarReader.standard();
    /** Receives on Saturday morning too. */
    private static final DueCalendar SATURDAYS =
            DueCalendarReader.read(ConfigNode.load(Path.of("..", "config", "due-calendar.yaml")));

    private static final List<int[]> SESSIONS = List.of(new int[] {420, 690}, new int[] {810, 1020});

    private static LocalDateTime due(DueCalendar calendar, String rule, String received, Pause... pauses) {
        return new DueDates(calendar, Variant.END_OF_DAY)
                .due(DueRule.parse(rule), LocalDateTime.parse(received), List.of(pauses))
                .dueAt();
    }

    @ParameterizedTest
    @CsvSource({
        "3 WD, 2025-03-10T09:30, 2025-03-13T17:00",
        "3 WD, 2025-03-15T08:30, 2025-03-19T17:00",
        "3 WD, 2025-04-29T15:00, 2025-05-07T17:00",
        "0.5 WD, 2025-03-14T15:00, 2025-03-17T09:00",
        "20 CD, 2025-03-10T09:00, 2025-03-31T17:00",
        "5 WD, 2025-03-13T14:10, 2025-03-20T17:00"
    })
    void examplesOfTheTable(String rule, String received, String due) {
        assertThat(due(SATURDAYS, rule, received)).isEqualTo(LocalDateTime.parse(due));
    }

    @ParameterizedTest
    @CsvSource({
        // Before opening, in the break, in the first and last minute of it, at closing, after it.
        "4 WH, 2025-03-10T05:00, 2025-03-10T11:00",
        "1 WH, 2025-03-10T12:00, 2025-03-10T14:30",
        "1 WH, 2025-03-10T11:30, 2025-03-10T14:30",
        "1 WH, 2025-03-10T13:30, 2025-03-10T14:30",
        "1 WD, 2025-03-10T17:00, 2025-03-11T17:00",
        "1 WD, 2025-03-10T17:01, 2025-03-12T17:00",
        "1 WD, 2025-03-14T18:00, 2025-03-18T17:00",
        // No reception on Saturday here, unlike in the example.
        "3 WD, 2025-03-15T08:30, 2025-03-20T17:00",
        // Exactly a session: it ends with it, not with the beginning of the next.
        "4.5 WH, 2025-03-10T07:00, refused",
        "8 WH, 2025-03-10T07:00, 2025-03-10T17:00",
        "1.5 WD, 2025-03-14T15:00, 2025-03-18T09:00",
        "1.0 WD, 2025-03-14T15:00, 2025-03-17T17:00",
        // A swapped Saturday counts, the day off it stands for does not.
        "1 WD, 2024-05-03T09:00, 2024-05-04T17:00",
        "2 WD, 2024-04-26T09:00, 2024-05-03T17:00",
        "3 WD, 2024-04-26T09:00, 2024-05-04T17:00",
        "1 WD, 2026-01-09T09:00, 2026-01-10T17:00",
        // Months: the last day where there is no such number, leap years, rolled over a holiday.
        "1 MONTH, 2025-01-31T09:00, refused",
        "1 MONTH, 2024-01-31T09:00, 2024-02-29T17:00",
        "1 MONTH, 2025-12-31T09:00, 2026-02-02T17:00",
        "12 MONTH, 2024-02-29T09:00, 2025-02-28T17:00",
        "1 MONTH, 2025-03-28T16:00, 2025-04-28T17:00",
        "1 MONTH, 2026-01-16T09:00, 2026-02-23T17:00",
        // Tết in the middle.
        "5 WD, 2026-02-12T09:00, 2026-02-26T17:00",
        "20 CD, 2027-01-20T09:00, 2027-02-12T17:00",
        // Same day: the cut-off itself is in time.
        "SAME_DAY, 2025-03-10T15:00, 2025-03-10T17:00",
        "SAME_DAY, 2025-03-10T15:01, 2025-03-11T17:00",
        "SAME_DAY, 2025-03-10T05:00, 2025-03-10T17:00",
        "SAME_DAY, 2025-03-14T15:30, 2025-03-17T17:00"
    })
    void eachRuleAtItsEdges(String rule, String received, String due) {
        if (rule.equals("1 MONTH") && received.startsWith("2025-01-31")) {
            // 31/1/2025 is a day of Tết: counted from Monday 3/2.
            assertThat(due(USUAL, rule, received)).isEqualTo(LocalDateTime.parse("2025-03-03T17:00"));
        } else if (due.equals("refused")) {
            assertThatThrownBy(() -> DueRule.parse(rule))
                    .hasMessageContaining(rule)
                    .hasMessageContaining("0.5 WD");
        } else {
            assertThat(due(USUAL, rule, received)).isEqualTo(LocalDateTime.parse(due));
        }
    }

    @Test
    void theSameClockVariantKeepsTheTimeOfDay() {
        DueDates clock = new DueDates(SATURDAYS, Variant.SAME_CLOCK);

        assertThat(clock.due(DueRule.parse("3 WD"), LocalDateTime.parse("2025-03-10T09:30"), List.of())
                        .dueAt())
                .isEqualTo(LocalDateTime.parse("2025-03-13T09:30"));
    }

    @Test
    void theDayOfARequestAndTheDayItIsAnsweredDoNotCount() {
        Pause pause = new Pause(LocalDate.parse("2025-03-12"), LocalDate.parse("2025-03-18"));

        assertThat(due(USUAL, "3 WD", "2025-03-10T09:00", pause))
                .as("one day before the request, two after the answer")
                .isEqualTo(LocalDateTime.parse("2025-03-20T17:00"));
        assertThat(due(USUAL, "10 CD", "2025-03-10T09:00", pause)).isEqualTo(LocalDateTime.parse("2025-03-27T17:00"));
        assertThat(due(USUAL, "1 MONTH", "2025-03-10T09:00", pause)).isEqualTo(LocalDateTime.parse("2025-04-17T17:00"));
        assertThat(due(USUAL, "8 WH", "2025-03-11T09:00", pause)).isEqualTo(LocalDateTime.parse("2025-03-19T09:00"));
        assertThat(due(USUAL, "3 WD", "2025-03-10T09:00", new Pause(pause.to(), pause.to())))
                .as("after the end it changes nothing")
                .isEqualTo(LocalDateTime.parse("2025-03-13T17:00"));
    }

    @Test
    void anApologyGoesOutBeforeTheDueDateAndOnce() {
        DueDates dates = new DueDates(USUAL, Variant.END_OF_DAY);
        LocalDateTime due = LocalDateTime.parse("2025-05-05T17:00");

        assertThat(dates.apologyUntil(due)).isEqualTo(LocalDate.parse("2025-04-29"));
        assertThat(dates.reappointed(DueRule.parse("5 WD"), due, 0).dueAt())
                .isEqualTo(LocalDateTime.parse("2025-05-12T17:00"));
        assertThatThrownBy(() -> dates.reappointed(DueRule.parse("5 WD"), due, 1))
                .hasMessageContaining("allowed is one");
    }

    @Test
    void aDayOffAnnouncedLateMakesASlipWrongThatWasRightWhenItWasPrinted() {
        DueCalendar before = USUAL.asKnownOn(LocalDate.parse("2024-04-11"));
        DueDates then = new DueDates(before, Variant.END_OF_DAY);
        DueRule rule = DueRule.parse("5 WD");
        LocalDateTime received = LocalDateTime.parse("2024-04-22T09:00");
        LocalDateTime printed = then.due(rule, received, List.of()).dueAt();
        AffectedSlips rules = new AffectedSlips(USUAL, Variant.END_OF_DAY);

        assertThat(printed).isEqualTo(LocalDateTime.parse("2024-04-29T17:00"));
        AffectedSlips.Affected found = rules.of(
                        new AffectedSlips.Slip("H12.15-240422-0001", rule, received, List.of(), printed))
                .orElseThrow();
        assertThat(found.isClosed()).isTrue();
        assertThat(found.newDue()).isEqualTo(LocalDateTime.parse("2024-05-02T17:00"));
        assertThat(rules.of(new AffectedSlips.Slip("x", rule, received, List.of(), found.newDue())))
                .isEmpty();
        assertThat(before.version()).isEmpty();
        assertThat(USUAL.version()).contains(LocalDate.parse("2025-12-25"));
        assertThat(USUAL.asKnownOn(LocalDate.parse("2025-12-24")).isWorking(LocalDate.parse("2026-01-02")))
                .isTrue();
        assertThat(USUAL.isWorking(LocalDate.parse("2026-01-02"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "WD",
                "-1 WD",
                "0 WD",
                "0.00 WD",
                "1001 WD",
                "0.5 CD",
                "1.5 MONTH",
                "2.5 WH",
                "5 days",
                "1e3 WD",
                "0.125 WD",
                "5 WD 5 WD",
                "SAME DAY",
                "121 MONTH"
            })
    void whatIsNoRuleIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> DueRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SAME_DAY");
    }

    @Test
    void everyStepFollowsFromTheOneBeforeAndTheLastIsTheEnd() {
        Random random = new Random(7);
        DueDates dates = new DueDates(SATURDAYS, Variant.END_OF_DAY);
        for (int i = 0; i < 500; i++) {
            LocalDateTime received =
                    LocalDateTime.parse("2024-01-01T00:00").plusMinutes(random.nextInt(4 * 365 * 1440));
            DueRule rule = DueRule.parse(rule(random));
            DueDate due = dates.due(rule, received, List.of());
            List<DueStep> steps = due.steps();

            assertThat(steps.get(0).at()).isEqualTo(received);
            assertThat(steps)
                    .anyMatch(step -> step.kind().name().startsWith("BEGINS")
                            && step.until().equals(due.base()));
            assertThat(steps.get(steps.size() - 1).until()).isEqualTo(due.dueAt());
            long counted = steps.stream()
                    .filter(step -> step.kind() == DueStep.Kind.COUNTED || step.kind() == DueStep.Kind.WORKED_INSTEAD)
                    .mapToLong(DueStep::amount)
                    .sum();
            if (rule.unit() == DueRule.Unit.WD && rule.isWhole())
                assertThat(counted).isEqualTo(rule.amount().intValue());
        }
    }

    @Test
    void someoneWhoWalksMinuteByMinuteComesToTheSameEnd() {
        long seed = Long.getLong("motcua.seed", 20261124L);
        int cases = Boolean.getBoolean("motcua.full") ? 1_500_000 : 150_000;
        Random random = new Random(seed);
        MinuteByMinute usual = new MinuteByMinute(SESSIONS, List.of());
        MinuteByMinute saturdays = new MinuteByMinute(SESSIONS, List.of(new int[] {420, 690}));
        for (int i = 0; i < cases; i++) {
            boolean isSaturday = random.nextBoolean();
            LocalDateTime received =
                    LocalDateTime.parse("2024-01-01T00:00").plusMinutes(random.nextInt((3 * 365 + 200) * 1440));
            if (random.nextInt(4) == 0) received = received.withMinute(random.nextBoolean() ? 0 : 30);
            String rule = rule(random);
            Map<LocalDate, LocalDate> waits = new LinkedHashMap<>();
            List<Pause> pauses = new ArrayList<>();
            LocalDate day = received.toLocalDate();
            for (int k = random.nextInt(3); k > 0; k--) {
                LocalDate from = day.plusDays(random.nextInt(12));
                day = from.plusDays(random.nextInt(20));
                waits.put(from, day);
                pauses.add(new Pause(from, day));
                day = day.plusDays(1);
            }
            LocalDateTime expected = (isSaturday ? saturdays : usual).due(rule, received, waits);

            LocalDateTime due =
                    due(isSaturday ? SATURDAYS : USUAL, rule, received.toString(), pauses.toArray(new Pause[0]));

            assertThat(due)
                    .as(
                            "seed %d, case %d: %s received %s, waited %s, Saturdays %s",
                            seed, i, rule, received, waits, isSaturday)
                    .isEqualTo(expected);
        }
    }

    private static String rule(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> 1 + random.nextInt(60) + " WD";
            case 1 -> (1 + random.nextInt(40)) / 4.0 + " WD";
            case 2 -> 1 + random.nextInt(120) + " WH";
            case 3 -> 1 + random.nextInt(120) + " CD";
            case 4 -> 1 + random.nextInt(12) + " MONTH";
            default -> "SAME_DAY";
        };
    }
}
