package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TicketPreviewCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int ticket(String... arguments) {
        return new CommandLine(new TicketCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({"generic-80, 576, standard", "generic-58, 384, short", "bixolon-srp-330, 512, bilingual"})
    void writesThePaperDotForDot(String profile, int width, String template) throws Exception {
        Path file = folder.resolve("t.png");

        int exit = ticket("preview", "--out", file.toString(), "--profile", profile, "--template", template);

        assertThat(errors.toString()).isEmpty();
        assertThat(exit).isZero();
        BufferedImage paper = ImageIO.read(file.toFile());
        assertThat(paper.getWidth()).isEqualTo(width);
        assertThat(paper.getHeight()).isGreaterThan(width);
        assertThat(printed.toString()).contains("t.png", "raster", String.valueOf(paper.getHeight()));
    }

    @ParameterizedTest
    @CsvSource({
        "--profile|laser, generic-58",
        "--template|missing.yaml, missing.yaml",
        "--data|colour=red, service",
        "--data|number=, number=",
        "--data|number=漢, number=漢",
        "--lang|fr, 'vi, en'"
    })
    void aWrongChoiceNamesWhatIsAllowed(String arguments, String allowed) {
        String[] pair = arguments.split("\\|");
        Path file = folder.resolve("t.png");

        int exit = ticket("preview", "--out", file.toString(), pair[0], pair[1]);

        assertThat(exit).isNotZero();
        assertThat(errors.toString()).contains(allowed);
        assertThat(file).doesNotExist();
    }

    @Test
    void aWrongTemplateIsToldWithItsMistakes() throws Exception {
        Path own = folder.resolve("own.yaml");
        Files.writeString(own, "lines:\n  - number: \"{nummer}\"\n    height: tall\n");

        int exit = ticket("preview", "--out", folder.resolve("t.png").toString(), "--template", own.toString());

        assertThat(exit).isNotZero();
        assertThat(errors.toString()).contains("own.yaml", "nummer", "height", "tall");
    }

    @Test
    void aLetterNoFontHasIsToldAndDrawnAsASign() throws Exception {
        Path file = folder.resolve("t.png");

        assertThat(ticket("preview", "--out", file.toString(), "--data", "service=漢 Hộ tịch"))
                .isZero();

        assertThat(errors.toString()).contains("漢", "¤");
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void whatIsNoPictureNameOrFitsNoCodeIsAWrongOption() {
        Path jpeg = folder.resolve("t.jpg");
        assertThat(ticket("preview", "--out", jpeg.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("PNG");
        assertThat(jpeg).doesNotExist();
        String png = folder.resolve("t.png").toString();
        assertThat(ticket("preview", "--out", png, "--data", "url=https://x/" + "a".repeat(4_000)))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("QR");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldInWords() {
        assertThat(ticket("preview", "--out", "/dev/full")).isEqualTo(1);
        assertThat(errors.toString()).contains("/dev/full").doesNotContain("PNG file!");
    }

    @Test
    void aTextTicketOfMoreThanTheUsualLengthIsToldToBe() {
        String out = folder.resolve("t.png").toString();
        StringBuilder all = new StringBuilder("service=");
        for (char c : "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ".toCharArray())
            all.append(c).append(all.length() % 7 == 0 ? " " : "");
        assertThat(ticket("preview", "--out", out, "--mode", "text", "--data", all.toString()))
                .isZero();
        assertThat(printed.toString()).containsPattern("2[.,]048");
    }

    @Test
    void aPictureThatCannotBeWrittenIsNamed() {
        int exit =
                ticket("preview", "--out", folder.resolve("no").resolve("t.png").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString()).contains("t.png");
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertThat(ticket()).isEqualTo(2);
        assertThat(errors.toString()).contains("preview");
    }
}
