package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.kiosk.printer.PrinterProfile.Cut;
import vn.motcua.kiosk.printer.TextAbility.Font;

class PrinterProfilesTest {
    static List<String> bundled() {
        return PrinterProfiles.names();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyBundledProfileIsWhole(String name) {
        PrinterProfile profile = PrinterProfile.named(name);

        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.models()).isNotBlank();
        assertThat(profile.isStatusSpoken()).isEqualTo(!profile.fences().isEmpty());
        if (profile.mode() != PrintMode.RASTER)
            assertThat(profile.text().canSpeakVietnamese()).as("text mode").isTrue();
        // A ticket is designed for these two widths and centred on anything between.
        assertThat(profile.widthDots()).isBetween(384, 640);
    }

    @Test
    void anUnknownProfileIsAnsweredWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrinterProfile.named("epson"))
                .withMessageContaining("\"epson\"")
                .withMessageContaining("generic-80")
                .withMessageContaining("bixolon-srp-330");
    }

    @Test
    void aSiteChangesWhatItSaysAndNothingElse() {
        ConfigNode root = ConfigNode.parse("agent.yaml", """
                printerProfiles:
                  - name: hall
                    base: xprinter-xp-80
                    mode: text
                    head: {widthDots: 512}
                    status: {nearEnd: true, fences: [asb]}
                    cutter: {kinds: [full]}
                    extras: {drawerPins: []}
                """);

        PrinterProfile hall = PrinterProfiles.read(root).get("hall");

        root.check();
        PrinterProfile base = PrinterProfile.named("xprinter-xp-80");
        assertThat(hall.name()).isEqualTo("hall");
        assertThat(hall.mode()).isEqualTo(PrintMode.TEXT);
        assertThat(hall.widthDots()).isEqualTo(512);
        assertThat(hall.head().dpi()).isEqualTo(base.head().dpi());
        assertThat(hall.fences()).isEqualTo(List.of(FenceKind.ASB));
        assertThat(hall.cutter().kinds()).isEqualTo(List.of(Cut.FULL));
        assertThat(hall.extras().drawerPins()).isEmpty();
        assertThat(hall.extras().buzzer()).isEqualTo(base.extras().buzzer());
        assertThat(hall.text()).isEqualTo(base.text());
    }

    @Test
    void everythingWrongInAProfileIsToldTogetherWithWhatIsAllowed() {
        ConfigNode root = ConfigNode.parse("agent.yaml", """
                printerProfiles:
                  - name: generic-80
                    base: epson
                    mode: letters
                    head: {widthDots: 577}
                    status: {fences: [hope]}
                    text: {glyphs: {fonts: [Z], first: 32, last: 126}}
                    cutter: {kinds: [torn], presenter: hand}
                    extras: {drawerPins: [3], colour: red}
                """);
        assertThat(PrinterProfiles.read(root).all()).contains("generic-80");
        root.rejectUnknown();

        Set<String> keys = root.problems().stream()
                .map(problem -> problem.key().replace("printerProfiles[0].", ""))
                .collect(java.util.stream.Collectors.toSet());
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "name",
                        "base",
                        "mode",
                        "head.widthDots",
                        "status.fences",
                        "text.glyphs.fonts",
                        "cutter.kinds",
                        "cutter.presenter",
                        "extras.drawerPins",
                        "extras.colour");
        assertThat(root.problems().toString())
                .contains("gs_r")
                .contains("partial, full")
                .contains("2, 5");
    }

    @Test
    void whatTextModeNeedsIsData() {
        TextAbility text = PrinterProfile.named("epson-tm-t20").text();

        assertThat(text.font("A")).contains(new Font("A", 0, 12, 24));
        assertThat(text.glyphs()).isEqualTo(new TextAbility.GlyphRange(List.of("A", "B"), 32, 126, 95));
        assertThat(text.codePage("TCVN-3-1")).contains(new TextAbility.CodePage(30, "TCVN-3-1"));
        assertThat(text.isQrSpoken()).isTrue();
        assertThat(PrinterProfile.named("write-only-80").text().canSpeakVietnamese())
                .isFalse();
    }
}
