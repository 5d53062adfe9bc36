package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.ScanKind;

class ScanTextsTest {
    private final ScanTexts vietnamese = new ScanTexts(new Locale("vi", "VN"));
    private final ScanTexts english = new ScanTexts(Locale.ENGLISH);

    @Test
    void everyKindAndWarningHasATextInBothLanguages() {
        assertThat(Arrays.stream(ScanKind.values()).map(vietnamese::of)).doesNotHaveDuplicates();
        for (ScanKind kind : ScanKind.values()) assertThat(vietnamese.of(kind)).isNotEqualTo(english.of(kind));
        assertThat(Arrays.stream(ScanWarning.values()).map(vietnamese::of)).doesNotHaveDuplicates();
        for (ScanWarning warning : ScanWarning.values())
            assertThat(vietnamese.of(warning)).isNotEqualTo(english.of(warning)).endsWith(".");
    }

    @Test
    void otherLanguagesReadEnglishWhateverTheMachineSpeaks() {
        assertThat(new ScanTexts(Locale.FRENCH).of(ScanKind.UNKNOWN)).isEqualTo(english.of(ScanKind.UNKNOWN));
        assertThat(vietnamese.of(ScanKind.CITIZEN_ID)).isEqualTo("Thẻ căn cước");
    }
}
