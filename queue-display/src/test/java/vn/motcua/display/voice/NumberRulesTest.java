package vn.motcua.display.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRulesTest {
    private static NumberRules numbers(Region region) {
        return Packs.of(region).reading().numbers();
    }

    private static String cardinal(Region region, int value) {
        return String.join(" ", numbers(region).cardinal(value).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "0, không",
        "1, một",
        "4, bốn",
        "5, năm",
        "10, mười",
        "11, mười một",
        "14, mười bốn",
        "15, mười lăm",
        "20, hai mươi",
        "21, hai mươi mốt",
        "24, hai mươi tư",
        "25, hai mươi lăm",
        "50, năm mươi",
        "55, năm mươi lăm",
        "91, chín mươi mốt",
        "100, một trăm",
        "101, một trăm linh một",
        "104, một trăm linh bốn",
        "105, một trăm linh năm",
        "110, một trăm mười",
        "111, một trăm mười một",
        "114, một trăm mười bốn",
        "115, một trăm mười lăm",
        "120, một trăm hai mươi",
        "121, một trăm hai mươi mốt",
        "124, một trăm hai mươi tư",
        "125, một trăm hai mươi lăm",
        "205, hai trăm linh năm",
        "444, bốn trăm bốn mươi tư",
        "505, năm trăm linh năm",
        "555, năm trăm năm mươi lăm",
        "999, chín trăm chín mươi chín",
        "1000, một nghìn",
        "1001, một nghìn không trăm linh một",
        "1010, một nghìn không trăm mười",
        "1100, một nghìn một trăm",
        "1105, một nghìn một trăm linh năm",
        "2015, hai nghìn không trăm mười lăm",
        "10000, mười nghìn",
        "21001, hai mươi mốt nghìn không trăm linh một",
        "100000, một trăm nghìn",
        "1000000, một triệu",
        "1000005, một triệu không trăm linh năm",
        "1005000, một triệu không trăm linh năm nghìn"
    })
    void theNorthReadsNumbersAsTheRulesSay(int value, String words) {
        assertThat(cardinal(Region.NORTH, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "24, hai mươi tư",
        "101, một trăm lẻ một",
        "104, một trăm lẻ bốn",
        "105, một trăm lẻ năm",
        "115, một trăm mười lăm",
        "1000, một ngàn",
        "1001, một ngàn không trăm lẻ một",
        "2015, hai ngàn không trăm mười lăm"
    })
    void theSouthDiffersInEmptyTensAndThousands(int value, String words) {
        assertThat(cardinal(Region.SOUTH, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void everyNumberUpToFourDigitsAgreesWithTheSlowReference(Region region) {
        NumberRules numbers = numbers(region);
        for (int value = 0; value <= 9_999; value++) {
            assertThat(String.join(" ", numbers.cardinal(value).orElseThrow()))
                    .as("%s %d", region, value)
                    .isEqualTo(SlowReference.cardinal(value, region == Region.NORTH));
        }
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void everyNumberUpToFourDigitsIsReadDigitByDigitWithItsZeros(Region region) {
        NumberRules numbers = numbers(region);
        for (int value = 0; value <= 9_999; value++) {
            for (String written : List.of(String.valueOf(value), String.format("%04d", value))) {
                assertThat(String.join(" ", numbers.digits(written))).isEqualTo(SlowReference.digits(written));
            }
        }
    }

    @Test
    void wordsAreInComposedForm() {
        for (int value = 0; value <= 1_200; value++) {
            String words = cardinal(Region.SOUTH, value);
            assertThat(Normalizer.isNormalized(words, Normalizer.Form.NFC))
                    .as(words)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero",
        "12, twelve",
        "20, twenty",
        "21, twenty one",
        "100, one hundred",
        "105, one hundred and five",
        "999, nine hundred and ninety nine",
        "1001, one thousand and one",
        "1100, one thousand one hundred",
        "2000000, two million"
    })
    void anotherLanguageIsOnlyOtherRules(int value, String words) {
        assertThat(String.join(
                        " ", Packs.of("en").reading().numbers().cardinal(value).orElseThrow()))
                .isEqualTo(words);
    }

    @Test
    void rulesMayEndEarlyAndTheNumberIsThenReadByItsDigits() throws Exception {
        NumberRules rules = NumberRules.of(Map.of("cardinal", digitsAnd(Map.of())));

        assertThat(rules.cardinal(7)).contains(List.of("w7"));
        assertThat(rules.cardinal(12)).isEmpty();
        assertThat(new PackReading(rules, Map.of()).number("012", ReadMode.CARDINAL))
                .isEqualTo("w0 w1 w2");
    }

    @Test
    void rulesThatCannotBeRightAreNamed() {
        assertThatThrownBy(() -> NumberRules.of(Map.of("cardinal", Map.of(0, "zero"))))
                .hasMessageContaining("cardinal.1 is missing");
        assertThatThrownBy(() -> NumberRules.of(Map.of("cardinal", digitsAnd(Map.of(10, "<nowhere ten")))))
                .hasMessageContaining("cardinal.10")
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> NumberRules.of(Map.of("cardinal", digitsAnd(Map.of(10, "ten[ >")))))
                .hasMessageContaining("cardinal.10 cannot be read");
        assertThatThrownBy(() -> NumberRules.of(Map.of("cardinal", digitsAnd(Map.of(10, "= again"))))
                        .requireNoCircle())
                .hasMessageContaining("circle at 10");
    }

    private static Map<Integer, String> digitsAnd(Map<Integer, String> more) {
        Map<Integer, String> rules = new HashMap<>(more);
        for (int digit = 0; digit <= 9; digit++) rules.put(digit, "w" + digit);
        return rules;
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_000_000})
    void numbersOutOfRangeAreOurMistake(int value) {
        assertThatThrownBy(() -> cardinal(Region.NORTH, value)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Writes the number the long way, then rewrites it with the rules as a grammar book gives them. */
    private static final class SlowReference {
        private static final List<String> NAMES =
                List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín");

        static String digits(String written) {
            StringBuilder words = new StringBuilder();
            for (char c : written.toCharArray()) words.append(' ').append(NAMES.get(Character.digit(c, 10)));
            return words.substring(1);
        }

        static String cardinal(int value, boolean north) {
            if (value == 0) return "không";
            String written = String.format("%04d", value);
            List<String> names = List.of("nghìn", "trăm", "mươi", "đơn-vị");
            StringBuilder plain = new StringBuilder("^");
            for (int i = 0; i < 4; i++) {
                plain.append(' ')
                        .append(digits(written.substring(i, i + 1)))
                        .append(' ')
                        .append(names.get(i));
            }
            String words = plain.append(" $")
                    .toString()
                    .replace("không mươi không đơn-vị", "")
                    .replace("không mươi", "linh")
                    .replace(" một mươi", " mười")
                    .replace("không đơn-vị", "")
                    .replace("mươi một đơn-vị", "mươi mốt")
                    .replace("mươi bốn đơn-vị", "mươi tư")
                    .replace("mươi năm đơn-vị", "mươi lăm")
                    .replace("mười năm đơn-vị", "mười lăm")
                    .replace("đơn-vị", "")
                    .replaceAll(" +", " ")
                    .replace("không trăm $", "$")
                    .replace("^ không nghìn ", "^ ")
                    .replace("^ không trăm linh ", "^ ")
                    .replace("^ không trăm ", "^ ")
                    .replace("^ ", "")
                    .replace(" $", "")
                    .trim();
            return north ? words : words.replace("linh", "lẻ").replace("nghìn", "ngàn");
        }
    }
}
