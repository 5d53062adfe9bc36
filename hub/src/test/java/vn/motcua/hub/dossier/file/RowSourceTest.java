package vn.motcua.hub.dossier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.register.RawRow;
import vn.motcua.hub.dossier.file.RowFormatException.Reason;

class RowSourceTest {
    @TempDir
    Path folder;

    private List<RawRow> rows(Path file) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        try (RowSource source = RowSource.open(file)) {
            for (Optional<RawRow> next = source.next(); next.isPresent(); next = source.next()) rows.add(next.get());
        }
        return rows;
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private Reason reason(Path file) {
        RowFormatException[] found = new RowFormatException[1];
        assertThatThrownBy(() -> rows(file)).isInstanceOfSatisfying(RowFormatException.class, e -> found[0] = e);
        return found[0].reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void csvIsReadWithItsOwnSeparatorQuotesAndLinesAsAnEditorCountsThem(String separator) throws IOException {
        String text = String.join(separator, "Mã hồ sơ", "Trích yếu", "Trạng thái") + "\r\n"
                + String.join(separator, "H12.15-250701-0042", "\"hai, ba; bốn\tnăm\r\nvà \"\"sáu\"\"\"", "4")
                + "\r\n\r\n"
                + String.join(separator, "H12.15-250701-0043") + "\r\n";

        List<RawRow> rows = rows(file("r.csv", text, StandardCharsets.UTF_8));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).line()).isEqualTo(2);
        assertThat(rows.get(0).values())
                .containsEntry("mã hồ sơ", "H12.15-250701-0042")
                .containsEntry("trích yếu", "hai, ba; bốn\tnăm\r\nvà \"sáu\"");
        assertThat(rows.get(1).line())
                .as("after a cell of two lines and an empty line")
                .isEqualTo(5);
        assertThat(rows.get(1).values()).containsOnlyKeys("mã hồ sơ");
    }

    @Test
    void marksOfEncodingsAreKnownAndLettersThatAreNoneAreRefused() throws IOException {
        String text = "code,unit\nA,Xã Thử\n";

        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE))
            assertThat(rows(file("m.csv", "\uFEFF" + text, charset)).get(0).values())
                    .as(charset.name())
                    .isEqualTo(Map.of("code", "A", "unit", "Xã Thử"));
        assertThat(reason(file("w.csv", "code,unit\nA,X\u00e3\n", StandardCharsets.ISO_8859_1)))
                .isEqualTo(Reason.BROKEN_TEXT);
    }

    @ParameterizedTest
    @CsvSource({"r.pdf,UNKNOWN_ENDING", "r.csv,NO_HEADING", "r.xlsx,NO_WORKBOOK", "r.json,NO_LIST"})
    void anEmptyFileSaysWhatItIsNot(String name, Reason expected) throws IOException {
        assertThat(reason(file(name, "", StandardCharsets.UTF_8))).isEqualTo(expected);
    }

    @Test
    void whatIsNotClosedEndsTheReadingAndNotTheMemory() throws IOException {
        assertThat(reason(file("q.csv", "code\n\"" + "x".repeat(3_000_000), StandardCharsets.UTF_8)))
                .isEqualTo(Reason.BROKEN_TEXT);
        assertThat(reason(file("o.json", "[{\"code\":\"A\"},{\"code\":", StandardCharsets.UTF_8)))
                .isEqualTo(Reason.NO_LIST);
        assertThat(reason(file("n.json", "[{\"code\":{\"a\":1}}]", StandardCharsets.UTF_8)))
                .isEqualTo(Reason.NO_LIST);
        assertThat(reason(file("t.xlsx", "PK\u0003\u0004 not a zip", StandardCharsets.ISO_8859_1)))
                .isEqualTo(Reason.NO_WORKBOOK);
    }

    /** FastCSV takes the end of the file for the end of the quote: thousands of rows would be one cell of a column nobody reads. */
    @Test
    void aQuoteThatIsNeverClosedSwallowsNoRowsInSilence() throws IOException {
        String text = "code,address\nA,x\nB,\"12 Lê Lợi\nC,y\nD,z\n";

        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            Path file = file("s.csv", "\uFEFF" + text, charset);
            assertThatThrownBy(() -> rows(file)).isInstanceOfSatisfying(RowFormatException.class, e -> {
                assertThat(e.reason()).isEqualTo(Reason.BROKEN_TEXT);
                assertThat(e.line()).isEqualTo(3);
            });
        }
        assertThat(rows(file("e.csv", "code\nA\n\"B\"", StandardCharsets.UTF_8)))
                .hasSize(2);
        assertThat(rows(file("e.csv", "code\nA\r\n\r\n", StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    @Test
    void jsonIsAListOrTheRowsOfAnObject() throws IOException {
        String list = "[{\"code\":\"A\",\"state\":4,\"due\":null,\"ok\":true},{}]";

        for (String text : List.of(list, "{\"page\":{\"of\":[1]},\"rows\":" + list + "}")) {
            List<RawRow> rows = rows(file("j.json", text, StandardCharsets.UTF_8));
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).values()).isEqualTo(Map.of("code", "A", "state", "4", "ok", "true"));
            assertThat(rows.get(1).line()).isEqualTo(2);
        }
    }

    @Test
    void aWorkbookHasDatesNumbersAndTexts() throws IOException {
        Path file = folder.resolve("w.xlsx");
        LocalDateTime received = LocalDateTime.parse("2025-07-01T08:30:00");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sổ");
            String[] columns = {"Mã hồ sơ", "Ngày tiếp nhận", "Trạng thái", "Số lượng"};
            for (int i = 0; i < columns.length; i++) sheet.value(1, i, columns[i]);
            sheet.value(3, 0, "H12.15-250701-0042");
            sheet.value(3, 1, received);
            sheet.style(3, 1).format("dd/mm/yyyy hh:mm").set();
            sheet.value(3, 2, 4);
            sheet.value(3, 3, 1234567.5);
        }

        List<RawRow> rows = rows(file);

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).line()).isEqualTo(4);
        assertThat(rows.get(0).values())
                .isEqualTo(Map.of(
                        "mã hồ sơ", "H12.15-250701-0042",
                        "ngày tiếp nhận", "2025-07-01T08:30:00",
                        "trạng thái", "4",
                        "số lượng", "1234567.5"));
    }

    @Test
    void randomBytesAreRowsOrAReasonAndNeverAnythingElse() throws IOException {
        long seed = 20261124;
        Random random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            for (int k = 0; k < bytes.length; k++)
                if (random.nextInt(3) > 0) bytes[k] = (byte) "\",;\n{}[]:a1PK".charAt(random.nextInt(13));
            String name = "x." + List.of("csv", "json", "xlsx").get(i % 3);
            Path file = Files.write(folder.resolve(name), bytes);
            try {
                assertThat(rows(file)).as("seed " + seed + ", round " + i).isNotNull();
            } catch (RowFormatException told) {
                assertThat(told.reason()).isNotNull();
            }
        }
    }
}
