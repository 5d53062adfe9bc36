package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DossierFiguresCommandTest {
    private static final String HEADING = "code;procedure;field;unit;channel;received;due;finished;state\n";
    private static final List<String> GOOD = List.of(
            "H12.15-250210-0001;1.001193;Hộ tịch;Xã Thử;1;10/02/2025;12/02/2025;12/02/2025 16:00;10",
            "H12.15-250217-0001;1.001193;Hộ tịch;Xã Thử;2;17/02/2025;20/02/2025;21/02/2025;10",
            "H12.15-250226-0003;1.001193;Hộ tịch;Xã Thử;1;26/02/2025;03/03/2025;04/03/2025;10",
            "H12.15-250227-0001;1.000948;Đất đai;Phường Mẫu;1;27/02/2025;10/03/2025;;4",
            "H12.15-250303-0001;1.001193;Hộ tịch;Xã Thử;2;20250303081500;20250306170000;20250306160000;10",
            "H12.15-250305-0002;1.001193;Hộ tịch;Phường Mẫu;1;2025-03-05T14:10;2025-03-10;2025-03-07;9",
            "H12.15-250310-0001;1.000948;Đất đai;Phường Mẫu;1;10/03/2025;31/03/2025;;4",
            "H12.15-250311-0004;1.000948;Đất đai;Phường Mẫu;3;11/03/2025;20/03/2025;;5",
            "H12.15-250312-0001;1.000948;Đất đai;Phường Mẫu;1;12/03/2025;;18/03/2025;10",
            "H12.15-250313-0001;1.000948;Đất đai;Xã Thử;2;13/03/2025;14/03/2025;20/03/2025;7",
            "H12.15-250314-0001;1.000948;Đất đai;Xã Thử;2;14/03/2025;18/03/2025;;3");
    private static final String[] MARCH = {"--from", "2025-03-01", "--to", "2025-03-20"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int figures(Path file, String... more) {
        CommandLine line = new CommandLine(new DossierFiguresCommand())
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(errors, true))
                .setParameterExceptionHandler(Words::refused)
                .setCaseInsensitiveEnumValuesAllowed(true);
        String[] arguments = java.util.stream.Stream.of(MARCH, more, new String[] {file.toString()})
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        return line.execute(arguments);
    }

    private Path register(List<String> rows) throws IOException {
        return Files.writeString(folder.resolve("so.csv"), HEADING + String.join("\n", rows) + "\n");
    }

    private List<String> lines() {
        return printed.toString().lines().toList();
    }

    @Test
    void aGoodFileIsTheFormWithBothRatesAndItsIdentities() throws IOException {
        Path file = register(GOOD);

        int exit = figures(
                file, "--base-from", "2025-02-01", "--base-to", "2025-02-28", "--soon", "2025-03-31", "--lang", "vi");

        assertThat(errors.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(lines())
                .contains(
                        "Biểu II.06a/VPCP/KSTT, từ 01/03/2025 đến 20/03/2025",
                        "Lĩnh vực   (3)  (4)  (5)  (6)  (7)  (8)  (9)  (10)  (11)  (12)  (13)       (A)      (B)",
                        "Hộ tịch      3    1    1    1    3    1    1     1     0     0     0   66,67 %  66,67 %",
                        "Đất đai      5    1    3    1    2    0    2     0     3     2     1  100,00 %  66,67 %",
                        "Tổng cộng    8    2    4    2    5    1    3     1     3     2     1   80,00 %  66,67 %",
                        "(A) Tỷ lệ đúng hạn trên số đã giải quyết, (8+9)/7: 80,00 % = 4 trên 5 (tính gộp)",
                        "  bình quân tỷ lệ của 2 lĩnh vực: 83,33 %",
                        "(B) Tỷ lệ đúng hạn trên số đến hạn, (8+9)/(7+13): 66,67 % = 4 trên 6 (tính gộp)",
                        "  so với kỳ từ 01/02/2025 đến 28/02/2025 (50,00 %): tăng 16,67 điểm phần trăm",
                        "Trả lại, xin rút, nằm trong cột 9: 1",
                        "Sắp đến hạn, đến hết 31/03/2025: 1",
                        "Kiểm tra: 3=4+5+6 đúng; 7=8+9+10 đúng; 11=12+13 đúng; 3=7+11 đúng",
                        "Số dòng đã đọc: 11");
    }

    @Test
    void byUnitAndInEnglish() throws IOException {
        int exit = figures(register(GOOD), "--by", "unit", "--lang", "en");

        assertThat(exit).isZero();
        assertThat(lines())
                .contains(
                        "Phường Mẫu    5    0    4    1    2    1    1     0     3     2     1  100.00 %  66.67 %",
                        "Xã Thử        3    2    0    1    3    0    2     1     0     0     0   66.67 %  66.67 %",
                        "  mean of the rates of 2 units: 83.33 %");
    }

    @Test
    void rowsThatAreLeftOutAreToldByLineColumnAndReasonAndCountNowhere() throws IOException {
        List<String> rows = new java.util.ArrayList<>(GOOD);
        rows.add(GOOD.get(0));
        rows.add("H12.15-250317-0001;1.000948;Đất đai;Xã Thử;1;17/03/2025;30/02/2025;;4");
        rows.add("H12.15-250318-0001;1.000948;Đất đai;;\u001b[31m;18/03/2025;;;4");
        rows.add("H12.15-250310-0001;1.000948;Đất đai;Phường Mẫu;1;10/03/2025;01/04/2025;;4");
        Path file = register(rows);

        int exit = figures(file, "--lang", "en");

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ":14: due = '30/02/2025': No real date"),
                        line -> assertThat(line).startsWith(file + ":15: unit = '': This cell must not be empty"),
                        line -> assertThat(line).startsWith(file + ":15: channel = ' [31m': No channel"),
                        line -> assertThat(line).startsWith(file + ":16: code = 'H12.15-250310-0001': This dossier"));
        assertThat(lines())
                .contains(
                        "Total      8    2    4    2    5    1    3     1     3     2     1   80.00 %  66.67 %",
                        "Rows read: 15",
                        "Rows that repeat an earlier one exactly, counted once: 1",
                        "Rows left out of every figure: 3");
    }

    @Test
    void whatEndedOnNoDayIsLeftOutAndNotTakenForEarly() throws IOException {
        Path file = register(List.of(
                "H12.15-250303-0001;1.001193;Hộ tịch;Xã Thử;1;03/03/2025;06/03/2025;;10",
                "H12.15-250303-0002;1.001193;Hộ tịch;Xã Thử;1;03/03/2025;06/03/2025;;7"));

        int exit = figures(file, "--lang", "en");

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString()).contains(":2: finished = '': ", ":3: finished = '': ");
        assertThat(lines()).contains("Rows left out of every figure: 2");
    }

    @Test
    void aFileInOtherWordsIsToldForItsFirstRowsOnly() throws IOException {
        List<String> rows = java.util.stream.IntStream.range(0, 150)
                .mapToObj(i -> "x" + i + ";;;;;;;;")
                .toList();

        int exit = figures(register(rows), "--lang", "en");

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString())
                .contains(":101: ")
                .doesNotContain(":102: ")
                .contains("50 more rows");
        assertThat(lines()).contains("Rows left out of every figure: 150", "  mean of the rates of 0 fields: –");
    }

    @Test
    void anApologyCountsOnlyIfAskedFor() throws IOException {
        Path file = folder.resolve("so.json");
        Files.writeString(file, """
                [{"code": "H12.15-250303-0001", "procedure": "1.001193", "unit": "Xã Thử", "channel": 1, "received": "2025-03-03",
                  "due": "2025-03-06", "extendedDue": "2025-03-10", "finished": "2025-03-10", "state": 9}]
                """);

        assertThat(figures(file, "--lang", "en")).isZero();
        assertThat(figures(file, "--lang", "en", "--due", "extended")).isZero();

        assertThat(lines())
                .containsSubsequence(
                        "By the date first promised.",
                        "(A) On-time rate of what was resolved, (8+9)/7: 0.00 % = 0 of 1 (all dossiers together)",
                        "By the date of the apology, where there was one.",
                        "(A) On-time rate of what was resolved, (8+9)/7: 100.00 % = 1 of 1 (all dossiers together)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--lang fr",
                "--soon 2025-03-19",
                "--base-from 2025-02-01",
                "--base-from 2025-02-02 --base-to 2025-02-01",
                "--by counter",
                "--due never",
                "--zone Nowhere/At",
                "--to 2025-02-31"
            })
    void wrongArgumentsEndWithTwoAndOneSentence(String more) throws IOException {
        String[] words = more.split(" ", -1);

        int exit = figures(register(GOOD), words);

        assertThat(exit).isEqualTo(2);
        assertThat(printed.toString()).isEmpty();
        assertThat(errors.toString().lines()).hasSize(2);
    }

    @Test
    void whatCannotBeReadEndsWithTwoAndPrintsNoFigures() throws IOException {
        Path latin = Files.write(folder.resolve("latin.csv"), (HEADING + "Xã").getBytes(StandardCharsets.ISO_8859_1));
        Path open = Files.writeString(folder.resolve("open.csv"), HEADING + "\"H12;x\n");
        Path word = Files.writeString(folder.resolve("so.docx"), "x");

        assertThat(figures(folder.resolve("none.csv"))).isEqualTo(2);
        assertThat(figures(latin)).isEqualTo(2);
        assertThat(figures(word)).isEqualTo(2);
        assertThat(figures(open)).isEqualTo(2);

        assertThat(printed.toString()).isEmpty();
        assertThat(errors.toString()).contains("none.csv", "latin.csv", "so.docx", "open.csv");
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        ResourceBundle.Control alone =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle english = ResourceBundle.getBundle(DossierFiguresCommand.TEXTS, Locale.ROOT, alone);
        ResourceBundle vietnamese =
                ResourceBundle.getBundle(DossierFiguresCommand.TEXTS, Locale.forLanguageTag("vi"), alone);

        for (String key : english.keySet())
            assertThat(vietnamese.getString(key))
                    .as(key)
                    .isNotBlank()
                    .matches(text ->
                            key.equals("percent") || key.equals("undefined") || !text.equals(english.getString(key)));
    }
}
