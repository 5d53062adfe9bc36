package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.dossier.DossierState;
import vn.motcua.core.dossier.DueBasis;
import vn.motcua.core.dossier.Period;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.register.RawRow;
import vn.motcua.core.register.RowProblem.Reason;
import vn.motcua.core.scan.DossierCodeText;
import vn.motcua.hub.dossier.DossierGlance;
import vn.motcua.hub.dossier.DossierService;
import vn.motcua.hub.dossier.DossierService.Taken;
import vn.motcua.hub.dossier.StoredDossier;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.report.OnTimeReport;
import vn.motcua.hub.scan.ScanView;

/** Rows of other systems come into the register: good ones once, bad ones told, none twice. */
class DossierRegisterTest {
    private static final String NAME = "Le Van Vi Du";

    @TempDir
    Path home;

    private HubRig rig;

    @BeforeEach
    void start() {
        rig = new HubRig(home, Sites.weekdays(), new TestClock("2026-11-24T01:00:00Z"));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private DossierService dossiers() {
        return rig.hub.dossiers();
    }

    private static RawRow row(long line, int number, String state) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("code", "H12.15-261123-%04d".formatted(number));
        row.put("procedure", "1.000948");
        row.put("unit", "H12.15");
        row.put("channel", "1");
        row.put("received", "2026-11-23T08:%02d".formatted(number % 60));
        row.put("due", "30/11/2026");
        row.put("state", state);
        row.put("owner", NAME);
        return new RawRow(line, row);
    }

    private Taken take(boolean isDryRun, List<RawRow> rows) {
        return done(dossiers().take(request(), LAN, "motcua", isDryRun, rows));
    }

    private StoredDossier find(String code) {
        DossierCode one = DossierCodeText.read(code).orElseThrow();
        return await(dossiers().find(one)).orElseThrow();
    }

    private long facts() {
        return await(rig.hub.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM ledger WHERE type = 'DossiersRecorded'")) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }));
    }

    @Test
    void goodRowsGoInBadOnesAreToldAndTheSameAgainChangesNothing() {
        List<RawRow> rows = List.of(row(2, 1, "4"), row(3, 2, "40"), row(4, 3, "9"));

        Taken dry = take(true, rows);
        long before = facts();
        Taken first = take(false, rows);
        long after = facts();
        Taken again = take(false, rows);

        assertThat(dry.added()).isEqualTo(2);
        assertThat(first).isEqualTo(dry);
        assertThat(first.problems()).hasSize(1);
        assertThat(first.problems().get(0).line()).isEqualTo(3);
        assertThat(first.problems().get(0).column()).isEqualTo("state");
        assertThat(first.problems().get(0).reason()).isEqualTo(Reason.NO_STATE);
        assertThat(after - before).as("one fact, and none for the dry run").isEqualTo(1);
        assertThat(again.same()).isEqualTo(2);
        assertThat(again.added() + again.changed()).isZero();
        assertThat(facts()).isEqualTo(after);
    }

    @Test
    void whatIsSaidLastHoldsAndALegacyWritingOfACodeIsTheSameDossier() {
        take(false, List.of(row(2, 7, "4")));

        Taken changed = take(false, List.of(row(2, 7, "10")));

        assertThat(changed.changed()).isEqualTo(1);
        StoredDossier stored = find("000.00.15.H12-261123-0007");
        assertThat(stored.dossier().state()).isEqualTo(DossierState.RETURNED);
        assertThat(stored.dossier().source().system()).isEqualTo("motcua");
    }

    @Test
    void aDossierTwiceInOnePortionIsTakenOnceAndTheContradictionTold() {
        Taken taken = take(false, List.of(row(2, 7, "4"), row(3, 7, "4"), row(4, 7, "9")));

        assertThat(taken.added()).isEqualTo(1);
        assertThat(taken.problems())
                .extracting(one -> one.line() + " " + one.reason())
                .containsExactly("4 TWICE");
        assertThat(find("H12.15-261123-0007").dossier().state()).isEqualTo(DossierState.PROCESSING);
    }

    @Test
    void anUnknownSourceAndTooManyRowsAreRefused() {
        List<RawRow> many = new ArrayList<>();
        for (int i = 0; i <= DossierService.ROWS_MAX; i++) many.add(row(i + 1, i, "4"));

        assertThat(refused(dossiers().take(request(), LAN, "igate", false, List.of(row(2, 1, "4")))))
                .isEqualTo("UNKNOWN_SOURCE");
        assertThat(refused(dossiers().take(request(), LAN, "motcua", false, many)))
                .isEqualTo("BAD_REQUEST");
        assertThat(refused(dossiers().take(request(), LAN, "motcua", false, List.of())))
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void nobodysNameIsInAnyFileOfTheHub() throws Exception {
        RawRow shifted = new RawRow(9, Map.of("code", NAME, "procedure", "1", "unit", "x", "channel", "1"));
        take(false, List.of(row(2, 1, "4"), shifted));
        rig.close();

        try (var files = java.nio.file.Files.walk(home)) {
            for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList())
                assertThat(new String(
                                java.nio.file.Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(NAME);
        }
        rig = new HubRig(home, Sites.weekdays(), new TestClock("2026-11-24T01:00:00Z"));
        assertThat(find("H12.15-261123-0001")).isNotNull();
    }

    @Test
    void aScannedSlipTellsHowItsDossierStands() {
        take(false, List.of(row(2, 1, "4"), row(3, 2, "9")));
        done(rig.hub.counters().open(request(), LAN, Sites.C1));

        List<ScanView> seen = done(rig.hub
                .scans()
                .atConsole(
                        request(),
                        LAN,
                        Sites.C1,
                        null,
                        ScanSource.WEDGE,
                        List.of("H12.15-261123-0001", "000.00.15.H12-261123-0002", "H12.15-261123-0099")));

        DossierGlance open = seen.get(0).dossier();
        assertThat(open.timing()).isEqualTo(DossierGlance.Timing.BEFORE);
        assertThat(open.days()).as("24/11 to 30/11").isEqualTo(6);
        assertThat(open.isReady()).isFalse();
        assertThat(seen.get(1).dossier().isReady()).isTrue();
        assertThat(seen.get(2).dossier()).as("nobody told of it").isNull();
    }

    @Test
    void theFormIsMadeOfTheRegisterByFieldOrUnitAndSurvivesARestart() throws Exception {
        List<RawRow> rows = new ArrayList<>();
        long line = 1;
        for (String text : OnTimeRows.ROWS.lines().toList()) rows.add(OnTimeRows.row(++line, text));
        assertThat(take(false, rows).problems()).isEmpty();

        String expected = new String(
                getClass().getResourceAsStream("report/on-time.csv").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(report(OnTimeReport.By.FIELD).csv().replace("\uFEFF", "").replace("\r\n", "\n"))
                .isEqualTo(expected);
        OnTimeReport byUnit = report(OnTimeReport.By.UNIT);
        assertThat(byUnit.lines()).extracting(OnTimeReport.Line::name).containsExactly("=H12.16", "H12.15");
        assertThat(byUnit.csv()).contains("\"'=H12.16\"").doesNotContain("\"=H12.16");
        assertThat(byUnit.broken()).isEmpty();
        assertThat(byUnit.total()).isEqualTo(report(OnTimeReport.By.FIELD).total());
        assertThat(byUnit.undated()).as("handed out on no day").isEqualTo(1);
        rig.close();
        rig = new HubRig(home, Sites.weekdays(), new TestClock("2026-11-24T01:00:00Z"));
        assertThat(report(OnTimeReport.By.UNIT)).isEqualTo(byUnit);
    }

    private OnTimeReport report(OnTimeReport.By by) {
        Period november = new Period(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"));
        return await(rig.hub.onTimeReports().onTime(november, by, DueBasis.ORIGINAL));
    }

    @Test
    void afterRandomImportsTheRegisterIsWhatWasSaidLastOfEachAndTheLedgerRebuildsIt() throws Exception {
        long seed = 20261124;
        Random random = new Random(seed);
        Map<String, String> expected = new LinkedHashMap<>();
        for (int round = 0; round < 60; round++) {
            List<RawRow> rows = new ArrayList<>();
            Map<String, String> portion = new LinkedHashMap<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                int number = random.nextInt(80);
                String state = String.valueOf(2 + random.nextInt(9));
                rows.add(row(i + 1, number, state));
                portion.putIfAbsent("H12.15-261123-%04d".formatted(number), state);
            }
            expected.putAll(portion);
            take(false, rows);
        }

        expected.forEach(
                (code, state) -> assertThat(find(code).dossier().state().code())
                        .as("seed " + seed + ", " + code)
                        .isEqualTo(Integer.parseInt(state)));
        rig.close();
        assertThat(Verifier.verify(home.resolve(HubFile.NAME)).problems()).isEmpty();
        rig = new HubRig(home, Sites.weekdays(), new TestClock("2026-11-24T01:00:00Z"));
    }
}
