package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.edge.clock.ClockMemory;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.kiosk.TicketLedger.Issued;

/** Numbers while the hub does not answer, and back to it. */
class KioskOfflineTest extends KioskServiceRig {
    @Test
    void noAnswerInTimeGivesABandNumberAndTheLateAnswerChangesNothing() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = rig.hub::late;
        // Not well for long enough to come back, however slow this machine is.
        rig.hub.healthy = java.util.Optional.of(Duration.ZERO);
        TicketAsk ask = KioskRig.ask();

        long began = System.nanoTime();
        Issued issued = rig.issue(ask);
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(issued.request().issue().number().text()).isEqualTo("A950");
        assertThat(issued.request().issue().origin()).isEqualTo(Origin.BAND);
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(380));
        assertThat(rig.facts()).containsExactly("KioskWentOffline", "TicketStored", "PrintJobQueued");
        org.awaitility.Awaitility.await().pollDelay(Duration.ofMillis(400)).until(() -> true);
        assertThat(rig.number(ask)).isEqualTo("A950");
        assertThat(rig.printed).hasSize(1);
    }

    @Test
    void staysInItsBandUntilTheLinkHasBeenWellForThirtySeconds() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = KioskServiceRig::noAnswer;
        assertThat(rig.number(KioskRig.ask())).isEqualTo("A950");
        rig.hub.how = rig.hub::allocate;
        rig.hub.healthy = java.util.Optional.of(Duration.ofSeconds(29));

        assertThat(rig.number(KioskRig.ask())).isEqualTo("A951");
        rig.hub.healthy = java.util.Optional.of(Duration.ofSeconds(30));
        org.awaitility.Awaitility.await().until(() -> rig.kiosk.mode().isOnline());

        assertThat(rig.number(KioskRig.ask())).isEqualTo("A001");
        assertThat(rig.facts()).containsOnlyOnce("KioskWentOffline").containsOnlyOnce("KioskCameOnline");
    }

    @Test
    void remembersOverARestartThatItIsOffline() throws Exception {
        rig.lease(950, 999);
        rig.hub.healthy = java.util.Optional.empty();
        rig.hub.how = KioskServiceRig::noAnswer;
        assertThat(rig.number(KioskRig.ask())).isEqualTo("A950");
        rig.close();
        rig.open();

        assertThat(rig.number(KioskRig.ask())).isEqualTo("A951");

        assertThat(rig.hub.asked).as("the hub is not asked again").hasValue(1);
        assertThat(rig.facts()).containsOnlyOnce("KioskWentOffline");
    }

    @Test
    void anExhaustedBandTakesTheNextAndThenStaffAreNeeded() throws Exception {
        rig.hub.how = KioskServiceRig::noAnswer;
        rig.lease(List.of(band(990, 991), band(980, 981)));

        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 4; i++) numbers.add(rig.number(KioskRig.ask()));

        assertThat(numbers).containsExactly("A990", "A991", "A980", "A981");
        TicketAsk fifth = KioskRig.ask();
        assertRefused(rig.issueLater(fifth), "NO_NUMBERS");
        assertRefused(rig.issueLater(fifth), "NO_NUMBERS");
        assertThat(rig.printed).hasSize(4);
    }

    private static Band band(int from, int to) {
        return new Band(
                new BandId(UUID.randomUUID().toString()), new AgentId("pc"), new SeriesId("a"), KioskRig.DAY, from, to);
    }

    @Test
    void manyTouchesAtOnceInTheBandGetDifferentNumbersAndAreOneGoingOffline() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = KioskServiceRig::noAnswer;
        List<Future<Issued>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) answers.add(rig.issueLater(KioskRig.ask()));

        Set<Integer> values = new HashSet<>();
        for (Future<Issued> answer : answers)
            values.add(KioskRig.await(answer).request().issue().number().value());

        assertThat(values).hasSize(30);
        assertThat(rig.facts()).containsOnlyOnce("KioskWentOffline");
    }

    @Test
    void aRecoveringHubLeavesTheKioskToItsBand() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = (ask, timeout) -> Future.failedFuture(
                new RefusedException(new Refusal("RECOVERING", new vn.motcua.core.model.Text("đợi", "wait"))));

        assertThat(rig.number(KioskRig.ask())).isEqualTo("A950");
        assertThat(rig.essential().get(0).data()).contains("RECOVERING");
    }

    @Test
    void aClockTwoHoursBackRefusesOfflineUntilStaffConfirmTheDate() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = KioskServiceRig::noAnswer;
        rig.hub.healthy = java.util.Optional.empty();
        var later = KioskRig.MORNING.plus(Duration.ofHours(2));
        rig.clock.recall(new ClockMemory(later, later, "before"));

        assertRefused(rig.issueLater(KioskRig.ask()), "CLOCK_SUSPECT");
        assertThat(rig.kiosk.generalRefusal()).isPresent();

        rig.clock.confirm(KioskRig.DAY, KioskRig.ZONE);

        assertThat(rig.number(KioskRig.ask())).isEqualTo("A950");
    }

    @Test
    void aSuspectClockDoesNotStopNumbersOfTheHub() throws Exception {
        var later = KioskRig.MORNING.plus(Duration.ofHours(2));
        rig.clock.recall(new ClockMemory(later, later, "before"));

        assertThat(rig.number(KioskRig.ask())).isEqualTo("A001");
    }

    @Test
    void theFactCarriesCodeAndBandForTheHub() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = KioskServiceRig::noAnswer;
        Issued issued = rig.issue(KioskRig.ask());

        TicketStored fact = Json.read(Json.parseObject(rig.essential().get(1).data()), TicketStored.class);

        assertThat(fact.code()).isEqualTo(issued.request().code().value());
        assertThat(fact.bandId()).isEqualTo(issued.request().issue().band());
        assertThat(fact.origin()).isEqualTo(Origin.BAND);
        assertThat(fact.businessDay()).isEqualTo(KioskRig.DAY);
    }
}
