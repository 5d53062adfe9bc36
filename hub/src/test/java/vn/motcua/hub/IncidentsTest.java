package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.evidence.SealedWords;
import vn.motcua.hub.incident.CitizenWords;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.incident.IncidentQueries.Viewer;
import vn.motcua.hub.incident.IncidentService;
import vn.motcua.hub.incident.IncidentService.Act;
import vn.motcua.hub.incident.IncidentService.Step;
import vn.motcua.hub.incident.IncidentSettings;
import vn.motcua.hub.incident.Incidents;
import vn.motcua.hub.incident.StoredIncidents;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.RetryLaterException;

public class IncidentsTest {
    private static final PersonId HOA = new PersonId(UUID.randomUUID().toString());
    private static final PersonId TU = new PersonId(UUID.randomUUID().toString());
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private LedgerRig rig;
    private Incidents incidents;
    private Readers readers;
    private IncidentQueries queries;

    @BeforeEach
    void open() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        incidents = incidents(rig, site, folder);
        readers = new Readers(vertx, folder.resolve("hub.db"));
        queries = new StoredIncidents(
                readers,
                () -> site,
                person -> person.equals(LAN) ? "Lan" : null,
                SealedWords.in(folder),
                CitizenWords.NONE,
                IncidentSettings.DEFAULTS,
                clock);
    }

    @AfterEach
    void close() {
        await(rig.writer.close());
        await(readers.close());
        await(vertx.close());
    }

    /** On the writer of a rig that was not made with them. */
    public static Incidents incidents(LedgerRig rig, Site site, Path home) throws IOException {
        Incidents.Desk desk = new Incidents.Desk(SealedWords.in(home));
        await(rig.writer.side(connection -> {
            desk.load(new Sql(connection));
            return true;
        }));
        return new Incidents(rig.writer, () -> site, IncidentSettings.DEFAULTS, desk);
    }

    private static Act act(PersonId person, Role role, String incident) {
        return new Act(request(), person, role, incident);
    }

    private static Act by(PersonId person, String incident) {
        return act(person, Role.SUPERVISOR, incident);
    }

    private Future<Outcome<Step>> flag(@Nullable CounterId counter, @Nullable VisitId visit) {
        return incidents.flag(
                act(HOA, Role.OFFICER, ""), new IncidentService.Flag(counter, visit, clock.instant(), "Nói to."));
    }

    private List<IncidentQueries.Summary> list(PersonId person, Role role, @Nullable String state) {
        return await(queries.list(
                new Viewer(person, role), new IncidentQueries.Filter(state, null, null, null, null, null, 50)));
    }

    private Optional<IncidentQueries.Whole> one(PersonId person, Role role, String id) {
        return await(queries.one(new Viewer(person, role), id));
    }

    @Test
    void ofTwoSupervisorsWhoClaimAtOnceExactlyOneWinsAThousandTimes() throws Exception {
        List<Future<Outcome<Step>>> made = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Instant apart = clock.instant().minus(Duration.ofMinutes(31L * i));
            made.add(
                    incidents.flag(act(HOA, Role.OFFICER, ""), new IncidentService.Flag(null, null, apart, "Nói to.")));
        }
        List<String> ids = new ArrayList<>();
        for (Future<Outcome<Step>> one : made) ids.add(done(one).incidentId());
        assertThat(ids).doesNotHaveDuplicates();

        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<List<Future<Outcome<Step>>>> lan =
                CompletableFuture.supplyAsync(() -> claims(LAN, ids, together));
        CompletableFuture<List<Future<Outcome<Step>>>> minh =
                CompletableFuture.supplyAsync(() -> claims(MINH, ids, together));

        for (int i = 0; i < ids.size(); i++) {
            boolean first = await(lan.get().get(i)).match(won -> true, lost -> false);
            boolean second = await(minh.get().get(i)).match(won -> true, lost -> false);
            assertThat(first ^ second).as("race %d", i).isTrue();
        }
        await(rig.writer.close());
        assertThat(rig.events.stream().filter(event -> event.type().equals("IncidentClaimed")))
                .hasSize(1_000);
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
    }

    private List<Future<Outcome<Step>>> claims(PersonId person, List<String> ids, CyclicBarrier together) {
        List<Future<Outcome<Step>>> all = new ArrayList<>();
        try {
            for (String id : ids) {
                together.await();
                all.add(incidents.claim(by(person, id)));
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return all;
    }

    @Test
    void aReportIsBoundToTheVisitAndToWhoWasOnDutyThenNotToWhoSitsThereToday() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        VisitId visit = done(rig.counters.callNext(request(), LAN, Sites.C1)).visitId();
        clock.advance(Duration.ofMinutes(2));
        Instant then = clock.instant();
        clock.advance(Duration.ofMinutes(2));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        done(rig.counters.close(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(1));
        done(rig.counters.open(request(), MINH, Sites.C1));
        clock.advance(Duration.ofMinutes(1));

        Step step = done(
                incidents.flag(act(HOA, Role.OFFICER, ""), new IncidentService.Flag(Sites.C1, null, then, "Nói to.")));
        done(incidents.decide(by(TU, step.incidentId()), Verdict.NOT_CONFIRMED, null, null, Consequence.NONE));

        IncidentQueries.Whole whole =
                one(TU, Role.SUPERVISOR, step.incidentId()).orElseThrow();
        assertThat(whole.incident().visitId()).isEqualTo(visit);
        assertThat(whole.incident().number()).isEqualTo("A001");
        assertThat(named(TU, step.incidentId()).incident().officer()).isEqualTo(new IncidentQueries.Person(LAN, "Lan"));
        assertThat(whole.onDutySince()).isEqualTo("2026-11-23T01:00:00Z");
        assertThat(whole.timeline())
                .extracting(IncidentQueries.Entry::type)
                .contains("OfficerCame", "TicketIssued", "TicketCalled", "VisitFinished", "OfficerLeft");
        assertThat(whole.timeline()).isSortedAccordingTo(java.util.Comparator.comparing(IncidentQueries.Entry::at));
        assertThat(whole.timeline().toString()).doesNotContain(LAN.value(), MINH.value());
    }

    /** The words are sealed by the thread that calls tickets: a folder that cannot be written must cost nobody else anything. */
    @Test
    void wordsThatCannotBeSealedFailAloneAndAreTakenOnceTheFolderIsThere() throws Exception {
        Path keys = folder.resolve("incident-words");
        Files.delete(keys);
        Files.writeString(keys, "no folder");
        List<Future<?>> others = new ArrayList<>();
        List<Future<?>> flags = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            others.add(rig.counters.open(request(), LAN, Sites.C1));
            flags.add(flag(Sites.C1, null));
        }

        Future.join(others).otherwiseEmpty().await(20, TimeUnit.SECONDS);
        Future.join(flags).otherwiseEmpty().await(20, TimeUnit.SECONDS);
        assertThat(others).allMatch(Future::succeeded);
        assertThat(flags).allMatch(one -> one.failed() && one.cause() instanceof RetryLaterException);
        assertThat(list(MINH, Role.SUPERVISOR, null)).isEmpty();

        Files.delete(keys);
        Files.createDirectory(keys);
        assertThat(done(flag(Sites.C1, null)).incidentId()).isNotEmpty();
    }

    @Test
    void untilTheVerdictTheOfficerIsNamedNowhereAndIsAskedAllTheSame() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        String id = done(flag(Sites.C1, null)).incidentId();
        assertThat(refused(incidents.claim(by(LAN, id)))).isEqualTo("INCIDENT_OWN");
        done(incidents.ask(by(MINH, id), null));
        done(incidents.state(act(LAN, Role.OFFICER, id), "Tôi đang tra cứu."));
        done(incidents.ask(by(MINH, id), null));

        IncidentQueries.Whole blind = one(MINH, Role.SUPERVISOR, id).orElseThrow();
        assertThat(blind.incident().isBlind()).isTrue();
        assertThat(blind.ask()).isNotNull().matches(ask -> ask.isOfficer() && ask.person() == null);
        assertThat(blind.words())
                .extracting(IncidentQueries.Words::text)
                .containsExactly("Nói to.", "Tôi đang tra cứu.");
        assertThat(vn.motcua.core.wire.Json.write(blind)).doesNotContain(LAN.value(), "Lan");

        done(incidents.decide(by(MINH, id), Verdict.CONFIRMED, null, null, Consequence.NONE));
        assertThat(named(MINH, id).incident().officer()).isEqualTo(new IncidentQueries.Person(LAN, "Lan"));
    }

    @Test
    void noOfficerIsNamedToWhoDidNotAskForTheNames() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        String id = done(flag(Sites.C1, null)).incidentId();
        done(incidents.ask(by(MINH, id), null));
        done(incidents.state(act(LAN, Role.OFFICER, id), "Tôi đang tra cứu."));
        done(incidents.note(by(MINH, id), "Xem lại hình."));
        assertThat(one(MINH, Role.SUPERVISOR, id).orElseThrow().hiddenNames())
                .as("who reported it; the officer concerned before the verdict to nobody")
                .isOne();
        assertThat(named(MINH, id)).matches(whole -> whole.incident().officer() == null && whole.hiddenNames() == 0);
        done(incidents.decide(by(MINH, id), Verdict.CONFIRMED, null, null, Consequence.NONE));

        IncidentQueries.Whole hidden = one(MINH, Role.SUPERVISOR, id).orElseThrow();
        assertThat(hidden.incident()).matches(one -> one.isHidden() && !one.isBlind());
        assertThat(hidden.hiddenNames()).isEqualTo(2);
        assertThat(vn.motcua.core.wire.Json.write(hidden)).doesNotContain(LAN.value(), "Lan", HOA.value());
        assertThat(vn.motcua.core.wire.Json.write(list(MINH, Role.SUPERVISOR, null)))
                .doesNotContain(LAN.value(), "Lan", HOA.value());

        IncidentQueries.Whole named = named(MINH, id);
        assertThat(named.incident()).matches(one -> !one.isHidden() && one.officer() != null);
        assertThat(named.words())
                .extracting(words ->
                        words.person() == null ? "-" : words.person().id().value())
                .containsExactly(HOA.value(), LAN.value(), MINH.value());
        assertThat(one(LAN, Role.OFFICER, id).orElseThrow().incident().officer())
                .as("to oneself")
                .isEqualTo(new IncidentQueries.Person(LAN, "Lan"));
    }

    /** A supervisor may have stood at the counter: who reported it must not be known to the person it is about. */
    @Test
    void aSupervisorConcernedReadsNoMoreThanAnOfficerWould() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        String id = done(flag(Sites.C1, null)).incidentId();
        done(incidents.ask(by(MINH, id), null));
        done(incidents.state(act(LAN, Role.SUPERVISOR, id), "Tôi đang tra cứu."));
        done(incidents.note(by(MINH, id), "Xem lại hình."));

        for (IncidentQueries.Whole own :
                List.of(one(LAN, Role.SUPERVISOR, id).orElseThrow(), named(LAN, id), decidedFor(LAN, id))) {
            assertThat(own.words()).extracting(IncidentQueries.Words::text).containsExactly("Tôi đang tra cứu.");
            assertThat(own.hiddenNames()).isZero();
            assertThat(own.decisions()).isEmpty();
            assertThat(vn.motcua.core.wire.Json.write(own)).doesNotContain(HOA.value(), "Nói to.");
        }
        assertThat(named(MINH, id).words()).hasSize(3);
    }

    private IncidentQueries.Whole decidedFor(PersonId person, String id) {
        done(incidents.decide(by(MINH, id), Verdict.CONFIRMED, null, null, Consequence.NONE));
        return named(person, id);
    }

    private IncidentQueries.Whole named(PersonId person, String id) {
        return await(queries.one(new Viewer(person, Role.SUPERVISOR).withNames(), id))
                .orElseThrow();
    }

    @Test
    void anOfficerSeesWhatConcernsAndAsksTheOfficerAndNeverAFalsePositive() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        String id = done(flag(Sites.C1, null)).incidentId();
        assertThat(list(LAN, Role.OFFICER, null)).isEmpty();
        assertThat(one(LAN, Role.OFFICER, id)).isEmpty();

        done(incidents.note(by(MINH, id), "Xem lại hình."));
        done(incidents.ask(by(MINH, id), null));
        assertThat(list(LAN, Role.OFFICER, null)).hasSize(1);
        assertThat(one(LAN, Role.OFFICER, id).orElseThrow().words()).isEmpty();
        assertThat(list(HOA, Role.OFFICER, null)).isEmpty();

        done(incidents.decide(by(MINH, id), Verdict.FALSE_POSITIVE, Cause.REFLECTION, null, Consequence.NONE));
        assertThat(list(LAN, Role.OFFICER, null)).isEmpty();
        assertThat(one(LAN, Role.OFFICER, id)).isEmpty();
        assertThat(list(MINH, Role.SUPERVISOR, "DECIDED")).hasSize(1);
    }

    @Test
    void whatConcernsOneCounterWithinItsCourseIsOneAndAnotherDayIsAnother() {
        String first = done(flag(Sites.C1, null)).incidentId();
        clock.advance(Duration.ofMinutes(14));
        assertThat(done(flag(Sites.C1, null)).incidentId()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(14));
        assertThat(done(flag(Sites.C1, null)).incidentId()).isEqualTo(first);
        assertThat(done(flag(Sites.C2, null)).incidentId()).isNotEqualTo(first);
        clock.advance(Duration.ofMinutes(16));
        assertThat(done(flag(Sites.C1, null)).incidentId()).isNotEqualTo(first);
        assertThat(one(LAN, Role.SUPERVISOR, first).orElseThrow().signals()).hasSize(3);
        assertThat(list(LAN, Role.SUPERVISOR, null))
                .filteredOn(line -> line.incidentId().equals(first))
                .extracting(IncidentQueries.Summary::signals)
                .containsExactly(3);
    }

    @Test
    void aRequestSentTwiceHasOneEffectAndADuplicatePointsToOneThatStays() {
        IncidentService.Flag flag = new IncidentService.Flag(Sites.C1, null, clock.instant(), "Nói to.");
        Act act = act(HOA, Role.OFFICER, "");
        String id = done(incidents.flag(act, flag)).incidentId();
        assertThat(done(incidents.flag(act, flag)).incidentId()).isEqualTo(id);
        assertThat(one(MINH, Role.SUPERVISOR, id).orElseThrow().words()).hasSize(1);
        String other = done(flag(Sites.C2, null)).incidentId();

        assertThat(refused(incidents.decide(by(MINH, id), Verdict.DUPLICATE, null, id, Consequence.NONE)))
                .isEqualTo("BAD_VERDICT");
        done(incidents.decide(by(MINH, id), Verdict.DUPLICATE, null, other, Consequence.NONE));
        assertThat(refused(incidents.decide(by(MINH, other), Verdict.DUPLICATE, null, id, Consequence.NONE)))
                .isEqualTo("BAD_VERDICT");
        assertThat(refused(incidents.claim(by(MINH, "none")))).isEqualTo("UNKNOWN_INCIDENT");
    }

    @Test
    void theWordsAreNowhereInTheLedgerAndARebuildComesOutEqual() throws Exception {
        done(rig.counters.open(request(), LAN, Sites.C1));
        String id = done(flag(Sites.C1, null)).incidentId();
        done(incidents.ask(by(MINH, id), null));
        done(incidents.state(act(LAN, Role.OFFICER, id), "Tôi đang tra cứu."));
        done(incidents.decide(by(MINH, id), Verdict.PARTLY, null, null, Consequence.OUTWARD));
        done(incidents.undo(by(MINH, id)));
        done(incidents.decide(by(MINH, id), Verdict.CONFIRMED, null, null, Consequence.PUNITIVE));
        done(incidents.second(by(TU, id), true));
        done(incidents.close(by(MINH, id)));
        done(incidents.reopen(act(HOA, Role.ADMINISTRATOR, id), "Có tình tiết mới."));
        done(incidents.claim(by(MINH, id)));
        done(incidents.release(by(MINH, id)));
        assertThat(one(TU, Role.SUPERVISOR, id).orElseThrow().decisions()).hasSize(2);
        done(incidents.mute(by(MINH, ""), IncidentOpened.Kind.CROWDING, Duration.ofDays(14)));
        assertThat(await(queries.rules(28)))
                .as("reports of people are no rule's")
                .singleElement()
                .matches(rule -> rule.kind().equals("CROWDING") && rule.mutedUntil() != null);

        await(rig.writer.close());
        Path file = folder.resolve("hub.db");
        assertThat(Verifier.verify(file).problems()).isEmpty();
        readStepsFromTheLedgerAsAnUpgradeDoes(file);
        assertThat(Verifier.verify(file).problems()).isEmpty();
        assertThat(rig.events.toString()).doesNotContain("Nói to", "tra cứu", "tình tiết");
    }

    private static void readStepsFromTheLedgerAsAnUpgradeDoes(Path file) throws Exception {
        String migration;
        try (var in = Incidents.class.getResourceAsStream("/vn/motcua/hub/db/migration/V240__incident_step.sql")) {
            migration = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        try (var connection = HubFile.openWriter(file);
                Sql db = new Sql(connection)) {
            assertThat(db.update("DELETE FROM incident_step")).isGreaterThan(6);
            db.update(migration.substring(migration.indexOf("INSERT INTO incident_step")));
            connection.commit();
        }
    }
}
