package vn.motcua.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.hub.report.RatingSigns.Place;
import vn.motcua.hub.report.RatingSigns.Rated;

class RatingSignsTest {
    private static final Instant START = Instant.parse("2026-11-01T01:00:00Z");
    private final List<Rated> ratings = new ArrayList<>();

    /** Twenty minutes apart, a third of a minute after the tablet lit up. */
    private void rated(String counter, String service, int score, int times) {
        for (int i = 0; i < times; i++) {
            Instant armed = START.plusSeconds(1_200L * ratings.size());
            ratings.add(new Rated(
                    "r" + ratings.size(), counter, service, armed, armed.plusSeconds(20), null, score, 5, false));
        }
    }

    private RatingSigns signs(String... said) {
        return RatingSigns.of(ratings, Set.of(said), ZoneOffset.UTC);
    }

    @Test
    void aCounterOfHardCasesIsJudgedByItsServices() {
        rated("easy", "copies", 5, 60);
        rated("hard", "land", 5, 30);
        rated("hard", "land", 3, 30);
        rated("other", "land", 5, 30);
        rated("other", "land", 3, 30);

        assertThat(signs("easy", "hard", "other").counters())
                .extracting(RatingSigns.Sign::place)
                .containsOnly(Place.INSIDE);
    }

    @Test
    void whoLiesFarBelowWithTheSameServicesIsSaidToBeSo() {
        rated("good", "land", 5, 200);
        rated("bad", "land", 5, 20);
        rated("bad", "land", 3, 20);

        assertThat(signs("good", "bad").counters())
                .extracting(one -> one.counter() + " " + one.place())
                .contains("bad BELOW_998");
    }

    @Test
    void badRatingsThatBecomeMoreAreHeardOnTheirDayAndUsualOnesAreNot() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) rated("c1", "land", random.nextInt(40) == 0 ? 1 : 5, 1);
        assertThat(signs("c1").alarm()).isNull();

        LocalDate change = ratings.get(299).at().atZone(ZoneOffset.UTC).toLocalDate();
        for (int i = 0; i < 100; i++) rated("c1", "land", random.nextInt(4) == 0 ? 1 : 5, 1);

        assertThat(signs("c1").alarm()).isBetween(change, change.plusDays(1));
        assertThat(signs("c1").counters().get(0).alarm()).isEqualTo(signs("c1").alarm());
    }

    @Test
    void ofCountersThatAreHiddenThereIsNoSign() {
        rated("c1", "land", 1, 3);

        assertThat(signs().counters()).isEmpty();
    }
}
