package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BookingCodeTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);
    private static final int COUNT = Boolean.getBoolean("motcua.full") ? 20_000 : 500;

    @Test
    void anySingleLetterTypedWronglyIsFound() {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            String code = code(random).value();
            int at = random.nextInt(code.length());
            char other = TicketCode.ALPHABET.charAt(random.nextInt(TicketCode.ALPHABET.length()));
            String typed = code.substring(0, at) + other + code.substring(at + 1);
            assertThat(BookingCode.isValid(typed))
                    .as("seed %d: %s for %s", SEED, typed, code)
                    .isEqualTo(typed.equals(code));
        }
    }

    @Test
    void itIsReadHoweverItIsTyped() {
        BookingCode code = code(new Random(SEED));
        String lower = code.value().toLowerCase(java.util.Locale.ROOT);

        assertThat(BookingCode.typed(code.grouped())).contains(code);
        assertThat(BookingCode.typed(" " + lower.substring(0, 4) + " " + lower.substring(4) + "\n"))
                .contains(code);
        assertThat(BookingCode.typed(code.grouped().replace('-', '\u2013'))).contains(code);
        assertThat(BookingCode.typed(code.value().substring(1))).isEmpty();
        assertThat(BookingCode.typed("x".repeat(5_000))).isEmpty();
        assertThat(BookingCode.typed("")).isEmpty();
    }

    @Test
    void aLogLineDoesNotShowIt() {
        BookingCode code = code(new Random(SEED));

        assertThat(code.toString()).doesNotContain(code.value().substring(0, 10));
    }

    private static BookingCode code(Random random) {
        StringBuilder letters = new StringBuilder();
        for (int i = 1; i < BookingCode.LENGTH; i++)
            letters.append(TicketCode.ALPHABET.charAt(random.nextInt(TicketCode.ALPHABET.length())));
        return BookingCode.of(letters);
    }
}
