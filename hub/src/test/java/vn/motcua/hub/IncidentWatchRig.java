package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.incident.IncidentSettings;
import vn.motcua.hub.incident.IncidentWatch;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.StreamKey;

/** A hub of which an {@link IncidentWatch} looks at the tables, and what it is told. */
abstract class IncidentWatchRig {
    static final IncidentSettings.Rules RULES = new IncidentSettings.Rules(
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            25,
            6,
            List.of(),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            3,
            Set.of("ATTITUDE"));
    final Vertx vertx = Vertx.vertx();
    final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    final Site site = Sites.weekdays();
    private long sequence;

    @TempDir
    Path folder;

    LedgerRig rig;
    private IncidentWatch watch;

    @BeforeEach
    void open() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        watch = new IncidentWatch(rig.floor, RULES);
        await(rig.writer.side(connection -> {
            watch.load(new Sql(connection));
            return true;
        }));
    }

    @AfterEach
    void close() {
        await(rig.writer.close());
        await(vertx.close());
    }

    void tell(Event event) {
        EventEnvelope envelope = new EventEnvelope(
                UUID.randomUUID().toString(),
                site.id(),
                "pc-1",
                StreamName.BULK,
                1,
                ++sequence,
                EventTypes.version(event),
                clock.instant(),
                event);
        await(rig.writer.facts(
                new StreamKey("pc-1", StreamName.BULK, 1),
                sequence - 1,
                List.of(Incoming.accepted(envelope, envelope::id))));
    }

    /** What the watch adds a second later. */
    List<Event> look() {
        clock.advance(Duration.ofSeconds(1));
        List<Event> due = new ArrayList<>();
        done(rig.writer.command(null, "Look", Boolean.class, (now, ids) -> {
            due.addAll(watch.due(now, ids));
            return new Decision.Accepted<>(due, true);
        }));
        return due;
    }

    IncidentOpened opened() {
        List<Event> due = look();
        assertThat(due).singleElement().isInstanceOf(IncidentOpened.class);
        return (IncidentOpened) due.get(0);
    }

    void sees(@Nullable CounterId counter, String kind, String phase, Map<String, String> detail) {
        Instant now = clock.instant();
        tell(new CameraSighting(
                UUID.randomUUID().toString(),
                "recorder",
                "cam-1",
                "1",
                counter,
                kind,
                phase,
                "",
                null,
                now,
                now,
                false,
                0,
                detail,
                false));
    }

    void source(String state) {
        tell(new CameraLiveness("recorder", "", state, clock.instant(), "HEARD"));
    }

    VisitEnded served() {
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(2));
        return done(rig.counters.finish(request(), LAN, Sites.C1));
    }

    void rate(VisitEnded ended, int score, String... reasons) {
        tell(new RatingGiven(
                UUID.randomUUID().toString(),
                String.valueOf(ended.rightId()),
                ended.visitId(),
                Sites.C1,
                score,
                5,
                List.of(reasons),
                RatingGiven.Channel.TABLET,
                "tablet-c1",
                clock.instant()));
    }

    void device(String name, String status, String code) {
        tell(new DeviceStatusChanged(name, "POSPrinter", status, code, "", Sites.C1));
    }
}
