package vn.motcua.display.led;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignFaceTest {
    private static String face(SignContent content, int cells, boolean canDim) {
        return SignFace.of(content, cells, canDim).text();
    }

    @Test
    void aNumberIsPaddedAndOneThatIsTooLongKeepsItsEnd() {
        assertThat(face(SignContent.of("A012"), 6, false)).isEqualTo("A012  ");
        assertThat(face(SignContent.of("A012"), 3, false)).isEqualTo("012");
        assertThat(face(SignContent.of("Đ1é2"), 4, false)).isEqualTo(" 1 2");
        assertThat(face(SignContent.DARK, 4, false)).isEqualTo("    ");
    }

    @Test
    void anOldNumberNeverLooksNew() {
        SignContent old = new SignContent("A012", false, true);

        assertThat(face(old, 6, false)).isEqualTo("A012- ");
        assertThat(face(old, 4, false)).isEqualTo("----");
        assertThat(face(new SignContent("", false, true), 4, false)).isEqualTo("    ");
        assertThat(SignFace.of(old, 4, true)).isEqualTo(new SignFace("A012", false, true));
    }

    @Test
    void anEchoIsTakenAwayHoweverItArrives() {
        byte[] sent = {1, 3, 0, 0};
        byte[] heard = {1, 3, 0, 0, 9, 8};
        for (int length = 0; length < sent.length; length++)
            assertThat(SignBus.withoutEcho(Arrays.copyOf(heard, length), sent)).isEmpty();
        assertThat(SignBus.withoutEcho(heard, sent)).hasValue(new byte[] {9, 8});
        assertThat(SignBus.withoutEcho(new byte[] {7, 1, 3}, sent)).hasValue(new byte[] {7, 1, 3});
    }
}
