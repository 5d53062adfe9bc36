package vn.motcua.hub.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.WorkProfile;
import vn.motcua.core.model.WorkRule;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Hall;
import vn.motcua.hub.line.Hold;
import vn.motcua.hub.line.Place;
import vn.motcua.hub.line.Seat;
import vn.motcua.hub.line.Waiting;

/** Each call takes ten minutes; the first is at nine. */
class LinePlayTest {
    private static final Instant NINE = Instant.parse("2026-03-02T02:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ServiceId LAND = new ServiceId("land");
    private static final ServiceId CARDS = new ServiceId("cards");
    private static final PersonId LAN = new PersonId("00000000-0000-7000-8000-000000000004");
    private static final PriorityClass NORMAL = rank("NORMAL", 0);
    private static final PriorityClass ELDERLY = rank("ELDERLY", 40);
    private static final PriorityClass DISABLED = rank("DISABLED", 60);
    private final List<Waiting> line = new ArrayList<>();

    private static PriorityClass rank(String code, int weight) {
        return new PriorityClass(new Priority(code), new Text("", ""), weight, false, null, null);
    }

    private void comes(ServiceId service, PriorityClass rank, @Nullable Hold hold, Place place, Duration later) {
        int at = line.size();
        Instant since = NINE.minusSeconds(600 - 10L * at);
        line.add(new Waiting(
                new VisitId(String.format("00000000-0000-7000-8000-%012d", at)),
                new TicketNumber(new SeriesId("a"), at, "A" + at),
                service,
                rank,
                since,
                since,
                WaitKind.WALK_IN,
                hold,
                place,
                NINE.plus(later)));
    }

    private void comes(ServiceId service, PriorityClass rank) {
        comes(service, rank, null, Place.NORMAL, Duration.ZERO);
    }

    private static LinePlay.Desk desk(String counter, @Nullable WorkProfile profile, ServiceId... services) {
        Seat seat = new Seat(new CounterId(counter), LAN, Set.of(services), profile);
        return new LinePlay.Desk(seat, CounterMemory.NONE, NINE.toEpochMilli());
    }

    private LinePlay play(LinePlay.Desk... desks) {
        Hall hall = new Hall(NINE, LocalTime.of(9, 0), 2, Map.of(), Map.of());
        return LinePlay.of(
                line,
                List.of(desks),
                hall,
                ZONE,
                (service, at) -> Duration.ofMinutes(10).toMillis(),
                WorkingTime.of(Centres.site("day", List.of(), List.of()).calendar(), NINE));
    }

    private List<Integer> minutes(LinePlay play) {
        List<Integer> minutes = new ArrayList<>();
        for (int i = 0; i < line.size(); i++)
            minutes.add(
                    play.callOf(i) == LinePlay.NEVER
                            ? -1
                            : (int) ((play.callOf(i) - NINE.toEpochMilli() + 500) / 60_000));
        return minutes;
    }

    private List<Integer> ahead(LinePlay play) {
        List<Integer> ahead = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) ahead.add(play.aheadOf(i));
        return ahead;
    }

    @Test
    void everyClassHasItsWeightAndTwoInARowPassAtMost() {
        comes(LAND, NORMAL);
        comes(LAND, NORMAL);
        comes(LAND, ELDERLY);
        comes(LAND, DISABLED);
        comes(LAND, ELDERLY);

        LinePlay play = play(desk("c1", null, LAND));

        assertThat(minutes(play)).containsExactly(20, 40, 10, 0, 30);
        assertThat(ahead(play)).containsExactly(2, 4, 1, 0, 3);
    }

    @Test
    void whoIsPutFirstOrHeldForACounterIsCalledAsHeWillBe() {
        comes(LAND, NORMAL);
        comes(LAND, NORMAL, new Hold(new CounterId("c2"), null), Place.NORMAL, Duration.ZERO);
        comes(LAND, NORMAL, null, Place.FIRST, Duration.ZERO);

        LinePlay play = play(desk("c1", null, LAND), desk("c2", null, LAND));

        assertThat(minutes(play)).containsExactly(0, 10, 0);
        assertThat(ahead(play)).containsExactly(1, 2, 0);
    }

    @Test
    void aCountersProfileDecidesWhomItCalls() {
        WorkRule cardsFirst =
                new WorkRule(WorkRule.When.ALWAYS, new WaitGroup(List.of(CARDS), List.of(), List.of()), null, null);
        WorkProfile profile = new WorkProfile(new ProfileId("fast"), new Text("", ""), List.of(cardsFirst));
        comes(LAND, NORMAL);
        comes(CARDS, NORMAL);
        comes(CARDS, NORMAL);

        assertThat(minutes(play(desk("c1", profile, LAND, CARDS)))).containsExactly(20, 0, 10);
        assertThat(minutes(play(desk("c1", null, LAND, CARDS)))).containsExactly(0, 10, 20);
    }

    @Test
    void whoComesLaterIsWaitedForByNobodyAndCalledWhenHeIsThere() {
        comes(LAND, NORMAL, null, Place.NORMAL, Duration.ofMinutes(15));
        comes(LAND, NORMAL);

        LinePlay play = play(desk("c1", null, LAND));

        assertThat(minutes(play)).containsExactly(15, 0);
        assertThat(play.callOfNext(LAND))
                .isEqualTo(NINE.plus(Duration.ofMinutes(10)).toEpochMilli());
    }

    @Test
    void whomNobodyServesStillHasAPlaceInTheOrderOfTheLine() {
        comes(LAND, NORMAL);
        comes(CARDS, NORMAL);
        comes(LAND, ELDERLY, new Hold(new CounterId("c9"), null), Place.NORMAL, Duration.ZERO);
        comes(LAND, NORMAL, null, Place.NORMAL, Duration.ofMinutes(5));

        LinePlay play = play(desk("c1", null, CARDS));

        assertThat(minutes(play)).containsExactly(-1, 0, -1, -1);
        assertThat(ahead(play)).containsExactly(1, 0, 0, 2);
    }

    @Test
    void aLineOfThousandsIsPlayedInLittleTimeAndNobodyIsForgotten() {
        for (int i = 0; i < 5_000; i++) comes(i % 3 == 0 ? CARDS : LAND, i % 7 == 0 ? ELDERLY : NORMAL);

        LinePlay play = play(desk("c1", null, LAND, CARDS), desk("c2", null, LAND));

        assertThat(minutes(play)).doesNotContain(-1);
        assertThat(ahead(play).stream().filter(n -> n == 0)).hasSize(2);
    }
}
