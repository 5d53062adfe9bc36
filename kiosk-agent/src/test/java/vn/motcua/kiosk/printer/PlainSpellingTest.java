package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.motcua.kiosk.ticket.Block.Align;

class PlainSpellingTest {
    private static TextPiece.Line line(String text, int spacing, boolean isNegative) {
        return new TextPiece.Line(text, 1, 1, spacing, true, isNegative, 0, Align.CENTRE);
    }

    private static String spelt(TextPiece.Line line) {
        return ((TextPiece.Line) PlainSpelling.of(List.of(line)).get(0)).text();
    }

    @Test
    void whatIsInCapitalsForItsLooksIsNotAnyMore() {
        assertThat(spelt(line("PHIẾU SỐ THỨ TỰ", 4, false))).isEqualTo("Phiếu số thứ tự");
        assertThat(spelt(line("  TẬP HUẤN · KHÔNG CÓ GIÁ TRỊ  ", 0, true)))
                .isEqualTo("  Tập huấn - không có giá trị  ");
        assertThat(spelt(line(" · ", 0, true))).isEqualTo(" - ");
    }

    @Test
    void namesStayAsTheyAreWritten() {
        assertThat(spelt(line("UBND PHƯỜNG BẾN NGHÉ", 0, false))).isEqualTo("UBND PHƯỜNG BẾN NGHÉ");
        assertThat(spelt(line("Cấp đổi thẻ BHYT – “Hộ nghèo”", 0, false))).isEqualTo("Cấp đổi thẻ BHYT - \"Hộ nghèo\"");
    }

    @Test
    void noLetterLosesItsMarkAndNoLineBecomesLonger() {
        TextPiece.Line all = line(Phrases.LETTERS, 4, false);

        assertThat(spelt(all)).hasSameSizeAs(all.text());
        assertThat(spelt(all).toLowerCase(Locale.ROOT)).isEqualTo(all.text().toLowerCase(Locale.ROOT));
    }

    @Test
    void numberCodeAndSpaceStay() {
        List<TextPiece> pieces = List.of(
                new TextPiece.Number("A012", 160), new TextPiece.Feed(7), new TextPiece.Command(new byte[] {1}));

        assertThat(PlainSpelling.of(pieces)).isEqualTo(pieces);
    }
}
