package vn.motcua.display.led.alpha;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import vn.motcua.display.led.SignAnswer;
import vn.motcua.display.led.SignFace;
import vn.motcua.display.led.SignRequest;

class AlphaSignCodecTest {
    private final AlphaSignCodec eight = new AlphaSignCodec(0x1f, 6, false, true);
    private final AlphaSignCodec seven = new AlphaSignCodec(1, 6, true, true);

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aTextIsThePriorityFileHeldOrFlashing() {
        String held =
                text(eight.show(new SignFace("A012  ", false, false)).get(0).bytes());
        String flashing =
                text(eight.show(new SignFace("A012  ", true, false)).get(0).bytes());

        assertThat(held)
                .startsWith("\0\0\0\0\0\u0001Z1F\u0002A0\u001b bA012  \u0003")
                .endsWith("\u0004");
        assertThat(flashing).contains("\u0002A0\u001b cA012  \u0003");
    }

    /** Sum of STX "AA" "HELLO" ETX by hand: 2 + 65 + 65 + 72 + 69 + 76 + 76 + 79 + 3 = 507 = 01FB. */
    @Test
    void theSumIsOfStxToEtx() {
        String packet = text(eight.show(new SignFace("A", false, false)).get(0).bytes());
        String summed = packet.substring(packet.indexOf('\u0002'), packet.indexOf('\u0003') + 1);
        int sum = summed.chars().sum();

        assertThat(packet).contains(summed + String.format("%04X", sum) + "\u0004");
        assertThat("\u0002AAHELLO\u0003".chars().sum()).isEqualTo(0x1fb);
    }

    @Test
    void sevenBitsHaveEvenParity() {
        for (byte one : seven.show(new SignFace("A012  ", false, false)).get(0).bytes())
            assertThat(Integer.bitCount(one & 0xff) % 2).isZero();
    }

    @Test
    void anAnswerIsFoundInPiecesWithAndWithoutModeAndParity() {
        SignRequest asked = eight.read().orElseThrow();
        byte[] heard = answer("A0\u001b bA012");
        for (int length = 0; length < heard.length - 1; length++)
            assertThat(asked.answer().parse(Arrays.copyOf(heard, length))).isEmpty();
        assertThat(asked.answer().parse(heard)).hasValue(new SignAnswer.Shows("A012  "));
        assertThat(asked.answer().parse(answer("A0A012  "))).hasValue(new SignAnswer.Shows("A012  "));
        byte[] odd = heard.clone();
        for (int i = 0; i < odd.length; i++) odd[i] |= (byte) 0x80;
        assertThat(asked.answer().parse(odd)).hasValue(new SignAnswer.Shows("A012  "));
    }

    @Test
    void aDamagedAnswerAndItsOwnQuestionAreNone() {
        SignRequest asked = eight.read().orElseThrow();
        byte[] damaged = answer("A0A012  ");
        damaged[damaged.length - 8]++;

        assertThat(asked.answer().parse(damaged)).isEmpty();
        assertThat(asked.answer().parse(asked.bytes())).isEmpty();
    }

    @Test
    void aSignWiredForSendingOnlyIsNotAsked() {
        AlphaSignCodec mute = new AlphaSignCodec(1, 6, true, false);

        assertThat(mute.read()).isEmpty();
        assertThat(mute.show(new SignFace("A", false, false)).get(0).answer()).isNull();
    }

    private static byte[] answer(String command) {
        String summed = "\u0002" + command + "\u0003";
        String all =
                "\0\0\u0001000" + summed + String.format("%04X", summed.chars().sum()) + "\u0004";
        return all.getBytes(StandardCharsets.ISO_8859_1);
    }
}
