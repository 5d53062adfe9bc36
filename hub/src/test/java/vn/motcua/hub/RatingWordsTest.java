package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.RatingWordsOpened;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Site;
import vn.motcua.hub.evidence.SealedWords;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.incident.IncidentService;
import vn.motcua.hub.incident.IncidentSettings;
import vn.motcua.hub.incident.StoredIncidents;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.rating.RatingAlertFeed;
import vn.motcua.hub.rating.RatingService.Opinion;
import vn.motcua.hub.rating.RatingService.RatingStored;
import vn.motcua.hub.rating.RatingWords;
import vn.motcua.hub.rating.Ratings;

/** What people write with a bad rating: sealed, masked, opened for a purpose, and gone in time. */
class RatingWordsTest {
    private static final String CANARY = "quaycanary";
    private static final String WORDS = "Chờ lâu quá " + CANARY + ", gọi 0912 345 678";
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        done(rig.counters.open(request(), LAN, Sites.C1));
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    private RatingStored rate(int score, String words) {
        return rate(served(), score, words);
    }

    private RequestId served() {
        RequestId wish = request();
        done(rig.tickets.issueAtConsole(wish, LAN, Sites.LAND, Priority.NORMAL));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(2));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        return wish;
    }

    private RatingStored rate(RequestId wish, int score, String words) {
        return done(
                ratings().rateByPhone(rig.tickets.codeOf(wish), new Opinion(score, 5, List.of(), List.of(), words)));
    }

    private Ratings ratings() {
        return await(rig.writer.side(connection -> {
            Ratings.Desk desk = new Ratings.Desk(new RatingWords(folder));
            desk.load(new Sql(connection));
            return new Ratings(rig.writer, rig.codes, desk);
        }));
    }

    private Map<String, JsonNode> floor() {
        Map<String, JsonNode> values = new HashMap<>();
        await(rig.writer.side(connection -> {
            try (Sql db = new Sql(connection)) {
                new RatingAlertFeed(() -> site, person -> null, new RatingWords(folder), db)
                        .all(clock.instant(), sink(values));
                return true;
            }
        }));
        return values;
    }

    private static FeedSink sink(Map<String, JsonNode> values) {
        return new FeedSink() {
            @Override
            public void put(String topic, String key, JsonNode value) {
                values.put(key, value);
            }

            @Override
            public void remove(String topic, String key) {}

            @Override
            public void retain(String topic, String prefix, Set<String> kept) {}

            @Override
            public boolean isWatched(String topic) {
                return true;
            }
        };
    }

    private int destroyDue() {
        return await(rig.writer.side(connection -> {
            try (Sql db = new Sql(connection)) {
                return new RatingWords(folder).destroyDue(db, clock.instant());
            }
        }));
    }

    private boolean stands(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(new String(wanted, StandardCharsets.ISO_8859_1))) return true;
        }
        return false;
    }

    @Test
    void theFloorShowsTheWordsMaskedThoughNoReasonWasChosen() {
        RatingStored stored = rate(1, WORDS);

        JsonNode alert = floor().get("rating:" + stored.ratingId());
        assertThat(alert.path("words").asText()).isEqualTo("Chờ lâu quá " + CANARY + ", gọi •••");
        assertThat(alert.path("isMasked").asBoolean()).isTrue();
        assertThat(alert.path("reasons")).isEmpty();
        assertThat(done(ratings().seeAlert(request(), LAN, stored.ratingId())).by())
                .isEqualTo(LAN);
    }

    @Test
    void theIncidentOfTheVisitShowsThemMaskedButNotToTheOfficerTheyAreAboutAndNotAfterNinetyDays() throws Exception {
        RatingStored stored = rate(1, WORDS);
        String incident = done(IncidentsTest.incidents(rig, site, folder)
                        .flag(
                                new IncidentService.Act(request(), MINH, Role.OFFICER, ""),
                                new IncidentService.Flag(Sites.C1, stored.visitId(), clock.instant(), "Nói to.")))
                .incidentId();

        JsonNode shown = ratedOnTheAxis(MINH, incident);
        assertThat(shown.path("words").asText()).isEqualTo("Chờ lâu quá " + CANARY + ", gọi •••");
        assertThat(shown.path("isMasked").asBoolean()).isTrue();
        assertThat(shown.path("ratingId").asText()).isEqualTo(stored.ratingId());
        assertThat(ratedOnTheAxis(LAN, incident).has("words"))
                .as("supervisor too, but it is about her own counter")
                .isFalse();
        clock.advance(Duration.ofDays(90));
        destroyDue();
        assertThat(ratedOnTheAxis(MINH, incident).has("words")).isFalse();
        assertThat(ratedOnTheAxis(MINH, incident).path("score").asInt()).isEqualTo(1);
    }

    private JsonNode ratedOnTheAxis(PersonId viewer, String incident) {
        Readers readers = new Readers(vertx, folder.resolve("hub.db"));
        try {
            IncidentQueries queries = new StoredIncidents(
                    readers,
                    () -> site,
                    person -> null,
                    SealedWords.in(folder),
                    new RatingWords(folder)::of,
                    IncidentSettings.DEFAULTS,
                    clock);
            return await(queries.one(new IncidentQueries.Viewer(viewer, Role.SUPERVISOR), incident))
                    .orElseThrow()
                    .timeline()
                    .stream()
                    .filter(entry -> entry.type().equals("RatingGiven"))
                    .findFirst()
                    .orElseThrow()
                    .data();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            await(readers.close());
        }
    }

    @Test
    void aRatingWithoutWordsOrReasonsAlertsNobody() {
        rate(1, "");

        assertThat(floor()).isEmpty();
    }

    @Test
    void wordsWithAFaceThatIsNotBadAndWithASurplusRatingAreNotKept() throws Exception {
        RatingStored good = rate(5, WORDS);
        RatingStored middle = rate(3, WORDS);
        RequestId twice = served();
        rate(twice, 1, "");
        clock.advance(Duration.ofMinutes(1));
        RatingStored surplus = rate(twice, 1, WORDS);

        assertThat(surplus.counted()).isFalse();
        for (RatingStored one : List.of(good, middle, surplus))
            assertThat(refused(ratings().openWords(LAN, one.ratingId(), "REVIEW")))
                    .isEqualTo("UNKNOWN_RATING");
        assertThat(folder.resolve("rating-words")).doesNotExist();
    }

    @Test
    void whoOpensThemReadsWhatWasWrittenAndEachTimeIsKeptInTheLedger() {
        RatingStored stored = rate(2, WORDS);

        assertThat(done(ratings().openWords(LAN, stored.ratingId(), "REVIEW")).words())
                .isEqualTo(WORDS);
        assertThat(done(ratings().openWords(MINH, stored.ratingId(), "COMPLAINT"))
                        .words())
                .isEqualTo(WORDS);

        Awaitility.await()
                .untilAsserted(() -> assertThat(rig.events)
                        .filteredOn(RatingWordsOpened.class::isInstance)
                        .containsExactly(
                                new RatingWordsOpened(stored.ratingId(), LAN, "REVIEW", clock.instant()),
                                new RatingWordsOpened(stored.ratingId(), MINH, "COMPLAINT", clock.instant())));
    }

    @Test
    void noFileOfTheHubHoldsThemInClear() throws Exception {
        RatingStored stored = rate(1, WORDS);
        done(ratings().openWords(LAN, stored.ratingId(), "REVIEW"));
        floor();

        assertThat(stands(stored.ratingId())).isTrue();
        assertThat(stands(CANARY)).isFalse();
        assertThat(stands("0912 345 678")).isFalse();
    }

    @Test
    void theyAreGoneWhenTheNinetiethDayBeginsAndLaterOnesStay() throws Exception {
        RequestId later = served();
        RatingStored old = rate(1, WORDS);
        clock.advance(Duration.ofDays(1));
        RatingStored young = rate(later, 1, WORDS);
        clock.advance(Duration.ofDays(88));
        assertThat(destroyDue()).isZero();
        clock.advance(Duration.ofDays(1));

        assertThat(destroyDue()).isOne();

        assertThat(folder.resolve("rating-words").resolve("2026-11-23")).doesNotExist();
        assertThat(refused(ratings().openWords(LAN, old.ratingId(), "REVIEW"))).isEqualTo("UNKNOWN_RATING");
        assertThat(done(ratings().openWords(LAN, young.ratingId(), "REVIEW")).words())
                .isEqualTo(WORDS);
        assertThat(destroyDue()).isZero();
    }

    @Test
    void stoppedBetweenTheKeyAndTheRowsTheyAreGoneAndTheNextLookSaysSo() throws Exception {
        RatingStored stored = rate(1, WORDS);
        clock.advance(Duration.ofDays(90));
        assertThatThrownBy(() -> await(rig.writer.side(connection -> {
                    try (Sql db = new Sql(connection)) {
                        new RatingWords(folder).destroyDue(db, clock.instant());
                    }
                    throw new SQLException("stopped before the commit");
                })))
                .hasMessageContaining("stopped");
        await(rig.writer.close());
        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(folder.resolve("hub.db")), new Random(8));

        assertThat(refused(ratings().openWords(LAN, stored.ratingId(), "REVIEW")))
                .isEqualTo("UNKNOWN_RATING");
        assertThat(destroyDue()).isOne();
    }

    @Test
    void aHubThatStartsDestroysWhatCameDueWhileItWasAway() throws Exception {
        Path home = folder.resolve("home");
        Path due = Files.createDirectories(home.resolve("rating-words")).resolve("2026-08-25");
        Files.writeString(due, "a key");
        Path young = Files.writeString(due.resolveSibling("2026-08-26"), "a key");

        HubRig hub = new HubRig(vertx, false, home, site, clock);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(due));

        assertThat(young).exists();
        hub.close();
    }
}
