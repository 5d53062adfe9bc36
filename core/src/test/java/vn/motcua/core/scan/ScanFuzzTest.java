package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.wire.Json;

/** Any text gives an answer, in time linear in its length, and tells nothing of a person. */
class ScanFuzzTest {
    private static final System.Logger LOG = System.getLogger(ScanFuzzTest.class.getName());
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int ROUNDS = Boolean.getBoolean("motcua.full") ? 1_000_000 : 25_000;
    // Words too long for any grammar of codes, in every place where a person's data stands.
    private static final String NAME = "Zuyvaéx";
    private static final String PLACE = "Qimwaóp";
    private static final List<String> FORBIDDEN =
            List.of("zuyva", "qimwa", "0991907774", Samples.hex("Zuyva"), Samples.hex("Qimwa"), "99777400");

    private static final List<String> SEEDS = List.of(
            "099190777431|099777400|" + NAME + " Văn|31121990|Nữ|Ấp " + PLACE + ", Cà Mau|01032022",
            "099190777431|" + NAME + "|31121990|Nữ|" + PLACE + "|01032022|01032032|" + NAME,
            "GD4990997774001|" + Samples.hex(NAME) + "|09/09/1990|1|" + Samples.hex(PLACE)
                    + "|99 - 001|01/01/2024|31/12/2024|x|y|$",
            Samples.mrzCard("099190777431", "901231", "F", "301231", "ZUYVAEX<<QIMWAOP"),
            Samples.mrzPassport("C9977740", "901231", "F", "301231", "ZUYVAEX<<QIMWAOP"),
            Samples.payment("0991907774310", "ZUYVAEX QIMWAOP", "Zuyvaex nop"),
            "Người nộp: " + NAME + "\r\nĐịa chỉ: " + PLACE
                    + "\r\nMã hồ sơ: 000.00.15.H12-240115-0007\r\nCCCD 099190777431",
            "https://motcua.example.gov.vn/tra-cuu?ten=" + NAME
                    + "&cccd=099190777431&id=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f",
            "]Q1" + NAME + "|" + PLACE + "|H12.15-250701-0042",
            NAME + " " + PLACE + " 099190777431",
            "https://so.example.vn/t/BCGHKLMNPQTVBCGHKLM",
            "ABCD-2345");

    private static final String PIECES =
            "|<\r\n\t \u0000\u001d]$-./:?%&=#'+^0123456789AZazđằ\u0301\u0323\uD800\uDC00\uFFFD\u200BÃ¡»";

    @Test
    void neverThrowsAndNeverTellsAPerson() {
        LOG.log(System.Logger.Level.INFO, "seed " + SEED + ", rounds " + ROUNDS);
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            Scan scan =
                    round % 5 == 0 ? Samples.classify(text.getBytes(StandardCharsets.UTF_8)) : Samples.classify(text);
            String told = (scan + Json.write(scan.masked())).toLowerCase(Locale.ROOT);
            for (String word : FORBIDDEN)
                if (told.contains(word)) assertThat(told).as("%s", text).doesNotContain(word);
        }
    }

    @Test
    void randomTextAndBytesGiveAnAnswer() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS / 2; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++)
                text.append(random.nextInt(4) == 0 ? (char) random.nextInt(0x10000) : piece(random));
            assertThat(Samples.classify(text.toString()).kind()).isNotNull();
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            assertThat(Samples.classify(bytes).kind()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H12.1.1.1.1-",
                "H12.15-250701-",
                "000.00.15.H12-240115-0007 ",
                "099090000031|",
                "|",
                "P<",
                "IDVNM<<",
                "00020101",
                "9",
                "aw",
                "ngueex ",
                "a\u0323\u0302",
                "\u0300\u0323",
                "https://a.b/t/",
                "/t/",
                "%",
                "&id=",
                "4c",
                "Ã¡",
                "\r",
                "BCGHKLMNPQTV",
                ".1",
                "099090000031||Lê Văn A|09091990|Nam|Đắk Lắk|20082023\n",
                "M1AA "
            })
    void longestScansTakeLittleTime(String piece) {
        String text = piece.repeat(ScanClassifier.MAX_BYTES / piece.getBytes(StandardCharsets.UTF_8).length);
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 20 && best > 2_000_000; run++) {
            long start = System.nanoTime();
            assertThat(Samples.classify(text).has(ScanWarning.TOO_LONG)).isFalse();
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(best))
                .as("a quadratic reader needs far more")
                .isLessThan(Duration.ofMillis(60));
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        int edits = random.nextInt(5);
        for (int edit = 0; edit < edits && text.length() > 1; edit++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, piece(random));
                case 1 -> text.insert(at, piece(random));
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                case 4 -> text.append(SEEDS.get(random.nextInt(SEEDS.size())));
                default -> text.insert(at, "\r\n");
            }
        }
        return text.toString();
    }

    private static char piece(Random random) {
        return PIECES.charAt(random.nextInt(PIECES.length()));
    }
}
