package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.core.scan.ScanWarning.*;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.TicketCode;

/** Slips, tickets, bookings, zones, payments and what is none of them. */
class CodesTest {
    private static final String TICKET = TicketCode.mint(new Random(7)).value();

    private static String bearer(Scan scan) {
        BearerCode code = scan.bearer();
        return code == null ? "none" : code.name() + "=" + code.reveal();
    }

    @ParameterizedTest
    @CsvSource({
        "H12.15-250701-0042, H12.15-250701-0042, current",
        "000.00.15.H12-240115-0007, H12.15-240115-0007, legacy",
        "'Mã hồ sơ: H12.15-250701-0042, ngày hẹn trả 05/07/2025', H12.15-250701-0042, current",
        "G22-250701-123456, G22-250701-123456, current",
        "H56.14.003.12.1-250701-00042, H56.14.003.12.1-250701-00042, current",
        "(H12–250701–0042), H12-250701-0042, current",
        "h12.15-250701-0042, H12.15-250701-0042, current",
        "000.05.00.H12-240229-0001, H12.05-240229-0001, legacy"
    })
    void dossierCodeIsFoundInAnyText(String text, String key, String grammar) {
        Scan scan = Samples.classify(text);

        assertThat(scan.kind()).isEqualTo(ScanKind.APPOINTMENT_SLIP);
        assertThat(scan.field("dossierKey")).isEqualTo(key);
        assertThat(scan.field("grammar")).isEqualTo(grammar);
        assertThat(scan.personal().hasAny()).isFalse();
    }

    @Test
    void slipOfManyLinesGivesItsCodeAndNothingElse() {
        Scan scan = Samples.classify(
                "GIẤY TIẾP NHẬN HỒ SƠ\r\nMã hồ sơ: 000.00.15.H12-240115-0007\r\nNgười nộp: Lê Văn Ví Dụ\r\nĐT: 0900000031");

        assertThat(scan.kind()).isEqualTo(ScanKind.APPOINTMENT_SLIP);
        assertThat(scan.field("dossierCode")).isEqualTo("000.00.15.H12-240115-0007");
        assertThat(scan.revealed().toString()).doesNotContain("Ví Dụ").doesNotContain("0900000031");
    }

    @Test
    void ofSeveralDossierCodesTheFirstIsTakenAndTheOthersNamed() {
        Scan scan = Samples.classify("H12.15-250701-0042 và H12.15-250701-0043, H12.15-250701-0042");

        assertThat(scan.field("dossierCode")).isEqualTo("H12.15-250701-0042");
        assertThat(scan.field("otherDossierCodes")).isEqualTo("H12.15-250701-0043");
        assertThat(scan.warnings()).containsExactly(SEVERAL_DOSSIER_CODES);
    }

    @ParameterizedTest
    @CsvSource({
        "H12.15-20250701-0042, DOSSIER_DATE_EIGHT_DIGITS",
        "H12.15-250230-0042, DOSSIER_DATE_WRONG",
        "H12.15-251301-0042, DOSSIER_DATE_WRONG",
        "Hăâ.15-250701-0042, INPUT_METHOD_SUSPECTED",
        "Á2.15-250701-0042, INPUT_METHOD_SUSPECTED",
        "Hăâ.ằ-ầđ̃đă-đđôâ, INPUT_METHOD_SUSPECTED"
    })
    void nearlyADossierCodeIsSaidAndNotRepaired(String text, ScanWarning warning) {
        Scan scan = Samples.classify(text);

        assertThat(scan.kind()).isEqualTo(ScanKind.UNKNOWN);
        assertThat(scan.field("looksLike")).isEqualTo("dossierCode");
        assertThat(scan.warnings()).contains(warning);
        assertThat(scan.field("dossierCode")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XH12.15-250701-0042",
                "H12.15-250701-004",
                "H12.15-250701-0042123",
                "0.H12-250701-0042",
                "H1-250701-0042"
            })
    void whatOnlyContainsSomethingAlikeIsNoDossierCode(String text) {
        assertThat(Samples.classify(text).kind()).isEqualTo(ScanKind.UNKNOWN);
    }

    @Test
    void addressOfASlipGivesHostAndIdOrCode() {
        Scan opaque = Samples.classify(
                "https://dichvucong.example.gov.vn:443/apiqr/qr?id=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f#x");
        assertThat(opaque.kind()).isEqualTo(ScanKind.SLIP_URL);
        assertThat(opaque.field("host")).isEqualTo("dichvucong.example.gov.vn");
        assertThat(bearer(opaque)).isEqualTo("slipId=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f");

        Scan coded =
                Samples.classify("HTTPS://motcua.example.vn/tra-cuu?hoten=L%C3%AA&mahs=000.00.15.H12%2D240115-0007");
        assertThat(coded.kind()).isEqualTo(ScanKind.SLIP_URL);
        assertThat(coded.field("dossierCode")).isEqualTo("000.00.15.H12-240115-0007");
        assertThat(coded.revealed().toString()).doesNotContain("Lê");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://motcua.example.vn@203.0.113.9/tra-cuu/0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f",
                "http://dichvucông.example.vn/tra-cuu?id=abc12345",
                "https://xn--dchvucong-x2a.example.vn/"
            })
    void deceivingAddressesAreSaid(String text) {
        assertThat(Samples.classify(text).warnings()).contains(URL_SUSPICIOUS);
    }

    @Test
    void otherAddressesAreForeignAndHidden() {
        for (String text : new String[] {
            "https://example.com/",
            "http://",
            "https://x.gov.vn/?id=099090000031",
            "https://x.gov.vn/?id=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5fGD4099090000031"
        }) {
            Scan scan = Samples.classify(text);
            assertThat(scan.kind()).as(text).isEqualTo(ScanKind.UNKNOWN);
            assertThat(scan.warnings()).as(text).contains(URL_FOREIGN);
            assertThat(scan.masked().toString()).doesNotContain("099090000031");
        }
    }

    @Test
    void ticketCodeIsReadBareAndFromItsAddress() {
        for (String text : new String[] {
            TICKET,
            TICKET + "\r\n",
            "https://so.example.vn/t/" + TICKET,
            "http://10.0.0.5:8080/t/" + TICKET + "?lang=vi",
            "]Q1" + TICKET
        }) {
            Scan scan = Samples.classify(text);
            assertThat(bearer(scan)).as(text).isEqualTo("ticketCode=" + TICKET);
            assertThat(scan.kind()).isEqualTo(ScanKind.TICKET_CODE);
            assertThat(scan.warnings()).isEmpty();
            assertThat(scan.confidence()).isEqualTo(Confidence.CERTAIN);
        }
    }

    @Test
    void checkLetterLetsChangedCaseAndMangledHostsPass() {
        Scan lower = Samples.classify(TICKET.toLowerCase(java.util.Locale.ROOT));
        Scan mangled = Samples.classify("https://số.example.vn/t/" + TICKET);
        Scan twice = Samples.classify(TICKET + TICKET);

        assertThat(bearer(lower)).isEqualTo("ticketCode=" + TICKET);
        assertThat(lower.warnings()).containsExactly(CASE_CHANGED);
        assertThat(bearer(mangled)).isEqualTo("ticketCode=" + TICKET);
        assertThat(mangled.warnings()).containsExactly(INPUT_METHOD_SUSPECTED);
        assertThat(bearer(twice)).isEqualTo("ticketCode=" + TICKET);
        assertThat(twice.warnings()).containsExactly(GLUED);
    }

    @Test
    void wrongCheckLetterGivesNoCode() {
        char last = TICKET.charAt(18);
        String wrong = TICKET.substring(0, 18) + (last == 'B' ? 'C' : 'B');

        Scan scan = Samples.classify("https://so.example.vn/t/" + wrong);

        assertThat(scan.kind()).isEqualTo(ScanKind.TICKET_CODE);
        assertThat(scan.bearer()).isNull();
        assertThat(scan.warnings()).containsExactly(CHECK_LETTER_WRONG);
    }

    @ParameterizedTest
    @CsvSource({
        "ABCD-2345, LIKELY, ABCD-2345",
        "abcd-2345, LIKELY, ABCD-2345",
        "A7K9-29QX, LIKELY, A7K9-29QX",
        "ABCD2345, GUESS, ABCD-2345"
    })
    void bookingCodeIsRead(String text, Confidence confidence, String code) {
        Scan scan = Samples.classify(text);

        assertThat(scan.kind()).isEqualTo(ScanKind.BOOKING_CODE);
        assertThat(bearer(scan)).isEqualTo("bookingCode=" + code);
        assertThat(scan.confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EFGH", "1234-5678", "ABCD-234", "ABCD 2345", "ABCDE2345"})
    void otherShapesAreNoBooking(String text) {
        assertThat(Samples.classify(text).kind()).isEqualTo(ScanKind.UNKNOWN);
    }

    @Test
    void zoneOfACardsBackGivesTheTwelveDigits() {
        for (String text : new String[] {
            Samples.CARD_BACK, Samples.CARD_BACK.replace("\r\n", ""), Samples.CARD_BACK.replace("\r\n", "\r")
        }) {
            Scan scan = Samples.classify(text);
            assertThat(scan.kind()).isEqualTo(ScanKind.MRZ);
            assertThat(scan.fields()).containsEntry("form", "TD1").containsEntry("issuingState", "VNM");
            assertThat(scan.personal().revealAll())
                    .containsEntry("personalNumber", "099090000031")
                    .containsEntry("documentNumber", "090000031")
                    .containsEntry("birthDate", "1990-09-09")
                    .containsEntry("expiryDate", "2030-09-09")
                    .containsEntry("sex", "male")
                    .containsEntry("surname", "LE")
                    .containsEntry("givenNames", "VAN VI DU");
            assertThat(scan.warnings()).isEmpty();
        }
    }

    @Test
    void passportOfTheIcaoExampleIsRead() {
        Scan scan = Samples.classify(
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10");

        assertThat(scan.kind()).isEqualTo(ScanKind.MRZ);
        assertThat(scan.warnings()).isEmpty();
        assertThat(scan.revealed())
                .containsEntry("form", "TD3")
                .containsEntry("documentNumber", "L898902C3")
                .containsEntry("birthDate", "1974-08-12")
                .containsEntry("expiryDate", "2012-04-15")
                .containsEntry("surname", "ERIKSSON")
                .containsEntry("givenNames", "ANNA MARIA");
    }

    @Test
    void cardOfTheIcaoExampleIsRead() {
        Scan scan = Samples.classify(
                "I<UTOD231458907<<<<<<<<<<<<<<<\r\n7408122F1204159UTO<<<<<<<<<<<6\r\nERIKSSON<<ANNA<MARIA<<<<<<<<<<");

        assertThat(scan.warnings()).isEmpty();
        assertThat(scan.personal().reveal("documentNumber")).isEqualTo("D23145890");
    }

    @Test
    void wrongCheckDigitsLeaveTheirFieldsOut() {
        Scan scan = Samples.classify(Samples.PASSPORT.replace("C9900031<", "C9900081<"));

        assertThat(scan.kind()).isEqualTo(ScanKind.MRZ);
        assertThat(scan.personal().names()).doesNotContain("documentNumber", "personalNumber");
        assertThat(scan.has(MRZ_CHECK_WRONG)).isTrue();
    }

    @Test
    void oneLineOfAZoneIsAPart() {
        for (String line : Samples.CARD_BACK.split("\r\n"))
            assertThat(Samples.classify(line).warnings()).contains(MRZ_PART);
    }

    @Test
    void babyOrCentenarianIsNotGuessed() {
        Scan scan = Samples.classify(Samples.mrzPassport("C9900031", "240909", "M", "280909", "LE<<BE")
                .replace("099090000031", "<<<<<<<<<<<<"));

        assertThat(scan.has(CENTURY_UNSURE)).isTrue();
        assertThat(scan.personal().reveal("birthDate")).isNull();
    }

    @Test
    void vietQrIsReadAndItsAccountIsPersonal() {
        // A published example of a VietQR generator, not ours.
        Scan scan = Samples.classify("00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA"
                + "530370454061200005802VN62170813ung ho lu lut6304C15C");

        assertThat(scan.kind()).isEqualTo(ScanKind.PAYMENT_QR);
        assertThat(scan.fields())
                .containsEntry("scheme", "VietQR")
                .containsEntry("service", "account")
                .containsEntry("bank", "970415")
                .containsEntry("amount", "120000")
                .containsEntry("currency", "704")
                .containsEntry("country", "VN");
        assertThat(scan.personal().revealAll())
                .containsEntry("account", "0011001932418")
                .containsEntry("purpose", "ung ho lu lut");
        assertThat(scan.warnings()).isEmpty();
    }

    @Test
    void paymentWithAWrongChecksumTellsNothing() {
        Scan wrong = Samples.classify(Samples.VIETQR.replace("20000", "90000"));
        Scan cut = Samples.classify(Samples.VIETQR.substring(0, 90));

        assertThat(wrong.warnings()).containsExactly(CRC_WRONG);
        assertThat(wrong.revealed()).isEmpty();
        assertThat(cut.warnings()).containsExactly(TLV_BROKEN);
        assertThat(cut.revealed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8934563138165, product",
        "]E08934563138165, product",
        "]C10108934563138165, gs1",
        "(01)08934563138165(10)A1, gs1",
        "M1LE/VAN VI DU MR      EABC123 HANSGNVN 0123 190Y001A0001 100, boardingPass",
        "1.000948.H38, procedureCode",
        "0900000031, digits",
        "xin chào, text",
        "a|b, fields",
        "qwertyuiop, token"
    })
    void unknownScansAreToldByTheirLook(String text, String look) {
        Scan scan = Samples.classify(text);

        assertThat(scan.kind()).isEqualTo(ScanKind.UNKNOWN);
        assertThat(scan.field("looksLike")).isEqualTo(look);
    }

    @Test
    void twoDifferentKindsInOneScanAreNone() {
        Scan scan = Samples.classify(Samples.CITIZEN_OLD + "\r\n" + Samples.SLIP + "\r\n");

        assertThat(scan.kind()).isEqualTo(ScanKind.UNKNOWN);
        assertThat(scan.warnings()).containsExactly(GLUED);
    }

    @Test
    void emptyLongAndControlCharactersAreSaid() {
        assertThat(Samples.classify("").warnings()).containsExactly(EMPTY);
        assertThat(Samples.classify(" \r\n\u0000").warnings()).containsExactly(EMPTY);
        assertThat(Samples.classify("]Q3\r").warnings()).containsExactly(EMPTY);
        assertThat(Samples.classify("A".repeat(4_097)).warnings()).containsExactly(TOO_LONG);
        assertThat(Samples.classify("ệ".repeat(1_400)).warnings()).containsExactly(TOO_LONG);
        assertThat(Samples.classify(new byte[4_097]).warnings()).containsExactly(TOO_LONG);
        assertThat(Samples.classify("\u0002" + Samples.SLIP + "\u0003").warnings())
                .isEmpty();
        assertThat(Samples.classify("H12.15-25\u001d0701-0042").warnings()).contains(CONTROL_CHARACTERS);
        assertThat(Samples.classify("\uD800x").warnings()).contains(BAD_UTF8);
        assertThat(Samples.classify("\uFEFF" + Samples.SLIP).kind()).isEqualTo(ScanKind.APPOINTMENT_SLIP);
    }

    @Test
    void symbologyIsReportedAndTakenOff() {
        Scan scan = Samples.classify("]Q1" + Samples.CITIZEN_OLD);
        Scan code128 = Samples.classify(("]C0" + Samples.SLIP).getBytes(StandardCharsets.UTF_8));

        assertThat(scan.symbology()).isEqualTo("]Q1");
        assertThat(scan.kind()).isEqualTo(ScanKind.CITIZEN_ID);
        assertThat(code128.symbology()).isEqualTo("]C0");
        assertThat(code128.confidence()).isEqualTo(Confidence.CERTAIN);
    }
}
