package vn.motcua.kiosk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigProblem;
import vn.motcua.core.model.TicketCode;
import vn.motcua.edge.print.TicketPrintout;

class TicketTemplateTest {
    @TempDir
    private Path folder;

    private TicketTemplate template(String yaml) throws Exception {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, yaml);
        return TicketTemplate.load(file);
    }

    private List<ConfigProblem> problems(String yaml) {
        try {
            template(yaml);
        } catch (ConfigException e) {
            return e.problems();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return List.of();
    }

    private static List<String> words(TicketTemplate template, TicketPrintout ticket) {
        return template.page(ticket).stream()
                .filter(Block.Words.class::isInstance)
                .map(block -> ((Block.Words) block).text())
                .toList();
    }

    @Test
    void everyBundledTemplateHasTheNumberAndTheCode() {
        for (String name : TicketTemplate.names()) {
            List<Block> page = TicketTemplate.named(name).page(SampleTicket.of("vi", Map.of()));

            assertThat(page).as(name).anyMatch(Block.Number.class::isInstance).anyMatch(Block.Qr.class::isInstance);
        }
    }

    @Test
    void aLineWhoseWordsAreMissingIsLeftOutWithWhatStandsByIt() throws Exception {
        TicketTemplate own = template("""
                version: 1
                lines:
                  - number: "{number}"
                  - text: "Còn {ahead}, {estimate}"
                  - rule: dashed
                    when: [ahead, estimate]
                  - text: "Không phải chờ"
                    unless: [ahead]
                """);

        assertThat(own.page(SampleTicket.of("vi", Map.of()))).hasSize(3);
        assertThat(own.page(SampleTicket.of("vi", Map.of("estimate", "")))).hasSize(2);
        assertThat(words(own, SampleTicket.of("vi", Map.of("ahead", "", "estimate", ""))))
                .containsExactly("Không phải chờ");
    }

    @Test
    void ownWordsAreInTheLanguageOfTheTicketAndBlanksInTheOneAskedFor() throws Exception {
        TicketTemplate own = template("""
                lines:
                  - number: "{number}"
                  - text: {vi: "Cảm ơn", en: "Thank you"}
                  - text: "{service.vi}"
                  - text: "{service.en}"
                """);
        Map<String, String> data = Map.of("service.vi", "Hộ tịch", "service.en", "Civil status");

        assertThat(words(own, SampleTicket.of("vi", data))).containsExactly("Cảm ơn", "Hộ tịch", "Civil status");
        assertThat(words(own, SampleTicket.of("en", data))).containsExactly("Thank you", "Hộ tịch", "Civil status");
    }

    @Test
    void everyMistakeIsToldAtOnceWithWhereItIsAndWhatIsAllowed() {
        List<ConfigProblem> found = problems("""
                version: 2
                lines:
                  - number: "{number}"
                    height: 90
                  - text: "{servise}"
                    size: giant
                  - text: "a"
                    rule: solid
                  - rule: wavy
                    when: [people]
                  - logo: nowhere.png
                  - blank: 3
                    colour: red
                """);

        assertThat(found)
                .extracting(ConfigProblem::key)
                .contains(
                        "version",
                        "lines[0].height",
                        "lines[1].text",
                        "lines[1].size",
                        "lines[2]",
                        "lines[3].rule",
                        "lines[3].when",
                        "lines[4].logo",
                        "lines[5].colour");
        assertThat(found).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("own.yaml");
            assertThat(problem.allowed().toString()).isNotBlank();
        });
        assertThat(found.toString()).contains("servise", "giant", "90", "service", "nowhere.png");
    }

    @Test
    void aTemplateWithoutTheNumberIsRefused() {
        assertThat(problems("lines: [{text: \"{service}\"}]")).isNotEmpty();
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("lines: [")).isNotEmpty();
    }

    @Test
    void anUnknownNameOrFieldIsToldWithTheKnownOnes() {
        assertThatThrownBy(() -> TicketTemplate.named("fancy")).hasMessageContaining("standard");
        assertThatThrownBy(() -> SampleTicket.of("vi", Map.of("nummer", "1")))
                .hasMessageContaining("nummer")
                .hasMessageContaining("service");
        assertThatThrownBy(() -> SampleTicket.of("vi", Map.of("number", "")))
                .hasMessageContaining("number=")
                .hasMessageMatching(".{20,}");
    }

    /** Whoever prints the sample and holds it before a scanner must not be told that the scanner reads wrongly. */
    @Test
    void theSampleCarriesACodeThatIsRight() {
        for (String language : List.of("vi", "en")) {
            String url = SampleTicket.of(language, Map.of()).qrUrl();

            assertThat(TicketCode.isValid(url.substring(url.lastIndexOf('/') + 1)))
                    .as(url)
                    .isTrue();
        }
    }

    @Test
    void aNumberThatCannotBePrintedIsRefusedAndOtherLettersLeaveASign() throws Exception {
        assertThatThrownBy(() -> SampleTicket.of("vi", Map.of("number", "漢"))).hasMessageContaining("number=漢");
        assertThatThrownBy(() -> SampleTicket.of("vi", Map.of("number", "\u001b")))
                .hasMessageContaining("number=");
        TicketTemplate own = template("lines: [{number: \"{number}\"}, {text: \"{service}\"}]");
        TicketPrintout ticket = SampleTicket.of("vi", Map.of("service", "漢 Hộ\u0010\u0004\u0001 tịch"));

        assertThat(words(own, ticket)).containsExactly("¤ Hộ tịch");
        assertThat(own.missing(ticket)).containsExactly("漢");
        assertThat(words(own, SampleTicket.of("vi", Map.of("service", "\u001b\u200b"))))
                .isEmpty();
    }

    @Test
    void blanksAreNamedAsATemplateWritesThem() {
        String told = problems("lines: [{number: \"{servise}\"}]").toString();

        assertThat(told).contains("{service}", "{service.vi}").doesNotContain("'{'");
    }

    @Test
    void aLineForTheNumberHasTheNumberInIt() {
        assertThat(problems("lines: [{number: \"{service}\"}]"))
                .singleElement()
                .extracting(problem -> problem.allowed().toString())
                .asString()
                .contains("{number}");
    }

    @Test
    void twoKindsInOneLineAreOneMistake() {
        assertThat(problems("lines: [{number: \"{number}\"}, {text: a, rule: solid, size: small}]"))
                .singleElement()
                .extracting(ConfigProblem::key)
                .isEqualTo("lines[1]");
    }

    @Test
    void aLogoThatIsNoPictureIsToldWithTheOtherMistakes() throws Exception {
        Files.writeString(folder.resolve("logo.png"), "root:x:0:0");

        assertThat(problems("lines: [{logo: logo.png}, {number: \"{number}\", height: 90}]"))
                .extracting(ConfigProblem::key)
                .containsExactlyInAnyOrder("lines[0].logo", "lines[1].height");
    }

    @Test
    void onlyWhatChangesWithTheVisitorIsDrawnAnewEachTime() {
        List<Block> page = TicketTemplate.standard().page(SampleTicket.of("vi", Map.of()));

        assertThat(page.stream().filter(block -> !block.isLasting()).count()).isEqualTo(5);
    }
}
