package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.IncidentSignalled;
import vn.motcua.core.event.IncidentSilenced;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.PanicTestAnnounced;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.evidence.SealedWords;
import vn.motcua.hub.incident.CitizenWords;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.incident.IncidentService;
import vn.motcua.hub.incident.IncidentSettings;
import vn.motcua.hub.incident.Incidents;
import vn.motcua.hub.incident.StoredIncidents;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Readers;

class IncidentWatchTest extends IncidentWatchRig {
    @Test
    void anUnattendedCounterIsSaidOnceAndOnlyWhilePeopleWaitAndTheCameraSpeaks() {
        source("ALIVE");
        done(rig.counters.open(request(), LAN, Sites.C1));
        sees(Sites.C1, "presence", "START", Map.of());
        clock.advance(Duration.ofMinutes(1));
        sees(Sites.C1, "presence", "END", Map.of());
        clock.advance(Duration.ofMinutes(20));
        assertThat(look()).as("nobody waits").isEmpty();
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        clock.advance(Duration.ofMinutes(4));
        assertThat(look()).isEmpty();
        clock.advance(Duration.ofMinutes(1));

        IncidentOpened opened = opened();
        assertThat(opened.kind()).isEqualTo(IncidentOpened.Kind.UNATTENDED_COUNTER);
        assertThat(opened.counterId()).isEqualTo(Sites.C1);
        assertThat(opened.officer()).isEqualTo(LAN);
        clock.advance(Duration.ofMinutes(10));
        assertThat(look()).isEmpty();
    }

    @Test
    void aPausedCounterAndASilentCameraAreNotEmptyChairs() {
        source("ALIVE");
        done(rig.counters.open(request(), LAN, Sites.C1));
        sees(Sites.C1, "presence", "STATE", Map.of("active", "false"));
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        done(rig.desks.pause(request(), LAN, Sites.C1, vn.motcua.core.event.CounterPaused.Reason.BREAK, null));
        clock.advance(Duration.ofMinutes(30));
        assertThat(look()).isEmpty();
        done(rig.desks.resume(request(), LAN, Sites.C1));
        source("UNKNOWN");
        clock.advance(Duration.ofMinutes(4));
        assertThat(look()).isEmpty();
        source("ALIVE");
        clock.advance(Duration.ofMinutes(4));
        assertThat(look()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(opened().kind()).isEqualTo(IncidentOpened.Kind.UNATTENDED_COUNTER);
    }

    @Test
    void aBadRatingAboutConductWaitsForItsCorrectionAndAPanicThereRaisesItToCritical() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        rate(served(), 2, "WAIT_LONG");
        VisitEnded slip = served();
        rate(slip, 1, "ATTITUDE");
        clock.advance(Duration.ofSeconds(5));
        rate(slip, 5);
        VisitEnded ended = served();
        rate(ended, 1, "ATTITUDE", "WAIT_LONG");
        clock.advance(Duration.ofSeconds(10));
        assertThat(look()).isEmpty();
        clock.advance(Duration.ofSeconds(5));

        IncidentOpened opened = opened();
        assertThat(opened.kind()).isEqualTo(IncidentOpened.Kind.BAD_RATING);
        assertThat(opened.severity()).isEqualTo(IncidentOpened.Severity.HIGH);
        assertThat(opened.visitId()).isEqualTo(ended.visitId());
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        List<Event> joined = look();
        assertThat(joined).singleElement().isInstanceOf(IncidentSignalled.class);
        assertThat(((IncidentSignalled) joined.get(0)).incidentId()).isEqualTo(opened.incidentId());
        assertThat(look()).isEmpty();
    }

    @Test
    void aPanicIsCriticalAtOnceAndTwoAtOneCounterAreOneIncident() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        IncidentOpened opened = opened();
        assertThat(opened.severity()).isEqualTo(IncidentOpened.Severity.CRITICAL);
        assertThat(look()).singleElement().isInstanceOf(IncidentSignalled.class);
        assertThat(look()).isEmpty();
    }

    @Test
    void whoIsThereAtNightIsSaidAndHowThingsStandIsNot() {
        clock.advance(Duration.ofHours(14));
        sees(Sites.C2, "motion", "STATE", Map.of("active", "true"));
        assertThat(look()).isEmpty();
        sees(Sites.C2, "motion", "START", Map.of());
        assertThat(opened().kind()).isEqualTo(IncidentOpened.Kind.AFTER_HOURS);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(20));
            sees(Sites.C2, "motion", "UPDATE", Map.of());
            assertThat(look()).allMatch(event -> event instanceof IncidentSignalled);
        }
        assertThat(rig.events.stream().filter(event -> event instanceof IncidentSignalled))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aCrowdIsWhatACameraCountsAndAsManyAsTheCentreSays() {
        sees(null, "occupancy", "UPDATE", Map.of("count", "24"));
        assertThat(look()).isEmpty();
        sees(null, "occupancy", "UPDATE", Map.of("count", "25"));
        IncidentOpened opened = opened();
        assertThat(opened.kind()).isEqualTo(IncidentOpened.Kind.CROWDING);
        assertThat(opened.counterId()).isNull();
    }

    @Test
    void morePeopleWaitingThanSeatsAreACrowdSaidOnceAQuarterOfAnHour() {
        for (int i = 0; i < 6; i++) done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        assertThat(look()).as("everybody sits").isEmpty();
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        IncidentOpened opened = opened();
        assertThat(opened.kind()).isEqualTo(IncidentOpened.Kind.CROWDING);
        assertThat(opened.officer()).isNull();

        assertThat(look()).isEmpty();
        clock.advance(Duration.ofMinutes(14));
        sees(null, "occupancy", "UPDATE", Map.of("count", "30"));
        assertThat(look()).as("seen by a camera, too").singleElement().isInstanceOf(IncidentSignalled.class);
        clock.advance(Duration.ofHours(12));
        assertThat(look()).as("numbers nobody ended before closing").isEmpty();
    }

    /** Frigate, and many ONVIF cameras, tell a number whenever it changes, and neither a beginning nor an end. */
    @Test
    void numbersToldOneByOneAreACrowdTooAndOnceInAQuarterOfAnHour() {
        sees(null, "occupancy", "PULSE", Map.of("count", "24"));
        assertThat(look()).isEmpty();
        sees(null, "occupancy", "PULSE", Map.of("count", "25"));
        assertThat(opened().kind()).isEqualTo(IncidentOpened.Kind.CROWDING);
        clock.advance(Duration.ofMinutes(20));
        assertThat(look()).as("no new number came").isEmpty();
        sees(null, "occupancy", "PULSE", Map.of("count", "3"));
        assertThat(look()).isEmpty();
    }

    /** Announced, it is known as a test; the next press is a call for help again. */
    @Test
    void aPanicButtonThatIsTriedOpensNothing() {
        tell(new PanicTestAnnounced("t-1", Sites.C1, LAN, clock.instant().plusSeconds(300), clock.instant()));
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        assertThat(look()).isEmpty();

        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        assertThat(opened().kind()).isEqualTo(IncidentOpened.Kind.PANIC);
    }

    @Test
    void aButtonThatWasTriedLooksLikeNoCallForHelpOnTheAxisOfALaterOne() throws Exception {
        tell(new PanicTestAnnounced("t-1", Sites.C1, LAN, clock.instant().plusSeconds(300), clock.instant()));
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        clock.advance(Duration.ofMinutes(6));
        tell(new PanicPressed(UUID.randomUUID().toString(), Sites.C1, "panic-1", clock.instant()));
        String incident = opened().incidentId();
        Readers readers = new Readers(vertx, folder.resolve("hub.db"));

        IncidentQueries queries = new StoredIncidents(
                readers,
                () -> site,
                person -> null,
                SealedWords.in(folder),
                CitizenWords.NONE,
                IncidentSettings.DEFAULTS,
                clock);
        IncidentQueries.Viewer viewer = new IncidentQueries.Viewer(LAN, vn.motcua.core.model.Role.SUPERVISOR);
        List<IncidentQueries.Entry> axis =
                await(queries.one(viewer, incident)).orElseThrow().timeline();

        assertThat(axis)
                .extracting(IncidentQueries.Entry::type)
                .filteredOn(type -> type.startsWith("Panic"))
                .containsExactly("PanicTested", "PanicPressed");
        await(readers.close());
    }

    @Test
    void aMutedRuleOpensNothingStillCountsWhatItWouldHaveSaidAndSpeaksAgainByItself() throws Exception {
        Incidents incidents = IncidentsTest.incidents(rig, site, folder);
        IncidentService.Act act = new IncidentService.Act(request(), LAN, vn.motcua.core.model.Role.SUPERVISOR, "");
        done(incidents.mute(act, IncidentOpened.Kind.CROWDING, Duration.ofDays(1)));
        sees(null, "occupancy", "UPDATE", Map.of("count", "30"));
        assertThat(look()).singleElement().isInstanceOf(IncidentSilenced.class);
        assertThat(look()).isEmpty();
        clock.advance(Duration.ofDays(1));
        sees(null, "occupancy", "UPDATE", Map.of("count", "31"));
        assertThat(opened().kind()).isEqualTo(IncidentOpened.Kind.CROWDING);

        IncidentService.Act other = new IncidentService.Act(request(), LAN, vn.motcua.core.model.Role.SUPERVISOR, "");
        assertThat(HubRig.refused(incidents.mute(other, IncidentOpened.Kind.PANIC, Duration.ofDays(1))))
                .isEqualTo("RULE_ALWAYS_SPEAKS");
    }

    @Test
    void coursesComeOutEqualByARebuildAndByTheMigrationOfAnOlderStore() throws Exception {
        Random random = new Random(20261123L);
        List<String> phases = List.of("START", "UPDATE", "END", "PULSE", "STATE");
        for (int i = 0; i < 300; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(5_000)));
            Map<String, String> detail = random.nextBoolean()
                    ? Map.of("count", random.nextInt(3) == 0 ? "many" : String.valueOf(random.nextInt(40)))
                    : Map.of("active", String.valueOf(random.nextBoolean()));
            CounterId counter = List.of(Sites.C1, Sites.C2).get(random.nextInt(2));
            sees(counter, random.nextBoolean() ? "presence" : "occupancy", phases.get(random.nextInt(5)), detail);
            String status = List.of("FAULT", "OFFLINE", "READY", "ATTENTION", "CONNECTING", "UNKNOWN")
                    .get(random.nextInt(6));
            String code = random.nextInt(5) == 0 ? "E_DISABLED" : "";
            device("printer-" + random.nextInt(12), status, code);
            if (i % 20 == 0) source(List.of("ALIVE", "DEAD", "UNKNOWN").get(random.nextInt(3)));
        }
        await(rig.writer.close());
        Path file = folder.resolve("hub.db");
        assertThat(Verifier.verify(file).problems()).isEmpty();

        try (Connection connection = HubFile.openOffline(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TABLE camera_course");
            statement.executeUpdate("DROP TABLE camera_source");
            statement.executeUpdate("DROP TABLE device_down");
            for (String name : List.of("V203__camera_courses.sql", "V227__device_down.sql"))
                for (String sql : migration(name).split(";\\s*\\n")) if (!sql.isBlank()) statement.executeUpdate(sql);
            connection.commit();
        }
        assertThat(Verifier.verify(file).problems()).isEmpty();
    }

    private static String migration(String name) throws Exception {
        Path file = Path.of("src/main/resources/vn/motcua/hub/db/migration", name);
        return Files.readString(file, StandardCharsets.UTF_8).replaceAll("(?m)^ *--.*$", "");
    }
}
