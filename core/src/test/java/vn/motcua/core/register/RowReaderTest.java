package vn.motcua.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.dossier.DossierChannel;
import vn.motcua.core.dossier.DossierState;
import vn.motcua.core.register.RowProblem.Reason;

class RowReaderTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DossierMapping PLAIN = DossierMapping.plain("file", ZONE);

    private static Map<String, String> good() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("code", "H12.15-250701-0042");
        row.put("procedure", "1.000948");
        row.put("unit", "H12.15");
        row.put("channel", "1");
        row.put("received", "01/07/2025 08:30");
        row.put("due", "22/07/2025");
        row.put("state", "4");
        return row;
    }

    private static RowReading read(DossierMapping mapping, String column, String value) {
        Map<String, String> row = good();
        row.put(column, value);
        return new RowReader(mapping).read(new RawRow(7, row));
    }

    private static Dossier dossier(RowReading reading) {
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.dossier());
    }

    @Test
    void readsARowInThisProductsOwnWords() {
        Dossier dossier = dossier(new RowReader(PLAIN).read(new RawRow(2, good())));

        assertThat(dossier.key()).isEqualTo("H12.15-250701-0042");
        assertThat(dossier.times().receivedAt()).isEqualTo(Instant.parse("2025-07-01T01:30:00Z"));
        assertThat(dossier.times().dueAt())
                .as("nothing is late on the day it is due")
                .isEqualTo(Instant.parse("2025-07-22T16:59:00Z"));
        assertThat(dossier.state()).isEqualTo(DossierState.PROCESSING);
        assertThat(dossier.stateSince())
                .as("the same each time, for the source does not say")
                .isEqualTo(dossier.times().receivedAt());
    }

    @Test
    void readsASourceInItsOwnWordsAndLeavesNamesWhereTheyAre() {
        DossierMapping igate = new DossierMapping(
                "igate",
                Map.of(
                        DossierColumn.CODE, "Mã hồ sơ",
                        DossierColumn.PROCEDURE, "Mã TTHC",
                        DossierColumn.CHANNEL, "Hình thức",
                        DossierColumn.RECEIVED, "Ngày tiếp nhận",
                        DossierColumn.STATE, "Trạng thái"),
                Map.of(DossierColumn.UNIT, "H12.15"),
                List.of("HH'h'mm dd/MM/uuuu"),
                Map.of("Đã trả kết quả", DossierState.RETURNED),
                Map.of("Trực tuyến", DossierChannel.ONLINE),
                ZONE);
        Map<String, String> row = Map.of(
                "\uFEFFMã  hồ sơ", " h12.15–250701–0042 ",
                "Mã TTHC", "1.000948.H38",
                "HÌNH THỨC", "trực tuyến",
                "Ngày tiếp nhận", "08h30 01/07/2025",
                "Trạng thái", "đã trả kết quả",
                "Chủ hồ sơ", "Lê Văn Ví Dụ");

        Dossier dossier = dossier(new RowReader(igate).read(new RawRow(2, row)));

        assertThat(dossier.key()).isEqualTo("H12.15-250701-0042");
        assertThat(dossier.channel()).isEqualTo(DossierChannel.ONLINE);
        assertThat(dossier.state()).isEqualTo(DossierState.RETURNED);
        assertThat(dossier.places().receivingUnit()).isEqualTo("H12.15");
        assertThat(dossier.toString()).doesNotContain("Ví Dụ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-07-01T08:30",
                "2025-07-01T08:30:00",
                "2025-07-01T01:30:00Z",
                "2025-07-01T08:30+07:00",
                "2025-07-01 08:30",
                "01/07/2025 08:30",
                "1/7/2025 8:30:00",
                "08:30 01/07/2025",
                "01-07-2025 08:30",
                "20250701083000"
            })
    void takesTheFormatsPeopleAndSystemsWrite(String written) {
        assertThat(dossier(read(PLAIN, "received", written)).times().receivedAt())
                .isEqualTo(Instant.parse("2025-07-01T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "code|0042|NO_CODE",
                "code|H12.15-20250701-0042|NO_CODE",
                "code|H12.15-250701-0042 H12.15-250701-0043|NO_CODE",
                "procedure||EMPTY",
                "unit|  |EMPTY",
                "channel|9|NO_CHANNEL",
                "channel|fax|NO_CHANNEL",
                "received||EMPTY",
                "received|31/02/2025|NO_DATE",
                "received|07/31/2025|NO_DATE",
                "received|01/07/25|NO_DATE",
                "received|45839|NO_DATE",
                "received|0025-07-01|NO_DATE",
                "due|sớm|NO_DATE",
                "state|11|NO_STATE",
                "state|xong|NO_STATE"
            },
            delimiter = '|')
    void saysWhichCellIsWrongAndWhy(String column, String value, Reason reason) {
        RowReading reading = read(PLAIN, column, value == null ? "" : value);

        assertThat(reading.dossier()).isNull();
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().get(0).line()).isEqualTo(7);
        assertThat(reading.problems().get(0).column()).isEqualTo(column);
        assertThat(reading.problems().get(0).reason()).isEqualTo(reason);
    }

    @Test
    void aTextThatNoStoreCouldGiveBackIsNone() {
        for (String bad : List.of("x".repeat(201), "a\u0000b", "half \uD83D"))
            assertThat(read(PLAIN, "unit", bad).problems())
                    .extracting(RowProblem::reason)
                    .containsExactly(Reason.NO_TEXT);
        assertThat(read(PLAIN, "field", "Đất đai \uD83D\uDE00".repeat(21)).problems())
                .extracting(RowProblem::column)
                .containsExactly("field");
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndWhichColumnTheFileLacks() {
        Map<String, String> row = good();
        row.remove("state");
        row.put("received", "hôm qua");
        row.put("channel", "");

        RowReading reading = new RowReader(PLAIN).read(new RawRow(3, row));

        assertThat(reading.problems())
                .extracting(RowProblem::column, RowProblem::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("channel", Reason.EMPTY),
                        org.assertj.core.groups.Tuple.tuple("state", Reason.NO_COLUMN),
                        org.assertj.core.groups.Tuple.tuple("received", Reason.NO_DATE));
    }

    @Test
    void aNumberOfTheSourcesOwnIsEnough() {
        Map<String, String> row = good();
        row.remove("code");
        row.put("foreignCode", "DD-77/2025");

        assertThat(dossier(new RowReader(PLAIN).read(new RawRow(1, row))).key()).isEqualTo("file:DD-77/2025");
        row.remove("foreignCode");
        assertThat(new RowReader(PLAIN).read(new RawRow(1, row)).problems()).hasSize(1);
    }

    @Test
    void whateverStandsInTheCellsNothingIsThrownAndNoValueIsInALog() {
        long seed = 20261124;
        Random random = new Random(seed);
        String[] pieces = {
            "", " ", "0", "12/", "/2025", "H12", "-", "250701", "é", "\u0000", "T", "9999999999", "Z", ":"
        };
        for (int i = 0; i < 20_000; i++) {
            Map<String, String> row = good();
            List<String> columns = List.copyOf(row.keySet());
            for (int k = random.nextInt(4); k >= 0; k--) {
                StringBuilder value = new StringBuilder();
                for (int p = random.nextInt(6); p > 0; p--) value.append(pieces[random.nextInt(pieces.length)]);
                row.put(columns.get(random.nextInt(columns.size())), value.toString());
            }
            RowReading reading = new RowReader(PLAIN).read(new RawRow(i, row));
            assertThat((reading.dossier() == null) != reading.problems().isEmpty())
                    .as("seed " + seed + ", round " + i)
                    .isTrue();
        }
        RowProblem problem = new RowProblem(1, "received", "Lê Văn Ví Dụ".repeat(20), Reason.NO_DATE);
        assertThat(problem.toString()).doesNotContain("Ví Dụ");
        assertThat(problem.value()).hasSizeLessThan(70);
    }
}
