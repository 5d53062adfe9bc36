package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.core.scan.ScanWarning.*;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.model.ScanKind;

/** One damaged place neither loses the rest of a scan nor passes for sound: the field is left out and named. */
class DamagedScansTest {
    private static final String REST = "|09091990|Nam|Buôn Mẫu|20082023";
    private static final String HEALTH_REST = "|09/09/1990|1|" + Samples.hex("Buôn Mẫu") + "|99-001|01/01/2024|-|$";

    /** Name and value parted by {@code =}; a name alone: the field is not there. */
    private static void assertRead(String text, ScanKind kind, String field, ScanWarning... warnings) {
        Scan scan = Samples.classify(text);
        assertThat(scan.kind()).as("%s", scan).isEqualTo(kind);
        String name = field.split("=", 2)[0];
        String value = field.contains("=") ? field.split("=", 2)[1] : null;
        assertThat(scan.revealed().get(name)).as("%s of %s", name, text).isEqualTo(value);
        assertThat(scan.warnings()).as(text).containsAll(List.of(warnings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "41424344", "1234567x", "24500", "2450000421", "099090000031"})
    void mangledOldNumberLeavesACitizensCardACitizensCard(String old) {
        String text = "099090000031|" + old + "|Lê Văn Ví Dụ" + REST;

        assertRead(text, ScanKind.CITIZEN_ID, "oldIdNumber", OLD_NUMBER_BAD);
        assertRead(text, ScanKind.CITIZEN_ID, "name=Lê Văn Ví Dụ");
        assertRead(text, ScanKind.CITIZEN_ID, "issueDate=2023-08-20");
        assertThat(Samples.classify(text).confidence()).isEqualTo(Confidence.LIKELY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lê Văn 2",
                "<script>alert(1)</script>",
                "Lê \u202EVăn A",
                "Nguy?n V?n A",
                "L\uFFFD V\uFFFDn",
                "Лê Văn A",
                "Lê Văn A; DROP TABLE",
                "...",
                "Lê_Văn",
                "😀 Lê"
            })
    void nameWithOtherSignsIsLeftOutAndNamed(String name) {
        String text = "099090000031||" + name + REST;

        assertRead(text, ScanKind.CITIZEN_ID, "name", NAME_BAD);
        assertRead(text, ScanKind.CITIZEN_ID, "idNumber=099090000031");
        assertThat(Samples.classify(text).confidence()).isEqualTo(Confidence.LIKELY);
        assertRead("GD4990000000031|" + Samples.hex(name) + HEALTH_REST, ScanKind.HEALTH_INSURANCE, "name", NAME_BAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"??k L?k", "<b>Buôn Mẫu</b>", "Buôn \u2066Mẫu", "Đắk L\uFFFDk", "漢字", "- , -"})
    void addressWithOtherSignsIsLeftOutAndNamed(String address) {
        String text = Samples.CITIZEN_OLD.replace("Buôn Mẫu, Xã Thử, Đắk Lắk", address);

        assertRead(text, ScanKind.CITIZEN_ID, "address", ADDRESS_BAD);
        assertRead(text, ScanKind.CITIZEN_ID, "name=Lê Văn Ví Dụ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Số 5/12A, Q.1 (cũ), TP. Hồ Chí Minh",
                "Tổ 3; KP3 – P.Thử",
                "Thôn 1 & 2, Xã Mẫu",
                "Buôn Đŭng, K'Rông"
            })
    void addressesAsTheyAreWrittenStay(String address) {
        assertRead(
                Samples.CITIZEN_OLD.replace("Buôn Mẫu, Xã Thử, Đắk Lắk", address),
                ScanKind.CITIZEN_ID,
                "address=" + address);
    }

    @Test
    void letterThatOnlyLooksLikeTheVietnameseOneIsMadeIt() {
        assertRead("099090000031||\u00D0ỗ Văn Ví Dụ" + REST, ScanKind.CITIZEN_ID, "name=Đỗ Văn Ví Dụ");
        assertRead("099090000031||\u0110ỗ Văn \u00F0ô" + REST, ScanKind.CITIZEN_ID, "name=Đỗ Văn đô");
        assertRead(
                "GD4990000000031|" + Samples.hex("\u0189ỗ Văn") + HEALTH_REST,
                ScanKind.HEALTH_INSURANCE,
                "name=Đỗ Văn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4cc3a", "414243ZZ", "Lê Văn A", "c3c3c3", "4c c3 aa", "0x4c6a"})
    void badHexadecimalNameDoesNotLoseTheCard(String name) {
        for (String number : List.of("GD4990000000031", "9900000031", "099090000031")) {
            String text = number + "|" + name + HEALTH_REST;
            assertRead(text, ScanKind.HEALTH_INSURANCE, "name", HEX_BAD);
            assertRead(text, ScanKind.HEALTH_INSURANCE, "cardNumber=" + number);
            assertRead(text, ScanKind.HEALTH_INSURANCE, "birthDate=1990-09-09");
        }
    }

    @Test
    void partsOfAHealthCardThatFailAreNamed() {
        assertRead(
                Samples.HEALTH.replace("99 - 001", "ZZZZ"),
                ScanKind.HEALTH_INSURANCE,
                "firstTreatmentPlace",
                TREATMENT_PLACE_BAD);
        assertRead(Samples.HEALTH.replace("|1|", "|3|"), ScanKind.HEALTH_INSURANCE, "sex", SEX_UNKNOWN);
        assertRead("GD4990000000031|" + HEALTH_REST, ScanKind.HEALTH_INSURANCE, "name", NAME_BAD);
    }

    @Test
    void healthCardIsCutWhereItsEndMarkIsMissing() {
        String[] fields = Samples.HEALTH.split("\\|");
        for (int count = 5; count < fields.length; count++) {
            String cut = String.join("|", List.of(fields).subList(0, count));
            assertThat(Samples.classify(cut).warnings()).as("%d fields", count).contains(TRUNCATED);
        }
        String eight = String.join("|", List.of(fields).subList(0, 8));
        assertThat(Samples.classify(eight + "|$").warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "09091990|Nam|Buôn Mẫu|20082099, issueDate, ISSUE_DATE_BAD",
        "09092090|Nam|Buôn Mẫu|20082023, birthDate, BIRTH_DATE_BAD",
        "09091990|Nu|Buôn Mẫu|20082023, sex=female, DIACRITICS_MISSING",
        "09091990|NU|Buôn Mẫu|20082023, sex=female, SEX_DISAGREES",
        "09091990|N?|Buôn Mẫu|20082023, sex, LETTERS_LOST"
    })
    void datesToComeAndSexWithoutItsMark(String rest, String field, ScanWarning warning) {
        assertRead("099090000031||Lê Văn Ví Dụ|" + rest, ScanKind.CITIZEN_ID, field, warning);
    }

    @Test
    void aClockThatFellBackCondemnsNoCard() {
        Scan scan = ScanClassifier.classify(Samples.CITIZEN_OLD, LocalDate.of(1970, 1, 1));

        assertThat(scan.personal().reveal("issueDate")).isEqualTo("2023-08-20");
        assertThat(scan.warnings()).containsExactly(PLACE_UNKNOWN);
    }

    @Test
    void blankFieldsBehindTheExpiryAreNoTail() {
        Scan scan = Samples.classify(Samples.CITIZEN_OLD + "|09092030| |");

        assertThat(scan.personal().reveal("expiryDate")).isEqualTo("2030-09-09");
        assertThat(scan.warnings()).containsExactly(PLACE_UNKNOWN);
        assertThat(scan.field("fieldCount")).isEqualTo("10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]Q2\\000026",
                "]Q4\\000026",
                "]Q6\\000026",
                "]d5\\000026",
                "\\000026",
                "]Q2\\000026\\000003",
                "]Q1\\000026"
            })
    void characterSetsToldInTheTextAreTakenOut(String before) {
        Scan scan = Samples.classify(before + Samples.CITIZEN_OLD);

        assertThat(scan.personal())
                .isEqualTo(Samples.classify(Samples.CITIZEN_OLD).personal());
        assertThat(scan.warnings()).containsExactly(PLACE_UNKNOWN);
    }

    @Test
    void characterSetsInTheMiddleAndDoubledBackslashesAreUndone() {
        assertRead("]Q2\\000003099090000031||Le\\000026 Văn" + REST, ScanKind.CITIZEN_ID, "name=Le Văn");
        assertRead("]Q2\\000026a\\\\b", ScanKind.UNKNOWN, "text=a\\b");
        assertRead("]Q1a\\\\b", ScanKind.UNKNOWN, "text=a\\\\b");
    }

    @ParameterizedTest
    @MethodSource("payments")
    void whatAPaymentSaysWronglyIsLeftOutAndNamed(String text, String field, ScanWarning warning) {
        assertRead(text, ScanKind.PAYMENT_QR, field, warning);
        assertRead(text, ScanKind.PAYMENT_QR, "scheme=VietQR");
        assertThat(Samples.classify(text).confidence()).isEqualTo(Confidence.LIKELY);
    }

    static List<Arguments> payments() {
        return List.of(
                Arguments.of(changed("540520000", "5402-5"), "amount", AMOUNT_BAD),
                Arguments.of(changed("540520000", "54031e9"), "amount", AMOUNT_BAD),
                Arguments.of(changed("540520000", "540520,00"), "amount", AMOUNT_BAD),
                Arguments.of(changed("5303704", "5303VND"), "currency", CURRENCY_BAD),
                Arguments.of(changed("5802VN", "580284"), "country", COUNTRY_BAD),
                Arguments.of(changed("970499", "97O499"), "bank", BANK_BAD),
                Arguments.of(changed("0891234567891", "08912345 7891"), "account", ACCOUNT_BAD));
    }

    private static String changed(String from, String to) {
        String body = Samples.VIETQR.substring(0, Samples.VIETQR.length() - 4);
        assertThat(body).contains(from);
        String other = body.replace(from, to);
        return other + String.format("%04X", PaymentReader.crc(other));
    }
}
