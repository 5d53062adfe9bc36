package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.SiteWriter;

class RandomHistoryTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    /** A million operations in all with the large counts: each history has a seed and a store of its own. */
    private static final int HISTORIES = FULL ? Integer.getInteger("motcua.histories", 50) : 1;

    private static final int OPERATIONS = FULL ? 20_000 : 10_000;
    /** Whatever else takes commands of its own. None of these touches the line, but what gives numbers is tried as the line does it. */
    private static final Set<String> BESIDE_THE_LINE = Set.of(
            "Assembly",
            "Catalogues",
            "Fleet",
            "Helps",
            "Incidents",
            "HubDesk",
            "Panics",
            "Ratings",
            "Reminders",
            "RunningHub",
            "Scans",
            "StoredCameraEvidence",
            "Subjects",
            "Dossiers");

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        HubRig.await(vertx.close());
    }

    /** The other lines; of bands those since that day. */
    private static List<String> withoutTickets(String picture, String since) {
        return picture.lines()
                .filter(line -> !line.startsWith("Ticket["))
                .filter(line -> !line.startsWith("Lease[")
                        || line.replaceAll(".*businessDay=([0-9-]+).*", "$1").compareTo(since) >= 0)
                .toList();
    }

    /** The business day of a ticket's line; empty for others. */
    private static String dayOf(String line) {
        return line.startsWith("Ticket[") ? line.replaceAll(".*?, day=([0-9-]+),.*", "$1") : "";
    }

    private final List<String> commands = RandomHistory.SERVICES.stream()
            .flatMap(service -> SentCommands.commandsOf(service).stream())
            .toList();
    private final Map<String, Integer> accepted = new TreeMap<>();
    private long operations;
    private long judged;
    private long takenBack;

    /** Commands are sent where the writer is asked for one: a class that does so is of the line, or is known not to be. */
    @Test
    void whoeverSendsCommandsIsOfTheLineOrKnownNotToBe() throws Exception {
        Set<String> sending = new TreeSet<>();
        Path classes = Path.of(SiteWriter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList())
                if (asksTheWriter(file))
                    sending.add(file.getFileName().toString().replaceAll("[$.].*", ""));
        }

        Set<String> known = new TreeSet<>(BESIDE_THE_LINE);
        known.addAll(List.of("Tickets", "Counters", "Desks", "Bookings"));
        assertThat(sending)
                .as("a new one's commands belong into RandomHistory.SERVICES, or beside the line")
                .isEqualTo(known);
    }

    private static boolean asksTheWriter(Path file) throws IOException {
        String constants = Files.readString(file, StandardCharsets.ISO_8859_1);
        return constants.contains("vn/motcua/hub/platform/ledger/SiteWriter")
                && constants.contains("(Lvn/motcua/core/model/RequestId;Ljava/lang/String;Ljava/lang/Class;"
                        + "Lvn/motcua/hub/platform/ledger/Decider;)")
                && !file.endsWith("SiteWriter.class");
    }

    @Test
    void invariantsHoldEveryCommandIsDoneStateReloadsEqualAndVerifyIsClean(TestReporter reporter) throws Exception {
        for (int i = 0; i < HISTORIES; i++) {
            Path folder = Files.createDirectory(home.resolve("history-" + i));
            history(SEED + i, folder);
            HistoryStore.drop(folder);
        }

        reporter.publishEntry(
                "histories",
                "%d operations, seeds %d to %d: %d calls judged, %d actions taken back exactly; done %s"
                        .formatted(operations, SEED, SEED + HISTORIES - 1, judged, takenBack, accepted));
        assertThat(accepted.keySet())
                .as("every command of the line is sent by a history, and done: seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    private void history(long seed, Path folder) throws Exception {
        Site site = HistorySites.of(seed);
        TestClock clock = new TestClock("2026-11-23T01:00:00Z");
        Path file = folder.resolve(HubFile.NAME);
        RandomHistory history = new RandomHistory(vertx, seed, site, clock);
        LedgerRig rig = history.open(HistoryStore.fresh(home, file, site));

        history.run(OPERATIONS);
        // A rare command may still be missing: a little more of the same.
        for (int more = 0; more < 20 && !history.sent.accepted().keySet().containsAll(commands); more++)
            history.run(OPERATIONS / 10);
        history.drain();
        operations += history.operations();
        judged += history.watch.judged();
        takenBack += history.watch.takenBack();
        history.sent.accepted().forEach((command, times) -> accepted.merge(command, times, Integer::sum));
        String before = rig.picture();
        HubRig.await(rig.writer.close());

        // I4: whatever the number of askings, one answer each.
        history.kiosk()
                .answers
                .forEach((request, answers) -> assertThat(answers.stream().distinct())
                        .as("answers to %s, seed %d", request, seed)
                        .hasSize(1));
        LedgerRig again = new LedgerRig(vertx, site, clock, HubFile.openWriter(file), new Random(seed));
        String after = again.picture();
        // Bands of more than a month ago are let go at a start, and later than that by a hub that runs on.
        String last = site.calendar().businessDay(clock.instant()).minusDays(25).toString();
        assertThat(withoutTickets(after, last)).containsExactlyElementsOf(withoutTickets(before, last));
        Set<String> inMemory = before.lines().map(RandomHistoryTest::dayOf).collect(Collectors.toSet());
        assertThat(before.lines().toList())
                .as("seed %d", seed)
                .containsAll(after.lines()
                        .filter(line -> inMemory.contains(dayOf(line)))
                        .toList());
        // Which closed days are in memory hangs on who asked for them last.
        assertThat(after.lines().filter(line -> !inMemory.contains(dayOf(line))))
                .as("tickets still open on a day that was let go, seed %d", seed)
                .noneMatch(line -> line.contains("status=WAITING") || line.contains("status=CALLED"));
        HubRig.await(again.writer.close());

        VerifyReport report = Verifier.verify(file);
        assertThat(report.problems()).as("seed %d", seed).isEmpty();
        assertThat(report.contradictions()).isEmpty();
        // I3: every event of the kiosks is in the ledger exactly once.
        try (Connection connection = HubFile.openReader(file);
                Sql db = new Sql(connection)) {
            assertThat(db.list(
                            "SELECT event_id FROM ledger WHERE source <> 'hub' ORDER BY event_id",
                            row -> row.text("event_id")))
                    .containsExactlyElementsOf(history.kiosk().facts.stream()
                            .map(one -> one.id())
                            .sorted()
                            .toList());
            assertThat(db.list("SELECT DISTINCT kind FROM anomaly", row -> row.text("kind")))
                    .isSubsetOf("JOB_ENDED_TWICE", "RATING_WITHOUT_RIGHT", "BOOKING_NOT_TAKEN");
        }
    }
}
