package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import vn.motcua.core.due.DueStep;

class DueCommandTest {
    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int due(String... arguments) {
        return new CommandLine(new DueCommand())
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private List<String> lines(String... arguments) {
        assertThat(due(arguments)).as(errors.toString()).isZero();
        return printed.toString().lines().toList();
    }

    @Test
    void theFirstLineIsTheTimeAndTheOthersCanBeReadAloud() {
        List<String> lines = lines("--rule", "5 WD", "--received", "2025-04-28T14:10");

        assertThat(lines)
                .containsExactly(
                        "2025-05-08T17:00",
                        "Thời hạn: 5 ngày làm việc.",
                        "Nhận hồ sơ lúc 14:10, thứ Hai 28/04/2025.",
                        "Trong giờ tiếp nhận: tính từ lúc nhận.",
                        "Tính 1 ngày làm việc: thứ Ba 29/04/2025.",
                        "Không tính thứ Tư 30/04/2025: Ngày Chiến thắng.",
                        "Không tính thứ Năm 01/05/2025: Quốc tế Lao động.",
                        "Không tính thứ Sáu 02/05/2025: Nghỉ hoán đổi.",
                        "Không tính ngày nghỉ hằng tuần: thứ Bảy 03/05/2025 đến Chủ nhật 04/05/2025.",
                        "Tính 4 ngày làm việc: thứ Hai 05/05/2025 đến thứ Năm 08/05/2025.",
                        "Hết hạn khi hết giờ làm việc của thứ Năm 08/05/2025: 17:00.",
                        "Hẹn trả kết quả: 17:00, thứ Năm 08/05/2025.");
    }

    @Test
    void hoursPausesAndApologiesAreToldInEnglishToo() {
        List<String> lines = lines(
                "--lang",
                "en",
                "--rule",
                "0.5 WD",
                "--received",
                "2025-03-14T15:00",
                "--pause",
                "2025-03-17/2025-03-18",
                "--reappoint",
                "2 WD");

        assertThat(lines.get(0)).isEqualTo("2025-03-21T17:00");
        assertThat(lines)
                .contains(
                        "Friday 14/03/2025, 15:00 to 17:00: 2 h of work.",
                        "Not counted, 2 days waiting for the applicant: Monday 17/03/2025 to Tuesday 18/03/2025.",
                        "Wednesday 19/03/2025, 07:00 to 09:00: 2 h of work.",
                        "If it will be late: an apology must go out by Tuesday 18/03/2025, and only one new date may be named.");
    }

    @Test
    void aCalendarOfTheSiteAndWhatWasKnownOnADayDecide(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("due.yaml"), """
                processing: {monday: ["08:00-12:00"], tuesday: ["08:00-12:00"]}
                national: false
                days:
                  - {date: 2026-03-03, name: {vi: Hội làng, en: Village feast}, announced: 2026-02-20}
                """);

        assertThat(lines("--calendar", file.toString(), "--rule", "2 WD", "--received", "2026-02-24T09:00")
                        .get(0))
                .isEqualTo("2026-03-09T12:00");
        assertThat(printed.toString()).contains("Hội làng");
        printed.getBuffer().setLength(0);
        assertThat(lines(
                                "--calendar",
                                file.toString(),
                                "--known",
                                "2026-02-19",
                                "--rule",
                                "2 WD",
                                "--received",
                                "2026-02-24T09:00")
                        .get(0))
                .isEqualTo("2026-03-03T12:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rule SAME_DAY|--received is missing|2025-03-13T14:10",
                "--rule five --received 2025-03-13T14:10|--rule 'five'|SAME_DAY",
                "--rule SAME_DAY --received 13/03/2025|--received '13/03/2025'|2025-03-13T14:10",
                "--rule SAME_DAY --received 2025-02-30T09:00|--received '2025-02-30T09:00'|date and time",
                "--rule SAME_DAY --received 2025-03-13T14:10 --pause 2025-03-14|--pause '2025-03-14'|FROM/TO",
                "--rule SAME_DAY --received 2025-03-13T14:10 --pause 2025-03-14/2025-03-13|--pause|ending",
                "--rule SAME_DAY --received 2025-03-13T14:10 --known soon|--known 'soon'|2025-03-13",
                "--rule SAME_DAY --received 2025-03-13T14:10 --variant noon|--variant 'noon'|end, clock",
                "--rule SAME_DAY --received 2025-03-13T14:10 --lang fr|--lang 'fr'|vi, en",
                "--rule SAME_DAY --received 2025-03-13T14:10 --reappoint SAME_DAY --reappoint SAME_DAY|--reappoint|once",
                "--rule SAME_DAY --received 2025-03-13T14:10 --calendar no-such-file.yaml|no-such-file.yaml|"
            })
    void badInputIsNamedWithWhatIsAllowed(String arguments, String named, String allowed) {
        int exit = due(arguments.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(printed.toString()).isEmpty();
        assertThat(errors.toString()).contains(named);
        if (allowed != null) assertThat(errors.toString()).contains(allowed);
    }

    @Test
    void everyProblemOfACalendarIsToldTogether(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("due.yaml"), """
                processing: {monday: ["12:00-08:00"]}
                sameDayUntil: three
                options: {tet2027: maybe}
                days:
                  - {date: 2026-02-30, name: x}
                  - {name: x}
                feast: true
                """);

        assertThat(due("--calendar", file.toString(), "--rule", "SAME_DAY", "--received", "2025-03-13T14:10"))
                .isEqualTo(2);
        assertThat(errors.toString())
                .contains(
                        "processing.monday",
                        "sameDayUntil",
                        "options.tet2027",
                        "days[0].date",
                        "days[1].date",
                        "feast");
    }

    @Test
    void slipsThatNameAWrongDaySinceItWasAnnouncedAreListedAndBadLinesNamed(@TempDir Path folder) throws IOException {
        Path slips = Files.writeString(folder.resolve("slips.csv"), """
                code,rule,received,due
                H12.15-240422-0001,5 WD,2024-04-22T09:00,2024-04-29T17:00
                H12.15-240422-0002,3 WD,2024-04-22T09:00,2024-04-25T17:00
                H12.15-240422-0003,three,2024-04-22T09:00,2024-04-25T17:00
                """);

        assertThat(due("affected", slips.toString())).isEqualTo(1);
        assertThat(printed.toString().lines())
                .containsExactly(
                        "code,printedDue,newDue,closed", "H12.15-240422-0001,2024-04-29T17:00,2024-05-02T17:00,true");
        assertThat(errors.toString()).contains(slips + ":4:").doesNotContain(slips + ":3:");
        assertThat(due("affected", folder.resolve("none.csv").toString())).isEqualTo(2);
    }

    @Test
    void everyStepHasItsWordsInBothLanguages() throws IOException {
        Properties vi = texts("due_vi.properties");
        Properties en = texts("due.properties");

        assertThat(vi.keySet()).isEqualTo(en.keySet());
        for (DueStep.Kind kind : DueStep.Kind.values())
            assertThat(vi.stringPropertyNames()).contains("step." + kind);
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (var in = DueCommand.class.getResourceAsStream(name)) {
            texts.load(in);
        }
        return texts;
    }
}
