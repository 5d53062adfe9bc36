package vn.motcua.display.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.display.voice.UnreadableTextException.Part;
import vn.motcua.display.voice.UnreadableTextException.Problem;

class CallWordsTest {
    private static final String BEFORE_TICKET = "Mời công dân số ";
    private static final String BEFORE_COUNTER = " đến quầy số ";

    private static String ticket(Region region, ReadMode mode, String ticket) throws UnreadableTextException {
        String line = Packs.words(region, mode).call(ticket, "1").line();
        assertThat(line).startsWith(BEFORE_TICKET).endsWith(BEFORE_COUNTER + "một");
        return line.substring(BEFORE_TICKET.length(), line.length() - (BEFORE_COUNTER + "một").length());
    }

    private static String counter(String counter) throws UnreadableTextException {
        return Packs.words(Region.NORTH, ReadMode.AUTO).call("1", counter).line();
    }

    @Test
    void aCallIsOneLineOfWords() throws UnreadableTextException {
        SpokenText call = Packs.words(Region.NORTH, ReadMode.AUTO).call("A012", "3");

        assertThat(call.line()).isEqualTo("Mời công dân số a mười hai đến quầy số ba");
        assertThat(call.phrases()).containsExactly("Mời công dân số", "a", "mười hai", "đến quầy số", "ba");
        assertThat(Normalizer.isNormalized(call.line(), Normalizer.Form.NFC)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "A012, a mười hai",
        "A000, a không",
        "A001, a một",
        "A005, a năm",
        "A010, a mười",
        "A100, a một trăm",
        "A105, a một trăm linh năm",
        "A121, a một trăm hai mươi mốt",
        "CA-021, xê a hai mươi mốt",
        "HT-015, hát tê mười lăm",
        "DD-008, dê dê tám",
        "ĐĐ-008, đê đê tám",
        "W024, vê kép hai mươi tư",
        "Y7, i dài bảy",
        "X7, ích-xì bảy",
        "1, một",
        "007, bảy",
        "000, không",
        "205, hai trăm linh năm",
        "1001, một không không một",
        "2015, hai không một năm",
        "A0012, a không không một hai",
        "12345, một hai ba bốn năm",
        "123456789, một hai ba bốn năm sáu bảy tám chín",
        "A12B, a mười hai bê",
        "A1-012, a một mười hai"
    })
    void upToThreeDigitsAreOneNumberAndFromFourTheyAreReadOneByOne(String given, String words)
            throws UnreadableTextException {
        assertThat(ticket(Region.NORTH, ReadMode.AUTO, given)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"A012, a không một hai", "000, không không không", "A105, a một không năm", "CA-021, xê a không hai một"
    })
    void digitsAreReadOneByOneWhenAskedFor(String given, String words) throws UnreadableTextException {
        assertThat(ticket(Region.NORTH, ReadMode.DIGITS, given)).isEqualTo(words);
        assertThat(ticket(Region.SOUTH, ReadMode.DIGITS, given)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "A1001, a một ngàn không trăm lẻ một",
        "A0012, a mười hai",
        "A0000, a không",
        "0105, một trăm lẻ năm",
        "12345, mười hai ngàn ba trăm bốn mươi lăm"
    })
    void longNumbersAreReadAsOneWhenAskedFor(String given, String words) throws UnreadableTextException {
        assertThat(ticket(Region.SOUTH, ReadMode.CARDINAL, given)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "a012",
        "' A012 '",
        "A-012",
        "A–012",
        "A—012",
        "A−012",
        "A 012",
        "A\u00a0012",
        "A0 12",
        "Ａ０１２",
        "A_012",
        "a - 012"
    })
    void spellingsOfOneTicketSoundTheSame(String given) throws UnreadableTextException {
        assertThat(ticket(Region.NORTH, ReadMode.AUTO, given)).isEqualTo("a mười hai");
    }

    @Test
    void lettersTypedWithSeparateMarksAreOneLetter() throws UnreadableTextException {
        assertThat(ticket(Region.NORTH, ReadMode.AUTO, "u\u031b5")).isEqualTo("ư năm");
    }

    @ParameterizedTest
    @CsvSource({
        "A,a",
        "B,bê",
        "C,xê",
        "D,dê",
        "Đ,đê",
        "E,e",
        "F,ép",
        "G,giê",
        "H,hát",
        "I,i",
        "J,gi",
        "K,ca",
        "L,e-lờ",
        "M,em-mờ",
        "N,en-nờ",
        "O,o",
        "P,pê",
        "Q,quy",
        "R,e-rờ",
        "S,ét-sì",
        "T,tê",
        "U,u",
        "V,vê",
        "W,vê kép",
        "X,ích-xì",
        "Y,i dài",
        "Z,dét"
    })
    void everyLetterHasItsName(String letter, String name) throws UnreadableTextException {
        assertThat(ticket(Region.NORTH, ReadMode.AUTO, letter + "2")).isEqualTo(name + " hai");
        assertThat(ticket(Region.SOUTH, ReadMode.AUTO, letter.toLowerCase() + "2"))
                .isEqualTo(name + " hai");
    }

    @ParameterizedTest
    @CsvSource({
        "3, đến quầy số ba",
        "03, đến quầy số ba",
        "12, đến quầy số mười hai",
        "25, đến quầy số hai mươi lăm",
        "3A, đến quầy số ba a",
        "3-b, đến quầy số ba bê",
        "A3, đến quầy số a ba",
        "Quầy 3, đến quầy số ba",
        "quầy số 21, đến quầy số hai mươi mốt",
        "Counter 4, đến quầy số bốn",
        "K, đến quầy số ca",
        "Tiếp nhận, đến quầy tiếp nhận",
        "Quầy Tiếp nhận 2, đến quầy tiếp nhận hai",
        "Tư pháp - Hộ tịch, đến quầy tư pháp hộ tịch"
    })
    void countersAreReadByNumberCodeOrName(String given, String words) throws UnreadableTextException {
        assertThat(counter(given)).isEqualTo("Mời công dân số một " + words);
    }

    @Test
    void aCounterIsOneNumberEvenWhenTicketsAreReadByDigits() throws UnreadableTextException {
        assertThat(Packs.words(Region.NORTH, ReadMode.DIGITS).call("A012", "12").line())
                .isEqualTo("Mời công dân số a không một hai đến quầy số mười hai");
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'   ', EMPTY",
        "A, NO_DIGIT",
        "ABC, NO_DIGIT",
        "---, NO_DIGIT",
        "A012!, UNKNOWN_CHARACTER",
        "Ω12, UNKNOWN_CHARACTER",
        "A\u0661, UNKNOWN_CHARACTER",
        "A012B013, BAD_SHAPE",
        "-12, BAD_SHAPE",
        "12-, BAD_SHAPE",
        "A--12, BAD_SHAPE",
        "ABCDE1, BAD_SHAPE",
        "1234567890, BAD_SHAPE",
        "A0000000000000000000000000, TOO_LONG",
        "A1.5, UNKNOWN_CHARACTER",
        "'A01\t\u00002', UNKNOWN_CHARACTER"
    })
    void whatIsNoTicketIsRefusedByName(String given, Problem problem) {
        var refusal =
                catchThrowableOfType(UnreadableTextException.class, () -> ticket(Region.NORTH, ReadMode.AUTO, given));

        assertThat(refusal.part()).isEqualTo(Part.TICKET);
        assertThat(refusal.problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "Quầy, EMPTY",
        "-3, BAD_SHAPE",
        "12345, BAD_SHAPE",
        "3#, UNKNOWN_CHARACTER",
        "..., BAD_SHAPE"
    })
    void whatIsNoCounterIsRefusedByName(String given, Problem problem) {
        var refusal = catchThrowableOfType(UnreadableTextException.class, () -> counter(given));

        assertThat(refusal.part()).isEqualTo(Part.COUNTER);
        assertThat(refusal.problem()).isEqualTo(problem);
    }

    @Test
    void aVeryLongTextIsRefusedAndShownShort() {
        var refusal = catchThrowableOfType(
                UnreadableTextException.class, () -> ticket(Region.NORTH, ReadMode.AUTO, "A1".repeat(1_000_000)));

        assertThat(refusal.problem()).isEqualTo(Problem.TOO_LONG);
        assertThat(refusal.value()).hasSizeLessThan(60);
    }

    @Test
    void anyTextEitherReadsOnOneLineOrIsRefused() {
        long seed = Long.getLong("motcua.seed", 20261122L);
        Random random = new Random(seed);
        CallWords words = Packs.words(Region.SOUTH, ReadMode.AUTO);
        String alphabet = "AaĐđƯw019- –_.#\t\nệ\u0301٣🙂";
        for (int i = 0; i < 20_000; i++) {
            String ticket = random(random, alphabet);
            String counter = random(random, alphabet);
            try {
                assertThat(words.call(ticket, counter).line())
                        .as("seed %d", seed)
                        .doesNotContain("\n", "\t", "  ");
            } catch (UnreadableTextException refused) {
                assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
    }

    private static String random(Random random, String alphabet) {
        int[] letters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(9); n > 0; n--) text.appendCodePoint(letters[random.nextInt(letters.length)]);
        return text.toString();
    }

    @Test
    void aPatternNeedsBothPlacesOnce() {
        assertThat(new AnnouncementPattern("Kính mời số {ticket} đến {counter}").text())
                .isNotBlank();
        for (String bad :
                new String[] {"Mời {ticket}", "{ticket} {counter} {counter}", "{ticket} {counter} {name}", ""}) {
            assertThatThrownBy(() -> new AnnouncementPattern(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
