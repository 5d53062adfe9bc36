package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TicketCodeTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);

    @Test
    void everySingleLetterChangeIsFound() {
        System.getLogger("test").log(System.Logger.Level.INFO, "seed " + SEED);
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            String code = TicketCode.mint(random).value();
            int at = random.nextInt(code.length());
            for (char letter : TicketCode.ALPHABET.toCharArray()) {
                String changed = code.substring(0, at) + letter + code.substring(at + 1);
                assertThat(TicketCode.isValid(changed)).as(changed).isEqualTo(letter == code.charAt(at));
            }
        }
    }

    @Test
    void mostSwapsOfNeighboursAreFound() {
        Random random = new Random(SEED);
        int swaps = 0;
        int missed = 0;
        for (int round = 0; round < 20_000; round++) {
            String code = TicketCode.mint(random).value();
            int at = random.nextInt(code.length() - 2);
            if (code.charAt(at) == code.charAt(at + 1)) continue;
            swaps++;
            String swapped = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
            if (TicketCode.isValid(swapped)) missed++;
        }
        assertThat(missed * 100 / swaps).isLessThan(30);
    }

    @Test
    void otherTextIsNoCodeAndTheCodeIsNeverShownWhole() {
        assertThat(TicketCode.isValid("")).isFalse();
        assertThat(TicketCode.isValid("A".repeat(19))).isFalse();
        assertThatThrownBy(() -> new TicketCode("B")).isInstanceOf(IllegalArgumentException.class);
        TicketCode code = TicketCode.mint(new Random(SEED));
        assertThat(code.toString()).doesNotContain(code.value());
    }
}
