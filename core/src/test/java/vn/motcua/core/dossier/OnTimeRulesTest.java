package vn.motcua.core.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.core.dossier.OnTimeRules.Entry;
import vn.motcua.core.dossier.OnTimeRules.Standing;

/** The definitions of DOMAIN §6 for the period 10 to 20 March 2025, and what each means at its borders. */
class OnTimeRulesTest {
    private static final Period MARCH = new Period(LocalDate.of(2025, 3, 10), LocalDate.of(2025, 3, 20));
    private static final Reckoning HOW =
            new Reckoning(MARCH, LocalDate.of(2025, 3, 25), DueBasis.ORIGINAL, Dossiers.ZONE);

    @ParameterizedTest(name = "received {0}, finished {1}: {2}")
    @CsvSource({
        "2025-03-09T23:59,                 , CARRIED_IN",
        "2025-03-10T00:00,                 , NEW_DIRECT_OR_POSTAL",
        "2025-03-20T23:59,                 , NEW_DIRECT_OR_POSTAL",
        "2025-03-21T00:00,                 , ",
        "2025-03-01T08:00, 2025-03-09T23:59, ",
        "2025-03-01T08:00, 2025-03-10T00:00, CARRIED_IN",
        "2025-03-01T08:00, 2025-03-30T08:00, CARRIED_IN",
        "2025-03-15T08:00, 2025-03-15T09:00, NEW_DIRECT_OR_POSTAL",
        "2025-03-15T08:00, 2025-03-01T09:00, NEW_DIRECT_OR_POSTAL",
        "2025-03-09T08:00, 2025-03-01T09:00, "
    })
    void whetherADossierIsNewCarriedInOrNotThere(String received, String finished, Entry entry) {
        Dossiers one = Dossiers.open(received, "2025-03-18T17:00");
        if (finished != null) one = one.finished(finished);

        assertThat(OnTimeRules.entry(one.dossier(), HOW)).isEqualTo(java.util.Optional.ofNullable(entry));
    }

    @ParameterizedTest
    @CsvSource({"DIRECT, NEW_DIRECT_OR_POSTAL", "ONLINE, NEW_ONLINE", "POSTAL, NEW_DIRECT_OR_POSTAL"})
    void whatIsNewIsSplitByItsChannelAndWhatIsCarriedInIsNot(DossierChannel channel, Entry entry) {
        Dossiers fresh = Dossiers.open("2025-03-12T08:00", null).by(channel);
        Dossiers old = Dossiers.open("2025-03-01T08:00", null).by(channel);

        assertThat(OnTimeRules.entry(fresh.dossier(), HOW)).contains(entry);
        assertThat(OnTimeRules.entry(old.dossier(), HOW)).contains(Entry.CARRIED_IN);
    }

    @ParameterizedTest
    @EnumSource(DossierState.class)
    void whatIsOnlyRegisteredOrWasRefusedNeverCounts(DossierState state) {
        Dossiers one = Dossiers.open("2025-03-12T08:00", null).state(state, "2025-03-30T08:00");

        boolean counts = OnTimeRules.entry(one.dossier(), HOW).isPresent();

        assertThat(counts).isEqualTo(state.code() != 1 && state.code() != 3);
    }

    @ParameterizedTest(name = "due {0}, finished {1}: {2}")
    @CsvSource({
        "2025-03-18T09:30, 2025-03-17T23:59, RESOLVED_EARLY",
        "2025-03-18T09:30, 2025-03-18T00:00, RESOLVED_ON_TIME",
        "2025-03-18T09:30, 2025-03-18T16:00, RESOLVED_ON_TIME",
        "2025-03-18T17:00, 2025-03-18T23:59, RESOLVED_ON_TIME",
        "2025-03-18T17:00, 2025-03-19T00:00, RESOLVED_LATE",
        "                , 2025-03-19T00:00, RESOLVED_ON_TIME",
        "2025-03-18T17:00, 2025-03-20T23:59, RESOLVED_LATE",
        "2025-03-18T17:00, 2025-03-21T00:00, PENDING_OVERDUE",
        "2025-03-20T17:00, 2025-03-21T00:00, PENDING_IN_TIME",
        "2025-03-18T17:00, 2025-03-01T09:00, RESOLVED_EARLY",
        "2025-03-11T17:00, 2025-03-01T09:00, RESOLVED_LATE"
    })
    void whatBecameOfAFinishedDossierIsDecidedByDatesNeverByTheTimeOfDay(
            String due, String finished, Standing standing) {
        Dossiers one = Dossiers.open("2025-03-12T08:00", due).finished(finished);

        assertThat(OnTimeRules.standing(one.dossier(), HOW)).isEqualTo(standing);
    }

    @ParameterizedTest(name = "due {0}: {1}")
    @CsvSource({
        "2025-03-19T23:59, PENDING_OVERDUE, false",
        "2025-03-20T00:00, PENDING_IN_TIME, true",
        "2025-03-20T17:00, PENDING_IN_TIME, true",
        "2025-03-25T23:59, PENDING_IN_TIME, true",
        "2025-03-26T00:00, PENDING_IN_TIME, false",
        "                , PENDING_IN_TIME, false"
    })
    void anOpenDossierIsOverdueFromTheDayAfterItsDueDay(String due, Standing standing, boolean isSoon) {
        Dossiers one = Dossiers.open("2025-03-12T08:00", due);

        assertThat(OnTimeRules.standing(one.dossier(), HOW)).isEqualTo(standing);
        assertThat(OnTimeRules.isDueSoon(one.dossier(), HOW)).isEqualTo(isSoon);
    }

    @ParameterizedTest
    @EnumSource(
            value = DossierState.class,
            names = {"SUPPLEMENT_ASKED", "PAYMENT_ASKED", "STOPPED"})
    void whoWaitsForSomebodyElseIsInTimeIfItWaitedByTheEndOfThePeriod(DossierState state) {
        Dossiers one = Dossiers.open("2025-03-01T08:00", "2025-03-11T17:00");
        Dossiers soon = Dossiers.open("2025-03-01T08:00", "2025-03-22T17:00");

        assertThat(standing(one.state(state, "2025-03-20T23:59"))).isEqualTo(Standing.PENDING_IN_TIME);
        assertThat(standing(one.state(state, "2025-03-21T00:00"))).isEqualTo(Standing.PENDING_OVERDUE);
        assertThat(OnTimeRules.isDueSoon(soon.state(state, "2025-03-20T23:59").dossier(), HOW))
                .isFalse();
        assertThat(OnTimeRules.isDueSoon(soon.state(state, "2025-03-21T00:00").dossier(), HOW))
                .isTrue();
    }

    @Test
    void aWithdrawnDossierIsKeptApartHoweverLateAndWasPendingBefore() {
        Dossiers one = Dossiers.open("2025-03-01T08:00", "2025-03-11T17:00");

        assertThat(standing(one.state(DossierState.WITHDRAWN, "2025-03-20T23:00")))
                .isEqualTo(Standing.WITHDRAWN);
        assertThat(standing(one.state(DossierState.WITHDRAWN, "2025-03-21T00:00")))
                .isEqualTo(Standing.PENDING_OVERDUE);
        assertThat(OnTimeRules.entry(
                        one.state(DossierState.WITHDRAWN, "2025-03-09T08:00").dossier(), HOW))
                .isEmpty();
    }

    @Test
    void whoseSourceForgotWhenItWasFinishedEndedWhenItWasReturnedOrCameIntoItsLastState() {
        Dossiers one = Dossiers.open("2025-03-01T08:00", "2025-03-14T17:00");

        Dossiers returned = one.returned("2025-03-14T08:00").state(DossierState.RETURNED, "2025-03-19T08:00");

        assertThat(standing(returned)).isEqualTo(Standing.RESOLVED_ON_TIME);
        assertThat(standing(one.state(DossierState.FINISHED, "2025-03-15T08:00")))
                .isEqualTo(Standing.RESOLVED_LATE);
    }

    @Test
    void returningAResultLaterChangesNothing() {
        Dossiers finished =
                Dossiers.open("2025-03-01T08:00", "2025-03-14T17:00").finished("2025-03-13T08:00");

        assertThat(standing(finished.returned("2025-04-13T08:00"))).isEqualTo(Standing.RESOLVED_EARLY);
    }

    @Test
    void anApologyDoesNotMakeALateDossierOnTimeUnlessTheAuthoritySaysSo() {
        Reckoning extended = new Reckoning(MARCH, MARCH.to(), DueBasis.EXTENDED, Dossiers.ZONE);
        Dossiers late = Dossiers.open("2025-03-01T08:00", "2025-03-11T17:00").finished("2025-03-14T08:00");

        Dossier apologised = late.extended("2025-03-14T17:00").dossier();

        assertThat(OnTimeRules.standing(apologised, HOW)).isEqualTo(Standing.RESOLVED_LATE);
        assertThat(OnTimeRules.standing(apologised, extended)).isEqualTo(Standing.RESOLVED_ON_TIME);
        assertThat(OnTimeRules.standing(late.dossier(), extended)).isEqualTo(Standing.RESOLVED_LATE);
    }

    /** 06:00 in Việt Nam is the day before in Greenwich. */
    @Test
    void datesAreThoseOfTheZone() {
        Reckoning greenwich = new Reckoning(MARCH, MARCH.to(), DueBasis.ORIGINAL, ZoneOffset.UTC);
        Dossier early = Dossiers.open("2025-03-10T06:00", null).dossier();

        assertThat(OnTimeRules.entry(early, HOW)).contains(Entry.NEW_DIRECT_OR_POSTAL);
        assertThat(OnTimeRules.entry(early, greenwich)).contains(Entry.CARRIED_IN);
    }

    @Test
    void thePeriodsThatMeetPassEachDossierOnExactlyOnce() {
        Reckoning next = new Reckoning(
                new Period(LocalDate.of(2025, 3, 21), LocalDate.of(2025, 3, 31)),
                LocalDate.of(2025, 3, 31),
                DueBasis.ORIGINAL,
                Dossiers.ZONE);
        Stream<Dossiers> open = Stream.of(
                Dossiers.open("2025-03-20T23:59", null),
                Dossiers.open("2025-03-01T08:00", null).finished("2025-03-21T00:00"),
                Dossiers.open("2025-03-01T08:00", null).state(DossierState.WITHDRAWN, "2025-03-21T00:00"));

        assertThat(open).allSatisfy(one -> {
            assertThat(standing(one)).isEqualTo(Standing.PENDING_IN_TIME);
            assertThat(OnTimeRules.entry(one.dossier(), next)).contains(Entry.CARRIED_IN);
        });
    }

    private static Standing standing(Dossiers one) {
        assertThat(OnTimeRules.entry(one.dossier(), HOW)).isPresent();
        return OnTimeRules.standing(one.dossier(), HOW);
    }
}
