package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.IncidentSignalled;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.model.Priority;

/** Far longer than usual, and loud. */
class LongArgumentTest extends IncidentWatchRig {
    private void usually(int services, Duration each) {
        for (int i = 0; i < services; i++) {
            done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
            done(rig.counters.callNext(request(), LAN, Sites.C1));
            clock.advance(each);
            done(rig.counters.finish(request(), LAN, Sites.C1));
        }
    }

    private void called() {
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
    }

    @Test
    void aRaisedVoiceInAVisitOfThreeTimesTheUsualIsSaidOnceAndOfNobody() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        usually(30, Duration.ofMinutes(2));
        sees(Sites.C1, "audio", "PULSE", Map.of());
        clock.advance(Duration.ofSeconds(5));
        called();
        clock.advance(Duration.ofMinutes(7));
        assertThat(look())
                .as("long, but quiet: the voice was before it was called")
                .isEmpty();
        sees(Sites.C1, "audio", "STATE", Map.of("active", "true"));
        sees(Sites.C2, "audio", "PULSE", Map.of());
        sees(Sites.C1, "motion", "START", Map.of());
        assertThat(look()).as("how it stands, elsewhere, no sound").isEmpty();
        sees(Sites.C1, "audio", "PULSE", Map.of());
        Instant heard = clock.instant();

        IncidentOpened opened = opened();
        assertThat(opened.kind()).isEqualTo(IncidentOpened.Kind.LONG_ARGUMENT);
        assertThat(opened.severity()).isEqualTo(IncidentOpened.Severity.MEDIUM);
        assertThat(opened.happenedAt()).isEqualTo(heard);
        assertThat(opened.visitId()).isNotNull();
        sees(Sites.C1, "audio", "PULSE", Map.of());
        assertThat(look()).isEmpty();
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        assertThat(look()).singleElement().isInstanceOf(IncidentSignalled.class);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(look()).isEmpty();
    }

    @Test
    void loudButShortIsNoneUntilItIsLongAndOfTooFewNobodyKnowsWhatIsUsual() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        usually(29, Duration.ofMinutes(2));
        called();
        sees(Sites.C1, "audio", "START", Map.of());
        clock.advance(Duration.ofMinutes(30));
        assertThat(look()).as("29 are too few").isEmpty();
        done(rig.counters.finish(request(), LAN, Sites.C1));
        called();
        sees(Sites.C1, "audio", "UPDATE", Map.of());
        clock.advance(Duration.ofMinutes(6).minusSeconds(1));
        assertThat(look()).as("three times the usual, not more").isEmpty();
        assertThat(opened().kind()).isEqualTo(IncidentOpened.Kind.LONG_ARGUMENT);
    }

    @Test
    void aCallForHelpIsAMarkAsGoodAsALoudVoiceAndBothAreOneIncident() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        usually(31, Duration.ofMinutes(1));
        called();
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        IncidentOpened panic = opened();
        clock.advance(Duration.ofMinutes(4));

        List<Event> joined = look();
        assertThat(joined).singleElement().isInstanceOf(IncidentSignalled.class);
        IncidentSignalled long4 = (IncidentSignalled) joined.get(0);
        assertThat(long4.incidentId()).isEqualTo(panic.incidentId());
        assertThat(long4.kind()).isEqualTo(IncidentOpened.Kind.LONG_ARGUMENT);
    }

    @Test
    void whatTheWebhookToldOfTheVisitIsHeardToo() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        usually(30, Duration.ofMinutes(1));
        called();
        Instant now = clock.instant();
        tell(new CameraEventReceived(
                UUID.randomUUID().toString(), "frigate", "cam-1", Sites.C1, "audio", now, now, "", 0));
        clock.advance(Duration.ofMinutes(3));
        assertThat(opened().kind()).isEqualTo(IncidentOpened.Kind.LONG_ARGUMENT);
    }
}
