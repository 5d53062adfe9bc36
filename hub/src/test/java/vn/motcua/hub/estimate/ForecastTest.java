package vn.motcua.hub.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.ticket.Estimate;

class ForecastTest {
    private static final ServiceId LAND = new ServiceId("land");
    private static final ServiceId CARDS = new ServiceId("cards");
    private static final CounterId ONE = new CounterId("quay-1");
    private static final CounterId TWO = new CounterId("quay-2");
    /** Monday. */
    private static final Instant NINE = Instant.parse("2026-03-02T02:00:00Z");

    private final Site site = Centres.site(
            "tables",
            List.of(new Centres.Real("land", 10, 10, 0), new Centres.Real("cards", 4, 4, 0)),
            List.of(List.of("land"), List.of("cards")));
    private final Learned learned = new Learned();
    private final WaitModel model = new WaitModel(learned, new Deaf());
    private int visits;

    private Estimate ask(ServiceId service, int ahead, Instant now) {
        List<Forecast.Stander> line = new ArrayList<>();
        for (int i = 0; i <= ahead; i++) line.add(Centres.stander(i, service, Priority.NORMAL, now));
        return Forecast.of(site, learned, model.seats(), Centres.floor(site, line, now), now)
                .at(ahead, service);
    }

    private VisitId visit() {
        return new VisitId(String.format("00000000-0000-7000-8000-%012d", ++visits));
    }

    /** Visits one after the other, each as long, with somebody waiting all the time. */
    private Instant serve(CounterId counter, ServiceId service, Instant from, Duration each, int count) {
        Instant at = from;
        for (int i = 0; i < count; i++) {
            VisitId visit = visit();
            model.called(counter, visit, service, from.minusSeconds(60), at);
            model.ended(counter, visit, at.plus(each));
            at = at.plus(each).plusSeconds(20);
        }
        return at;
    }

    @Test
    void onDayOneTheConfiguredMinutesHold() {
        model.opened(ONE, NINE);

        Estimate third = ask(LAND, 3, NINE);

        assertThat(third.minutes()).isBetween(28, 35);
        assertThat(third.atMostMinutes()).isGreaterThan(third.minutes());
        assertThat(third.overBreak()).isFalse();
    }

    @Test
    void withNobodyServingTheWaitIsUnknown() {
        assertThat(ask(LAND, 2, NINE).isKnown()).isFalse();
        model.opened(TWO, NINE);
        assertThat(ask(LAND, 2, NINE)).isEqualTo(Estimate.unserved(2));
        model.opened(ONE, NINE);
        model.closed(ONE, NINE.plusSeconds(60));
        assertThat(ask(LAND, 2, NINE.plusSeconds(61)).isKnown()).isFalse();
    }

    @Test
    void aFreeCounterWithNobodyBeforeMeansAtOnce() {
        model.opened(ONE, NINE);

        assertThat(ask(LAND, 0, NINE).minutes()).isLessThanOrEqualTo(1);
    }

    @Test
    void aWaitOverTheMiddayBreakCountsTheBreakAndSaysSo() {
        Instant eleven = NINE.plus(Duration.ofHours(2));
        model.opened(ONE, eleven);

        Estimate before = ask(LAND, 1, eleven);
        Estimate over = ask(LAND, 6, eleven);

        assertThat(before.overBreak()).isFalse();
        assertThat(before.minutes()).isBetween(8, 14);
        assertThat(over.overBreak()).isTrue();
        assertThat(over.minutes()).isBetween(160, 195);
    }

    @Test
    void duringTheBreakThoseWhoServedBeforeItAreExpectedBack() {
        model.opened(ONE, NINE);
        model.opened(TWO, NINE);
        model.closed(TWO, NINE.plus(Duration.ofMinutes(20)));
        model.closed(ONE, Instant.parse("2026-03-02T04:28:00Z"));
        Instant noon = Instant.parse("2026-03-02T05:00:00Z");

        assertThat(ask(LAND, 1, noon).minutes()).isBetween(95, 110);
        assertThat(ask(LAND, 1, noon).overBreak()).isTrue();
        assertThat(ask(CARDS, 1, noon).isKnown()).isFalse();
    }

    @Test
    void oneVisitForgottenOpenForHoursMovesLittle() {
        model.opened(ONE, NINE);
        Instant then = serve(ONE, LAND, NINE, Duration.ofMinutes(10), 40);
        int usual = ask(LAND, 5, then.plus(Duration.ofDays(5))).minutes();

        then = serve(ONE, LAND, then, Duration.ofHours(9), 1);
        serve(ONE, LAND, then, Duration.ofMinutes(10), 1);

        assertThat(ask(LAND, 5, then.plus(Duration.ofDays(5))).minutes()).isBetween(usual, usual * 13 / 10);
    }

    @Test
    void whatIsLearnedReplacesWhatWasConfigured() {
        model.opened(ONE, NINE);
        serve(ONE, LAND, NINE, Duration.ofMinutes(4), 80);
        Instant nextWeek = NINE.plus(Duration.ofDays(7));
        model.opened(ONE, nextWeek);

        assertThat(ask(LAND, 5, nextWeek).minutes()).isBetween(20, 26);
    }

    @Test
    void aNewServiceBeginsWithItsOwnMinutesWhateverOthersTake() {
        model.opened(ONE, NINE);
        serve(ONE, LAND, NINE, Duration.ofMinutes(30), 60);
        Instant nextWeek = NINE.plus(Duration.ofDays(7));
        model.opened(TWO, nextWeek);

        assertThat(ask(CARDS, 4, nextWeek).minutes()).isBetween(14, 20);
    }

    @Test
    void aCounterWhoseOfficerIsAwayIsNotCounted() {
        model.opened(ONE, NINE);
        Instant later = NINE.plus(Duration.ofMinutes(30));
        List<Forecast.Stander> line = List.of(Centres.stander(0, LAND, Priority.NORMAL, NINE.plusSeconds(60)));

        Estimate estimate = Forecast.of(site, learned, model.seats(), Centres.floor(site, line, later), later)
                .at(0, LAND);

        assertThat(estimate.isKnown()).isFalse();
    }

    @Test
    void whatIsTakenBackIsNotLearnedFrom() {
        List<Instant> measured = new ArrayList<>();
        WaitModel taken = new WaitModel(learned, new Deaf() {
            @Override
            public void measured(Told told, Instant calledAt) {
                measured.add(calledAt);
            }
        });
        VisitId visit = visit();
        LocalDate day = LocalDate.of(2026, 3, 2);
        taken.opened(ONE, NINE);
        taken.told(visit, new Told(LAND, day, NINE, 600_000, WorkingTime.Break.NONE, 600_000, 10, 15));
        taken.called(ONE, visit, LAND, NINE, NINE.plusSeconds(60));
        taken.callUndone(ONE, visit);
        taken.called(ONE, visit, LAND, NINE, NINE.plusSeconds(300));
        taken.ended(ONE, visit, NINE.plusSeconds(302));
        taken.endUndone(ONE, visit);
        taken.ended(ONE, visit, NINE.plusSeconds(900));

        taken.called(ONE, visit(), LAND, NINE, NINE.plusSeconds(930));

        assertThat(measured).containsExactly(NINE.plusSeconds(300));
        assertThat(learned.tempo(LAND).millis(NINE, 600_000)).isEqualTo(600_000);
    }

    @Test
    void aCallThatIsTakenBackTeachesNothingOfTheVisitBeforeIt() {
        VisitId first = visit();
        VisitId second = visit();
        model.opened(ONE, NINE);
        model.called(ONE, first, LAND, NINE, NINE);
        model.ended(ONE, first, NINE.plusSeconds(60));
        model.called(ONE, second, LAND, NINE, NINE.plusSeconds(64));
        model.callUndone(ONE, second);
        model.endUndone(ONE, first);
        model.ended(ONE, first, NINE.plusSeconds(600));
        model.called(ONE, second, LAND, NINE, NINE.plusSeconds(630));
        assertThat(learned.changeOver().shrunk(0, 0)).as("not for good yet").isZero();

        model.ended(ONE, second, NINE.plusSeconds(1_230));
        model.closed(ONE, NINE.plusSeconds(1_300));

        assertThat(learned.tempo(LAND).millis(NINE, 600_000)).isBetween(599_000L, 601_000L);
        assertThat(learned.changeOver().shrunk(0, 0)).isEqualTo(30_000);
    }

    @Test
    void aVisitSentOnIsMeasuredByItsFirstCallWhicheverCounterGoesOnFirst() {
        List<Instant> measured = new ArrayList<>();
        WaitModel two = new WaitModel(learned, new Deaf() {
            @Override
            public void measured(Told told, Instant calledAt) {
                measured.add(calledAt);
            }
        });
        VisitId visit = visit();
        two.opened(ONE, NINE);
        two.opened(TWO, NINE);
        two.told(
                visit,
                new Told(LAND, LocalDate.of(2026, 3, 2), NINE, 600_000, WorkingTime.Break.NONE, 600_000, 10, 15));
        two.called(ONE, visit, LAND, NINE, NINE.plusSeconds(600));
        two.ended(ONE, visit, NINE.plusSeconds(605));
        two.called(TWO, visit, CARDS, NINE, NINE.plusSeconds(606));
        two.ended(TWO, visit, NINE.plusSeconds(700));
        two.called(TWO, visit(), CARDS, NINE, NINE.plusSeconds(720));
        two.closed(ONE, NINE.plusSeconds(900));
        two.closed(TWO, NINE.plusSeconds(900));

        assertThat(measured).containsExactly(NINE.plusSeconds(600));
    }

    @Test
    void whatCanBeTakenBackAtACounterIsNeverForGoodYet() {
        assertThat(WaitModel.FOR_GOOD).isGreaterThan(vn.motcua.hub.counter.Undoable.OFFERED.plusSeconds(2));
    }

    @Test
    void theBoundGrowsWithWhatWasMeasured() {
        model.opened(ONE, NINE);
        int before = ask(LAND, 3, NINE).atMostMinutes();
        for (int i = 0; i < 60; i++) {
            VisitId visit = visit();
            Instant at = NINE.plus(Duration.ofDays(1)).plusSeconds(i);
            model.told(
                    visit,
                    new Told(LAND, LocalDate.of(2026, 3, 3), at, 1_800_000, WorkingTime.Break.NONE, 600_000, 30, 40));
            model.called(ONE, visit, LAND, at, at.plus(Duration.ofMinutes(i % 2 == 0 ? 25 : 90)));
        }

        assertThat(ask(LAND, 3, NINE).atMostMinutes()).isGreaterThan(before);
    }

    @Test
    void saidInNumbersPeopleUse() {
        assertThat(Rounding.near(Duration.ofSeconds(460).toMillis())).isEqualTo(8);
        assertThat(Rounding.near(Duration.ofMinutes(17).toMillis())).isEqualTo(18);
        assertThat(Rounding.near(Duration.ofMinutes(43).toMillis())).isEqualTo(45);
        assertThat(Rounding.up(Duration.ofSeconds(61).toMillis())).isEqualTo(2);
        assertThat(Rounding.up(Duration.ofMinutes(41).toMillis())).isEqualTo(45);
        assertThat(Rounding.up(0)).isZero();
    }

    /** Nobody stores this. */
    private static class Deaf implements WaitModel.Listener {
        @Override
        public void toldChanged(VisitId visit, @Nullable Told now) {}

        @Override
        public void seatChanged(CounterId counter, Seat now) {}

        @Override
        public void measured(Told told, Instant calledAt) {}
    }
}
