package vn.motcua.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.IsoInstant;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.StoreProblem;

/** What people wrote about incidents: gone in time everywhere, never when it is held, and never half. */
class WordRetentionTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);
    private static final int ROUNDS = Boolean.getBoolean("motcua.full") ? 1_000 : 15;
    private static final String CANARY = "lờinóichimhoàngyến";

    @TempDir
    Path home;

    private EvidenceRig rig;
    private SealedWords words;

    @BeforeEach
    void open() throws Exception {
        rig = new EvidenceRig(home);
        words = SealedWords.in(home);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private WordRetention retention() {
        return new WordRetention(words, rig, rig.clock(), Retention.DEFAULTS);
    }

    /** One with words and nothing else, closed now. */
    private String write(String incident, String verdict) throws Exception {
        String id = UUID.randomUUID().toString();
        String now = IsoInstant.sortable(rig.now);
        rig.change(
                "INSERT INTO incident (incident_id, position, kind, severity, happened_at, last_at, opened_at, is_heard, verdict,"
                        + " reopened, closed_at) VALUES (?, 1, 'CONDUCT_REPORT', 'MEDIUM', ?, ?, ?, 0, ?, 0, ?)",
                incident,
                now,
                now,
                now,
                verdict,
                now);
        rig.change(
                "INSERT INTO incident_word (text_id, incident_id, person_id, kind, written_at, position) VALUES (?, ?, 'p', 'NOTE', ?, 1)",
                id,
                incident,
                now);
        rig.change("INSERT INTO incident_text (text_id, sealed) VALUES (?, ?)", id, words.seal(id, CANARY));
        return id;
    }

    private boolean isReadable(String id) throws Exception {
        return rig.run(db -> db.first(
                        "SELECT sealed FROM incident_text WHERE text_id = ? AND destroyed_at IS NULL",
                        row -> row.bytes("sealed"),
                        id))
                .filter(bytes -> {
                    try {
                        return words.open(id, bytes).equals(java.util.Optional.of(CANARY));
                    } catch (IOException e) {
                        return false;
                    }
                })
                .isPresent();
    }

    private static boolean stands(Path folder, String text) throws IOException {
        String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) return true;
        }
        return false;
    }

    @Test
    void wordsOfAnIncidentWithoutPicturesAreKeptAsItsVerdictSaysAndThenGone() throws Exception {
        String falseOne = write("i1", "FALSE_POSITIVE");
        String confirmed = write("i2", "CONFIRMED");
        rig.store().retention().classifyClosed();
        rig.now = EvidenceRig.START.plus(Duration.ofHours(71));
        assertThat(retention().destroyDue()).isZero();
        assertThat(isReadable(falseOne)).isTrue();

        rig.now = EvidenceRig.START.plus(Duration.ofHours(72));
        assertThat(retention().destroyDue()).isOne();

        assertThat(isReadable(falseOne)).isFalse();
        assertThat(words.ids()).containsExactly(confirmed);
        assertThat(isReadable(confirmed)).isTrue();
        assertThat(rig.store().custody("i1")).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditAction.WORDS_DESTROYED);
            assertThat(entry.item()).isEqualTo(falseOne);
            assertThat(entry.detail()).startsWith("91/2025/QH15 | ");
        });
        assertThat(retention().destroyDue()).isZero();
        assertThat(rig.verify()).isEmpty();
    }

    @Test
    void anIncidentLookedIntoAgainKeepsItsWords() throws Exception {
        String id = write("i1", "FALSE_POSITIVE");
        rig.store().retention().classifyClosed();
        rig.change("UPDATE incident SET closed_at = NULL");
        rig.now = EvidenceRig.START.plus(Duration.ofDays(900));

        assertThat(retention().destroyDue()).isZero();
        assertThat(isReadable(id)).isTrue();
    }

    @Test
    void aDuplicateIsKeptWhileTheOtherOneIsLookedIntoAgain() throws Exception {
        String id = duplicate();
        rig.store().retention().classifyClosed();
        rig.change("UPDATE incident SET closed_at = NULL WHERE incident_id = 'i3'");
        rig.now = EvidenceRig.START.plus(Duration.ofDays(900));

        assertThat(retention().destroyDue()).isZero();
        assertThat(isReadable(id)).isTrue();
        rig.change("UPDATE incident SET closed_at = opened_at WHERE incident_id = 'i3'");
        assertThat(retention().destroyDue()).isGreaterThan(1);
        assertThat(isReadable(id)).isFalse();
    }

    @Test
    void aHoldOfTheOtherOneHoldsADuplicateToo() throws Exception {
        String id = duplicate();
        EvidenceRetention classes = rig.store().retention();
        classes.classifyClosed();
        rig.now = EvidenceRig.START.plus(Duration.ofDays(900));
        classes.hold(
                UUID.randomUUID().toString(),
                "i3",
                "case",
                "court",
                rig.now.plus(Duration.ofDays(1)),
                EvidenceRig.who("p1"));

        assertThat(retention().destroyDue()).isZero();
        assertThat(isReadable(id)).isTrue();
        rig.now = rig.now.plus(Duration.ofDays(2));
        assertThat(retention().destroyDue()).isEqualTo(3);
    }

    /** Of one that became a duplicate of a third itself. */
    private String duplicate() throws Exception {
        String id = write("i1", "DUPLICATE");
        write("i2", "DUPLICATE");
        write("i3", "FALSE_POSITIVE");
        rig.change("UPDATE incident SET duplicate_of = 'i2' WHERE incident_id = 'i1'");
        rig.change("UPDATE incident SET duplicate_of = 'i3' WHERE incident_id = 'i2'");
        for (String incident : List.of("i1", "i2"))
            rig.store()
                    .retention()
                    .classify(incident, RetentionClass.FALSE_POSITIVE, EvidenceRig.START, EvidenceRig.who("p1"));
        return id;
    }

    @Test
    void whoClearsARowByHandIsNamedByTheCheck() throws Exception {
        String id = write("i1", "CONFIRMED");
        rig.store().retention().classifyClosed();
        rig.change("UPDATE incident_text SET sealed = NULL, destroyed_at = '2026-11-23T01:00:00.000000000Z'");

        assertThat(rig.verify()).extracting(StoreProblem::item).containsExactly("words " + id);
    }

    @Test
    void killedAtAnyStepNothingHeldGoesAndNothingDueStays() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String where = "seed " + SEED + " round " + round;
            rig.now = EvidenceRig.START.plus(Duration.ofDays(round * 100L));
            List<String> held = new ArrayList<>();
            List<String> due = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String incident = "r" + round + "-" + i;
                String id = write(incident, "NOT_CONFIRMED");
                boolean isHeld = random.nextBoolean();
                Instant end = rig.now.plus(Duration.ofDays(900_000));
                if (isHeld)
                    rig.store()
                            .retention()
                            .hold(UUID.randomUUID().toString(), incident, "case", "court", end, EvidenceRig.who("p"));
                (isHeld ? held : due).add(id);
            }
            rig.store().retention().classifyClosed();
            rig.now = rig.now.plus(Duration.ofDays(15));

            rig.killIn = random.nextInt(24);
            try {
                retention().destroyDue();
            } catch (EvidenceRig.Killed killed) {
                // Dead; what follows is the next start.
            }
            rig.killIn = -1;
            for (String id : held) assertThat(isReadable(id)).as(where).isTrue();
            retention().destroyDue();

            for (String id : held) assertThat(isReadable(id)).as(where).isTrue();
            for (String id : due) {
                assertThat(isReadable(id)).as(where).isFalse();
                assertThat(home.resolve(SealedWords.FOLDER).resolve(id))
                        .as(where)
                        .doesNotExist();
            }
        }
        assertThat(rig.verify()).isEmpty();
        assertThat(stands(home, CANARY)).isFalse();
    }

    /** By somebody who has the hub's folder in hand, and does not like what was written. */
    @Test
    void wordsThatWereChangedTakenAwayOrMadeUnreadableAreNamed() throws Exception {
        String changed = write("i1", "CONFIRMED");
        String lost = write("i2", "CONFIRMED");
        String locked = write("i3", "CONFIRMED");
        String broken = write("i4", "CONFIRMED");
        write("i5", "CONFIRMED");
        assertThat(rig.verify()).isEmpty();

        byte[] other = words.seal(changed, "nothing happened");
        words.destroyKey(changed);
        words.seal(changed, CANARY);
        rig.change("UPDATE incident_text SET sealed = ? WHERE text_id = ?", other, changed);
        rig.change("DELETE FROM incident_text WHERE text_id = ?", lost);
        words.destroyKey(lost);
        words.destroyKey(locked);
        Files.writeString(home.resolve(SealedWords.FOLDER).resolve(broken), "x");

        assertThat(rig.verify())
                .extracting(StoreProblem::item, StoreProblem::detail)
                .containsExactlyInAnyOrder(
                        tuple("words " + changed, "they or their key were changed"),
                        tuple("words " + lost, "are gone without a tombstone"),
                        tuple("words " + locked, "their key is missing"),
                        tuple("words " + broken, "they or their key were changed"));
    }

    @Test
    void wordsPutUnderAnotherIdOrChangedAreNotRead() throws Exception {
        String one = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        byte[] sealed = words.seal(one, CANARY);
        words.seal(other, CANARY);

        assertThatThrownBy(() -> words.open(other, sealed)).hasMessageContaining(other);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> words.open(one, sealed)).hasMessageContaining("not as they were stored");
    }

    @Test
    void aStoreOfAnEarlierBuildIsSealedAndNothingOfItsWordsIsLeftInAnyFile(@TempDir Path old) throws Exception {
        Path file = old.resolve(HubFile.NAME);
        Flyway.configure()
                .dataSource(HubFile.url(file), null, null)
                .locations("classpath:vn/motcua/hub/db/migration")
                .target("236")
                .load()
                .migrate();
        String id = UUID.randomUUID().toString();
        try (Connection connection = HubFile.openWriter(file);
                Sql db = new Sql(connection)) {
            String insert = "INSERT INTO incident_text (text_id, body) VALUES (?, ?)";
            db.update(insert, id, CANARY);
            for (int i = 0; i < 200; i++) db.update(insert, UUID.randomUUID().toString(), CANARY.repeat(20) + i);
            // Rests in free pages, as they come about in years.
            db.update("DELETE FROM incident_text WHERE text_id > '8' AND text_id <> ?", id);
            connection.commit();
        }
        assertThat(stands(old, CANARY)).isTrue();

        HubFile.migrate(file);
        SealedWords sealed = SealedWords.in(old);
        try (Connection connection = HubFile.openWriter(file)) {
            PlainWords.seal(sealed, connection);

            assertThat(stands(old, CANARY)).isFalse();
            try (Sql db = new Sql(connection)) {
                byte[] bytes = db.first(
                                "SELECT sealed FROM incident_text WHERE text_id = ?", row -> row.bytes("sealed"), id)
                        .orElseThrow();
                assertThat(sealed.open(id, bytes)).contains(CANARY);
                assertThat(db.list("SELECT told FROM incident_text_plain", row -> row.text("told")))
                        .isEmpty();
            }
        }
    }
}
