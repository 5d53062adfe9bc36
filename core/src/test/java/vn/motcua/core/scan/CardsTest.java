package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.core.scan.ScanWarning.*;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.model.ScanKind;

/** Citizen and health-insurance cards. */
class CardsTest {
    private static String personal(Scan scan, String name) {
        return String.valueOf(scan.personal().reveal(name));
    }

    @Test
    void cardOfSevenFieldsIsReadWhole() {
        Scan scan = Samples.classify(Samples.CITIZEN_WITH_OLD_NUMBER + "\r\n");

        assertThat(scan.kind()).isEqualTo(ScanKind.CITIZEN_ID);
        assertThat(scan.revealed())
                .containsEntry("idNumber", "099190000042")
                .containsEntry("oldIdNumber", "245000042")
                .containsEntry("name", "Trần Thị Thí Điểm")
                .containsEntry("birthDate", "1990-12-31")
                .containsEntry("sex", "female")
                .containsEntry("address", "Ấp Thử, Xã Mẫu, Cà Mau")
                .containsEntry("issueDate", "2022-03-01")
                .containsEntry("fieldCount", "7");
        assertThat(scan.warnings()).containsExactly(PLACE_UNKNOWN);
    }

    @Test
    void emptyOldNumberIsNoField() {
        Scan scan = Samples.classify(Samples.CITIZEN_OLD);

        assertThat(scan.personal().names())
                .containsExactly("idNumber", "name", "birthDate", "sex", "address", "issueDate");
        assertThat(scan.warnings()).containsExactly(PLACE_UNKNOWN);
        assertThat(scan.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void knownPlaceGivesNoWarning() {
        // Digits of a real place, a serial number nobody can have been given: born in a year to come, read in a later
        // one.
        String card = "001299000000||Lê Văn Ví Dụ|01012099|Nam|Hà Nội|20082115";
        Scan scan = ScanClassifier.classify(card, LocalDate.of(2115, 12, 31));

        assertThat(scan.warnings()).isEmpty();
    }

    @Test
    void cardOfSixFieldsHasNoOldNumber() {
        Scan scan = Samples.classify("099090000031|Lê Văn Ví Dụ|09091990|Nam|Đắk Lắk|20082023");

        assertThat(personal(scan, "name")).isEqualTo("Lê Văn Ví Dụ");
        assertThat(personal(scan, "issueDate")).isEqualTo("2023-08-20");
        assertThat(scan.personal().reveal("oldIdNumber")).isNull();
        assertThat(scan.warnings()).containsExactly(PLACE_UNKNOWN);
    }

    @Test
    void eighthFieldThatIsALaterDateIsTheExpiry() {
        Scan scan = Samples.classify(Samples.CITIZEN_OLD + "|09092030");

        assertThat(personal(scan, "expiryDate")).isEqualTo("2030-09-09");
        assertThat(scan.has(TAIL_IGNORED)).isFalse();
    }

    @Test
    void tailOfNewCardsIsCountedAndNotKept() {
        Scan scan = Samples.classify(Samples.CITIZEN_OLD + "|Lê Văn Cha|Trần Thị Mẹ||099060000011|");

        assertThat(scan.has(TAIL_IGNORED)).isTrue();
        assertThat(scan.field("fieldCount")).isEqualTo("12");
        assertThat(scan.revealed().values()).noneMatch(value -> value.contains("Cha") || value.contains("099060"));
    }

    @ParameterizedTest
    @CsvSource({
        "09909000003||Lê Văn A|09091990|Nam|Đắk Lắk|20082023, ID_NUMBER_BAD",
        "0990900000312||Lê Văn A|09091990|Nam|Đắk Lắk|20082023, ID_NUMBER_BAD",
        "099090000031|24500|Lê Văn A|09091990|Nam|Đắk Lắk|20082023, OLD_NUMBER_BAD",
        "099090000031||Lê Văn A|31021990|Nam|Đắk Lắk|20082023, BIRTH_DATE_BAD",
        "099090000031||Lê Văn A|00001990|Nam|Đắk Lắk|20082023, BIRTH_YEAR_ONLY",
        "099090000031||Lê Văn A|1990|Nam|Đắk Lắk|20082023, BIRTH_YEAR_ONLY",
        "099090000031||Lê Văn A|09091991|Nam|Đắk Lắk|20082023, BIRTH_YEAR_DISAGREES",
        "099090000031||Lê Văn A|09091990|Nữ|Đắk Lắk|20082023, SEX_DISAGREES",
        "099090000031||Lê Văn A|09091990|x|Đắk Lắk|20082023, SEX_UNKNOWN",
        "099090000031||Lê Văn A|09091990|Nam|Đắk Lắk|20132023, ISSUE_DATE_BAD",
        "099090000031||Lê Văn A|09091990|Nam|Đắk Lắk|20081980, DATES_DISAGREE",
        "099090000031|||09091990|Nam|Đắk Lắk|20082023, NAME_BAD",
        "099090000031||L? V?n A|09091990|Nam|??k L?k|20082023, LETTERS_LOST",
        "099090000031||Nguyeenx Vawn A|09091990|Nam|Ddawks Lawks|20082023, INPUT_METHOD_SUSPECTED",
        "099090000031||Nguye64n Va8n A|09091990|Nam|Đắk Lắk|20082023, INPUT_METHOD_SUSPECTED",
        "0990ằ0000031||Lê Văn A|09091990|Nam|Đắk Lắk|20082023, ID_NUMBER_BAD",
        "099090000031||Le Van A|09091990|Nam|Buon Mau Xa Thu Tinh Dak Lak|20082023, DIACRITICS_MISSING",
        "099090000031||Lê Văn A|09091990|Nam, TRUNCATED",
        "099090000031||Lê Văn A, TRUNCATED",
        "099090000031, NUMBER_ONLY"
    })
    void whatIsWrongIsAWarningAndTheRestIsRead(String text, ScanWarning warning) {
        Scan scan = Samples.classify(text.replace(';', ','));

        assertThat(scan.kind()).isEqualTo(ScanKind.CITIZEN_ID);
        assertThat(scan.warnings()).contains(warning);
    }

    @Test
    void fieldsThatFailTheirCheckAreLeftOut() {
        Scan scan = Samples.classify("09909||Lê Văn A|31021990|x|Đắk Lắk|99999999");
        assertThat(scan.kind()).isEqualTo(ScanKind.UNKNOWN);

        Scan card = Samples.classify("09909||Lê Văn A|09091990|Nam|Đắk Lắk|99999999");
        assertThat(card.personal().names()).containsExactly("name", "birthDate", "sex", "address");
        assertThat(card.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void namesOfMinoritiesAreNotSuspected() {
        for (String name :
                new String[] {"Y Wăn Niê", "H'Wen Ksor", "Rơ Châm H'Nhi", "Lò Thị Pản", "Siu Black", "Danh Sóc Kha"})
            assertThat(Samples.classify(Samples.CITIZEN_OLD.replace("Lê Văn Ví Dụ", name))
                            .warnings())
                    .as(name)
                    .containsExactly(PLACE_UNKNOWN);
    }

    @Test
    void theSameCardTwiceInOneScanIsOneCard() {
        Scan glued = Samples.classify(Samples.CITIZEN_OLD + Samples.CITIZEN_OLD);
        Scan lines = Samples.classify(Samples.CITIZEN_OLD + "\r" + Samples.CITIZEN_OLD);

        assertThat(personal(glued, "idNumber")).isEqualTo("099090000031");
        assertThat(glued.has(GLUED)).isTrue();
        assertThat(lines.personal()).isEqualTo(glued.personal());
        assertThat(lines.has(GLUED)).isTrue();
    }

    @Test
    void ofTwoPeoplesCardsInOneScanNeitherIsRead() {
        for (String between : new String[] {"", "\r", "\r\n", "\n"}) {
            Scan scan = Samples.classify(Samples.CITIZEN_OLD + between + Samples.CITIZEN_WITH_OLD_NUMBER);
            assertThat(scan.kind()).isEqualTo(ScanKind.CITIZEN_ID);
            assertThat(scan.personal().hasAny()).isFalse();
            assertThat(scan.has(GLUED)).isTrue();
        }
    }

    @Test
    void decomposedTextIsComposed() {
        Scan scan = Samples.classify(Normalizer.normalize(Samples.CITIZEN_OLD, Normalizer.Form.NFD));

        assertThat(personal(scan, "name")).isEqualTo("Lê Văn Ví Dụ");
    }

    @Test
    void utf8ReadAsWindows1252IsReadAgain() {
        byte[] bytes = Samples.CITIZEN_WITH_OLD_NUMBER.getBytes(StandardCharsets.UTF_8);
        for (Charset wrong : new Charset[] {StandardCharsets.ISO_8859_1}) {
            Scan scan = Samples.classify(new String(bytes, wrong));
            assertThat(personal(scan, "name")).isEqualTo("Trần Thị Thí Điểm");
            assertThat(scan.has(ENCODING_REPAIRED)).isTrue();
        }
        assertThat(Samples.classify("099090000031||Nguyá»…n VÄƒn A|09091990|Nam|X|20082023")
                        .personal()
                        .reveal("name"))
                .isEqualTo("Nguyễn Văn A");
    }

    @Test
    void badUtf8IsSaid() {
        byte[] bytes = Samples.CITIZEN_OLD.getBytes(StandardCharsets.UTF_8);
        bytes[14] = (byte) 0xC3;

        Scan scan = Samples.classify(bytes);

        assertThat(scan.kind()).isEqualTo(ScanKind.CITIZEN_ID);
        assertThat(scan.warnings()).contains(BAD_UTF8, LETTERS_LOST);
    }

    @Test
    void healthCardIsReadWhole() {
        Scan scan = Samples.classify(Samples.HEALTH);

        assertThat(scan.kind()).isEqualTo(ScanKind.HEALTH_INSURANCE);
        assertThat(scan.personal().revealAll())
                .containsEntry("cardNumber", "GD4990000000031")
                .containsEntry("name", "Lê Văn Ví Dụ")
                .containsEntry("birthDate", "1990-09-09")
                .containsEntry("sex", "male")
                .containsEntry("address", "Buôn Mẫu, Xã Thử")
                .containsEntry("firstTreatmentPlace", "99-001")
                .containsEntry("validFrom", "2024-01-01")
                .containsEntry("validTo", "2024-12-31");
        assertThat(scan.warnings()).isEmpty();
    }

    @Test
    void healthCardOfTenOrTwelveDigitsIsRead() {
        String rest = "|" + Samples.hex("Trần Thị Thí Điểm") + "|1990|2|-|99001|01/01/2024|-|$";

        assertThat(Samples.classify("9900000031" + rest).kind()).isEqualTo(ScanKind.HEALTH_INSURANCE);
        Scan citizen = Samples.classify("099190000042" + rest);
        assertThat(citizen.kind()).isEqualTo(ScanKind.HEALTH_INSURANCE);
        assertThat(citizen.warnings()).containsExactly(PLACE_UNKNOWN, BIRTH_YEAR_ONLY);
    }

    @Test
    void damagedHealthCardsWarn() {
        assertThat(Samples.classify("GD4990000000031|4cc3|09/09/1990|1|zz|99 - 001|2024|01/01/2024|$")
                        .warnings())
                .contains(HEX_BAD, VALIDITY_BAD);
        assertThat(Samples.classify("GD49900|" + Samples.hex("Lê Văn") + "|09/09/1990|1")
                        .warnings())
                .contains(CARD_NUMBER_BAD, TRUNCATED);
        assertThat(Samples.classify(Samples.HEALTH.replace("$", "")).warnings()).containsExactly(TRUNCATED);
    }
}
