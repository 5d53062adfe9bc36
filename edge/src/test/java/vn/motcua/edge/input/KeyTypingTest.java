package vn.motcua.edge.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** From the kernel's bytes to characters. */
class KeyTypingTest {
    private static final String LOST = "<lost>";

    private final StringBuilder typed = new StringBuilder();
    private final KeyTyping typing = new KeyTyping(new KeyTyping.Sink() {
        @Override
        public void typed(int codePoint) {
            typed.appendCodePoint(codePoint);
        }

        @Override
        public void lost() {
            typed.append(LOST);
        }
    });

    private String typed(Recording recording) {
        typed.setLength(0);
        recording.events().forEach(typing::feed);
        return typed.toString();
    }

    @Test
    void typesEveryPrintableCharacterOfAscii() {
        StringBuilder all = new StringBuilder();
        for (char c = ' '; c <= '~'; c++) all.append(c);

        assertThat(typed(new Recording().type(all + "\r"))).isEqualTo(all + "\r");
    }

    @Test
    void typesTheNumberPadAndItsEnter() {
        assertThat(typed(new Recording().keypad("0123456789").stroke(96))).isEqualTo("0123456789\r");
    }

    @Test
    void altAndANumberTypeAnyCharacter() {
        Recording card = new Recording()
                .type("Nguy")
                .alt("7877")
                .type("n V")
                .alt("0259")
                .alt("0202")
                .alt("130")
                .alt("65")
                .type("n\r");

        assertThat(typed(card)).isEqualTo("Nguyễn VăÊéAn\r".replace("ă", Character.toString(259)));
    }

    @Test
    void controlTypesTheSeparatorsOfAStandard() {
        assertThat(typed(new Recording().type("01").control(']').type("10").control('m')))
                .isEqualTo("01\u001d10\r");
    }

    @Test
    void capsLockTurnsLettersAndNothingElse() {
        assertThat(typed(new Recording().stroke(58).type("aB1!").stroke(58).type("aB")))
                .isEqualTo("Ab1!aB");
    }

    @Test
    void keysTheKernelRepeatsCountOnce() {
        Recording held = new Recording().key(30, 1).key(30, 2).key(30, 2).key(30, 0);

        assertThat(typed(held)).isEqualTo("a");
    }

    @Test
    void aHoleIsToldAndNoKeyIsHeldAfterIt() {
        Recording hole = new Recording().type("H12").key(42, 1).dropped().type("ab\r");

        assertThat(typed(hole)).isEqualTo("H12" + LOST + "ab\r");
    }

    @Test
    void eventsComeOutOfAnyPiecesOfTheirBytes() {
        long seed = Long.getLong("motcua.seed", 20261122L);
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        Random random = new Random(seed);
        for (int longBytes : new int[] {4, 8}) {
            List<InputEvent> events = new Recording()
                    .type("https://motcua.example.vn/t/BCGHKLMNPQTVBCGHKLB\r")
                    .events();
            byte[] bytes = new InputStreamCodec(longBytes).encode(events);
            InputStreamCodec codec = new InputStreamCodec(longBytes);
            List<InputEvent> read = new java.util.ArrayList<>();
            for (int at = 0; at < bytes.length; ) {
                int next = Math.min(bytes.length, at + 1 + random.nextInt(70));
                read.addAll(codec.decode(java.util.Arrays.copyOfRange(bytes, at, next)));
                at = next;
            }
            assertThat(read).isEqualTo(events);
        }
    }
}
