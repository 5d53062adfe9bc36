package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMaskTest {
    private static final List<String> WORDS = List.of(
            "Tôi", "chờ", "lâu", "quá", "cán", "bộ", "quầy", "3", "nói", "to,", "hồ", "sơ", "đất", "15", "phút.",
            "Please", "help");
    private static final List<String> GAPS = List.of(" ", ".", "-", " . ", " - ", "\u00a0", "–", ",", "_");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0912345678",
                "0912 345 678",
                "0912.345.678",
                "+84 912-345-678",
                "(024) 3825 1234",
                "079123456",
                "079 123 456 789",
                "079123456789",
                "0.7.9.1.2.3.4.5.6",
                "0 9 1 2 3 4 5 6 7 8",
                "0912\u200b345\u200b678",
                "٠٩١٢٣٤٥٦٧٨",
                "9704 3612 3456 7890",
                "an.nguyen@example.vn",
                "an @ gmail.com",
                "51F-123.45",
                "30a12345",
                "29-H1 123.45",
                "29-MĐ1 123.45",
                "59X3 1234",
                "B1234567"
            })
    void whatNamesAPersonIsHidden(String personal) {
        String masked = TextMask.mask("Gọi " + personal + " nhé");

        assertThat(masked).startsWith("Gọi ").endsWith(" nhé").contains(TextMask.HIDDEN);
        assertThat(masked.replaceAll("\\P{Nd}", "")).hasSizeLessThan(2);
        assertThat(masked).doesNotContain("@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chờ từ 8:30 đến 10:15 ngày 23/11/2026, quầy 5, số A017",
                "Cán bộ đòi 1.500.000 đồng",
                "Thu 200.000đ không biên lai",
                "Asked for 50,000 VND",
                "Đi lại 3 lần, 12 ngày",
                ""
            })
    void whatASupervisorHasToReadStays(String words) {
        assertThat(TextMask.mask(words)).isEqualTo(words);
    }

    @Test
    void aNumberIsNoSumBecauseACurrencyFollows() {
        assertThat(TextMask.mask("0912.345.678 đồng")).isEqualTo("••• đồng");
        assertThat(TextMask.mask("079.123.456.789 đ")).isEqualTo("••• đ");
    }

    @Test
    void maskingTwiceIsMaskingOnce() {
        String once = TextMask.mask("0912345678 và an@b.vn, 51F-123.45");

        assertThat(TextMask.mask(once)).isEqualTo(once).isEqualTo("••• và •••, •••");
    }

    @Test
    void noCanaryComesThroughHoweverItIsCutUp() {
        long seed = 20261123;
        Random random = new Random(seed);
        int rounds = Boolean.getBoolean("motcua.full") ? 1_000_000 : 5_000;
        for (int round = 0; round < rounds; round++) {
            StringBuilder text = new StringBuilder();
            int at = random.nextInt(8);
            for (int word = 0; word < 8; word++) {
                text.append(word == at ? canary(random) : WORDS.get(random.nextInt(WORDS.size())));
                text.append(word % 3 == 2 ? "\n" : " ");
            }
            String masked = TextMask.mask(text.toString());
            String digits = masked.replaceAll("[^7]", "");
            assertThat(digits.length())
                    .as(() -> "seed " + seed + ": " + text + " became " + masked)
                    .isLessThan(2);
            assertThat(masked).contains(TextMask.HIDDEN);
        }
    }

    /** Seven or more sevens, which no other word here has, in a shape people use or think of. */
    private static String canary(Random random) {
        int shape = random.nextInt(4);
        if (shape == 0) return "k" + random.nextInt(6) + "777777@mail" + random.nextInt(6) + ".vn";
        if (shape == 1) return "77" + "FHKX".charAt(random.nextInt(4)) + (random.nextBoolean() ? "-" : "") + "777.77";
        StringBuilder number = new StringBuilder(random.nextBoolean() ? "+" : "");
        int length = 7 + random.nextInt(13);
        for (int i = 0; i < length; i++) {
            number.append(random.nextInt(5) == 0 && shape == 3 ? "\uff17" : "7");
            if (random.nextInt(3) == 0 && i < length - 1) number.append(GAPS.get(random.nextInt(GAPS.size())));
        }
        return number.toString().toUpperCase(Locale.ROOT);
    }
}
