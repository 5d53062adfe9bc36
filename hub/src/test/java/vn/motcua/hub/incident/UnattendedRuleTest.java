package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CounterId;

class UnattendedRuleTest {
    private static final int TRACES = Boolean.getBoolean("motcua.full") ? 200_000 : 5_000;
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private static Course chair(String camera, boolean isActive, int since) {
        return new Course(
                "pc-1\nrecorder\n" + camera + "\n1\npresence\n",
                "recorder",
                camera,
                "presence",
                new CounterId("c1"),
                isActive,
                at(since),
                null,
                null);
    }

    private static SourceState source(String camera, String state, int since) {
        return new SourceState("pc-1\nrecorder\n" + camera, "recorder", camera, state, at(since));
    }

    private static Optional<Instant> rule(
            @Nullable Integer open, @Nullable Integer waits, List<Course> chair, List<SourceState> sources, int now) {
        UnattendedRule.Seat seat =
                new UnattendedRule.Seat(open == null ? null : at(open), waits == null ? null : at(waits));
        return UnattendedRule.since(seat, chair, sources, FIVE, at(now));
    }

    @Test
    void itTakesAllOfItForFiveMinutes() {
        List<Course> empty = List.of(chair("cam-1", false, 10));
        List<SourceState> speaks = List.of(source("", "ALIVE", 0));

        assertThat(rule(0, 0, empty, speaks, 15)).contains(at(10));
        assertThat(rule(0, 0, empty, speaks, 14)).isEmpty();
        assertThat(rule(12, 0, empty, speaks, 16)).isEmpty();
        assertThat(rule(0, 13, empty, speaks, 17)).isEmpty();
        assertThat(rule(0, 13, empty, speaks, 18)).contains(at(13));
        assertThat(rule(null, 0, empty, speaks, 30)).isEmpty();
        assertThat(rule(0, null, empty, speaks, 30)).isEmpty();
        assertThat(rule(0, 0, List.of(chair("cam-1", true, 10)), speaks, 30)).isEmpty();
    }

    @Test
    void whatDoesNotSpeakOrNeverSawAnybodySaysNothing() {
        List<Course> empty = List.of(chair("cam-1", false, 10));

        assertThat(rule(0, 0, List.of(), List.of(source("", "ALIVE", 0)), 60)).isEmpty();
        assertThat(rule(0, 0, empty, List.of(), 60)).isEmpty();
        assertThat(rule(0, 0, empty, List.of(source("", "UNKNOWN", 50)), 60)).isEmpty();
        assertThat(rule(0, 0, empty, List.of(source("", "ALIVE", 0), source("cam-1", "DEAD", 20)), 60))
                .isEmpty();
        assertThat(rule(0, 0, empty, List.of(source("", "ALIVE", 0), source("cam-2", "DEAD", 20)), 60))
                .contains(at(10));
        assertThat(rule(0, 0, empty, List.of(source("", "ALIVE", 57)), 60)).isEmpty();
        assertThat(rule(0, 0, empty, List.of(source("", "ALIVE", 57)), 62)).contains(at(57));
    }

    @Test
    void oneOfTwoCamerasThatSeesSomebodyIsEnough() {
        List<Course> chair = List.of(chair("cam-1", false, 10), chair("cam-2", true, 3));
        assertThat(rule(0, 0, chair, List.of(source("", "ALIVE", 0)), 30)).isEmpty();
    }

    /** The same, asked minute by minute: was it so in each of the last five minutes? */
    @Test
    void itSaysWhatALookAtEveryMinuteWouldSay() {
        for (int trace = 0; trace < TRACES; trace++) {
            Random random = new Random(20261123L + trace);
            int now = 20;
            Integer open = random.nextInt(8) == 0 ? null : random.nextInt(now);
            Integer waits = random.nextInt(8) == 0 ? null : random.nextInt(now);
            List<Course> chair = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--)
                chair.add(chair("cam-" + i, random.nextInt(6) == 0, random.nextInt(now)));
            List<SourceState> sources = new ArrayList<>();
            for (String camera : List.of("", "cam-1", "cam-2"))
                if (random.nextInt(3) > 0)
                    sources.add(source(camera, random.nextInt(8) == 0 ? "DEAD" : "ALIVE", random.nextInt(now)));

            boolean isSo = !chair.isEmpty();
            for (int minute = now - 5; minute < now; minute++)
                isSo &= open != null
                        && open <= minute
                        && waits != null
                        && waits <= minute
                        && seen(chair, sources, minute);
            assertThat(rule(open, waits, chair, sources, now).isPresent())
                    .as("trace %d", trace)
                    .isEqualTo(isSo);
        }
    }

    private static boolean seen(List<Course> chair, List<SourceState> sources, int minute) {
        for (Course one : chair) {
            int heard = 0;
            for (SourceState source : sources) {
                if (!source.camera().isEmpty() && !source.camera().equals(one.camera())) continue;
                if (!source.state().equals("ALIVE") || source.since().isAfter(at(minute))) return false;
                heard++;
            }
            if (heard == 0 || one.isActive() || one.since().isAfter(at(minute))) return false;
        }
        return true;
    }
}
