package vn.motcua.kiosk.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

/** What of a text reaches paper: nothing that steers a printer, and nothing left out without a sign. */
class LetteringTest {
    @Test
    void vietnameseStaysAsItIsHoweverItWasComposed() {
        String words = "Đăng ký biến động đất đai, quyền sử dụng – “nhà ở” · 20.000 ₫…";

        assertThat(Lettering.shown(words)).isEqualTo(words);
        assertThat(Lettering.shown(Normalizer.normalize(words, Normalizer.Form.NFD)))
                .isEqualTo(words);
        assertThat(Lettering.missing(words)).isEmpty();
    }

    @Test
    void aLetterNoFaceHasLeavesASign() {
        assertThat(Lettering.shown("漢字 Đăng ký")).isEqualTo("¤¤ Đăng ký");
        assertThat(Lettering.shown("ភូមិ")).contains("¤").doesNotContain("ភ");
        assertThat(Lettering.shown("😀")).isEqualTo("¤");
        assertThat(Lettering.missing("漢字漢 Ж")).containsExactly("漢", "字", "Ж");
    }

    @Test
    void whatOnlySteersIsTakenOut() {
        assertThat(Lettering.shown("x\u001b@\u0010\u0004\u0001y\u007f\u0085")).isEqualTo("x@y");
        assertThat(Lettering.shown("a\nb\tc\u00a0d\u2009e\u3000f")).isEqualTo("a b c d e f");
        assertThat(Lettering.shown("\u202eab\u200b\u00adc\ufe0f")).isEqualTo("abc");
        assertThat(Lettering.shown("12\u201113")).isEqualTo("12-13");
        assertThat(Lettering.withoutControls("https://x\u0010\u0004/t")).isEqualTo("https://x/t");
    }
}
