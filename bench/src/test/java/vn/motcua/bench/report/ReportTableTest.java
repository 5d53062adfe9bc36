package vn.motcua.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class ReportTableTest {
    private static String table(Locale locale, Report report) {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle words = ResourceBundle.getBundle("vn.motcua.bench.bench", locale, exact);
        return new ReportTable((key, values) -> MessageFormat.format(
                        words.getString(key),
                        java.util.Arrays.stream(values).map(String::valueOf).toArray()))
                .of(report);
    }

    @Test
    void aMissIsShownAsAMissBesideItsBudget() {
        String table = table(Locale.ROOT, Reports.of(Reports.met(), Reports.missed()));

        assertThat(table).containsPattern("ingest as a share of SQLite alone +0\\.50 +≥ 0\\.80 +MISSED");
        assertThat(table).containsPattern("4 ms +≤ 5 ms +met +three fdatasync in a row 2 ms \\(×2\\.00\\)");
        assertThat(table).contains("1 met, 1 missed, 0 failed, 0 not measured.");
    }

    @Test
    void theMachineStandsAboveTheFigures() {
        assertThat(table(Locale.ROOT, Reports.of(Reports.met())).lines().limit(3))
                .containsExactly(
                        "Computer  A CPU, 2 cores, 4096 MiB",
                        "Software  An OS 1; Linux 6; Java 17, a VM",
                        "Disk      ext4 /dev/sda1; 4 KiB and fdatasync p50 0.50 ms, p99 1.50 ms");
    }

    @Test
    void whatFailedOrWasLeftOutSaysWhy() {
        String table = table(Locale.ROOT, Reports.of(Reports.failed(), Reports.leftOut()));

        assertThat(table).contains("Call → boards: the hub did not start");
        assertThat(table).contains("Reports: any dashboard over 5 years: there are none");
    }

    @Test
    void columnsLineUpInVietnameseToo() {
        List<String> lines = table(Locale.forLanguageTag("vi"), Reports.of(Reports.met(), Reports.missed()))
                .lines()
                .toList();
        String met =
                lines.stream().filter(line -> line.contains("đạt")).findFirst().orElseThrow();
        String missed = lines.stream()
                .filter(line -> line.contains("TRƯỢT"))
                .findFirst()
                .orElseThrow();

        assertThat(met.indexOf("đạt")).isEqualTo(missed.indexOf("TRƯỢT"));
    }

    @Test
    void bothLanguagesSayEverything() {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle english = ResourceBundle.getBundle("vn.motcua.bench.bench", Locale.ROOT, exact);
        ResourceBundle vietnamese =
                ResourceBundle.getBundle("vn.motcua.bench.bench", Locale.forLanguageTag("vi"), exact);

        assertThat(vietnamese.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet())
            if (key.matches("(figure|peer|leftOut|bench|table)\\..*"))
                assertThat(vietnamese.getString(key)).as(key).isNotEqualTo(english.getString(key));
    }
}
