package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.core.scan.ScanWarning.*;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.TicketCode;

/** Codes, zones and addresses as people and other programs write them: read where nothing is guessed, else said what they nearly are. */
class NearlyCodesTest {
    private static final String TICKET = TicketCode.mint(new Random(5)).value();
    private static final String UUID = "0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f";
    private static final String SPECIMEN =
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H12.15 - 250701 - 0042",
                "Mã hồ sơ: H12.15 – 250701 – 0042.",
                "H12.15- 250701 -0042",
                "H12.15\u00A0-\u00A0250701\u00A0-\u00A00042",
                "H12.15—250701—0042",
                "{\"maHoSo\":\"H12.15-250701-0042\"}",
                "H12.15-250701-0042/BNHS",
                "Số hồ sơ h12.15-250701-0042, hẹn trả 05/07/2025",
                "https://dvc.example.gov.vn/tra-cuu?ma=H12.15%20-%20250701%20-%200042",
                "www.example.gov.vn/tra-cuu?ma=H12.15-250701-0042"
            })
    void dossierCodesAreReadHoweverTheirHyphensAreSet(String text) {
        Scan scan = Samples.classify(text);

        assertThat(scan.field("dossierCode")).isEqualTo("H12.15-250701-0042");
        assertThat(scan.warnings()).isSubsetOf(CASE_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H12.15/250701/0042",
                "H12.15_250701_0042",
                "H12.15 250701 0042",
                "H12.15-250701-004",
                "H12.15-250701-0042123",
                "Mã hồ sơ H12.15.250701.0042"
            })
    void otherWritingsOfADossierCodeAreSaid(String text) {
        Scan scan = Samples.classify(text);

        assertThat(scan.kind()).isEqualTo(ScanKind.UNKNOWN);
        assertThat(scan.field("looksLike")).isEqualTo("dossierCode");
        assertThat(scan.warnings()).containsExactly(DOSSIER_CODE_BAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H12.15-990701-0042",
                "H12.15-250701-0000",
                "H12.15-150701-0042",
                "https://dvc.example.gov.vn/tra-cuu?ma=H12.15-990701-0042"
            })
    void impossibleDossierCodesAreShownAndDoubted(String text) {
        Scan scan = Samples.classify(text);

        assertThat(scan.warnings()).containsExactly(DOSSIER_CODE_DOUBTFUL);
        assertThat(scan.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(scan.field("dossierCode")).startsWith("H12.15-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD–2345",
                "ABCD−2345",
                "ABCD - 2345",
                "Mã đặt lịch: ABCD-2345",
                "MÃ ĐẶT LỊCH: ABCD-2345",
                "ma dat lich abcd-2345",
                "Mã lịch hẹn của bạn là ABCD – 2345, 8h00 ngày 05/07",
                "Booking code: ABCD-2345.",
                "Đặt hẹn thành công. Mã: ABCD-2345 (ABCD-2345)",
                "Mã đặt lịch ABCD-2345, 9h00 - 9h30",
                "Mã đặt lịch ABCD-2345, 9g00-9g30 ngày 05/07",
                "Mã đặt lịch\r\nABCD-2345"
            })
    void bookingCodesAreReadFromWords(String text) {
        Scan scan = Samples.classify(text);

        assertThat(scan.kind()).isEqualTo(ScanKind.BOOKING_CODE);
        assertThat(scan.revealed()).containsOnlyKeys("bookingCode").containsEntry("bookingCode", "ABCD-2345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sản phẩm ABCD-2345 giá 20k",
                "Mã số: ABCD-2345",
                "Đặt lịch qua 1900-1234",
                "Mã đặt lịch: ABCD-EFGH",
                "Mã đặt lịch: XABCD-2345",
                "Mã đặt lịch: ABCD-23456",
                "ABCD-2345 là mã hàng, không phải đặt lịch",
                "Lịch hẹn: 9h00-9h30 ngày 05/07",
                "Lịch hẹn: 8H00 – 9H30",
                "9h00-9h30"
            })
    void otherWordsHoldNoBooking(String text) {
        assertThat(Samples.classify(text).kind()).isEqualTo(ScanKind.UNKNOWN);
    }

    @Test
    void ticketCodesWithALetterOfNoTicketHaveAWrongCheckLetter() {
        for (int at = 0; at < TICKET.length(); at++)
            for (char wrong : "XSO08".toCharArray())
                for (String before : new String[] {"", "https://so.example.vn/t/"}) {
                    String text = before + TICKET.substring(0, at) + wrong + TICKET.substring(at + 1);
                    Scan scan = Samples.classify(text);
                    assertThat(scan.kind()).as(text).isEqualTo(ScanKind.TICKET_CODE);
                    assertThat(scan.warnings()).as(text).containsExactly(CHECK_LETTER_WRONG);
                    assertThat(scan.bearer()).isNull();
                }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "so.example.vn/t/%s",
                "Phiếu số 12: https://so.example.vn/t/%s (giữ lại)",
                "https://so.example.vn/t/%s/"
            })
    void ticketAddressesAreReadAmongWordsAndWithoutScheme(String form) {
        BearerCode code = Samples.classify(String.format(form, TICKET)).bearer();

        assertThat(code).isNotNull();
        assertThat(code.reveal()).isEqualTo(TICKET);
    }

    @Test
    void ticketCodesTypedInGroupsAreRead() {
        BearerCode code = Samples.classify(TICKET.replaceAll("(.{4})", "$1 ")).bearer();

        assertThat(code).isNotNull();
        assertThat(code.reveal()).isEqualTo(TICKET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%sH12.15-250701-0042",
                "H12.15-250701-0042%s",
                "https://so.example.vn/t/%sH12.15-250701-0042",
                "%s099090000031"
            })
    void aTicketWithAnotherScanOnItIsToldAsSeveral(String form) {
        Scan scan = Samples.classify(String.format(form, TICKET));

        assertThat(scan.warnings()).contains(GLUED);
        assertThat(scan.bearer()).isNull();
    }

    @Test
    void zonesThatAreNotWholeAreParts() {
        for (String zone :
                new String[] {SPECIMEN, Samples.CARD_BACK.replace("\r", ""), Samples.PASSPORT.replace("\r", "")})
            for (String text : new String[] {
                zone.substring(1),
                zone.substring(0, zone.length() - 1),
                zone + "<",
                "~" + zone,
                "MRZ: " + zone,
                "x" + zone.replace("\n", ""),
                zone.replace("\n", "").substring(1),
                zone.replace("\n", "").replaceFirst("<", "")
            }) {
                Scan scan = Samples.classify(text);
                assertThat(scan.kind()).as(text).isEqualTo(ScanKind.MRZ);
                assertThat(scan.warnings()).as(text).containsExactly(MRZ_PART);
                assertThat(scan.personal().names()).containsExactly("text");
            }
    }

    @ParameterizedTest
    @ValueSource(strings = {"F<", "FX"})
    void sexThatAZoneDoesNotTellIsNamed(String change) {
        String text = SPECIMEN.replace("2" + change.charAt(0) + "1204159", "2" + change.charAt(1) + "1204159");
        Scan scan = Samples.classify(text);

        assertThat(scan.warnings()).containsExactly(SEX_UNKNOWN);
        assertThat(scan.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "P<UTO3RIKSSON, surname, NAME_BAD",
        "P<UTOERIKSSON<<ANN4, givenNames, NAME_BAD",
        "P<U7OERIKSSON, issuingState, ISSUING_STATE_BAD",
        "P<<<<ERIKSSON, issuingState, ISSUING_STATE_BAD"
    })
    void digitsInNamesAndStatesAreLeftOutAndNamed(String start, String field, ScanWarning warning) {
        Scan scan = Samples.classify(start + SPECIMEN.substring(start.length()));

        assertThat(scan.revealed()).doesNotContainKey(field).containsEntry("documentNumber", "L898902C3");
        assertThat(scan.warnings()).contains(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6, TD2, D23145890",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L8988901C4XXX4009078F96121096ZE184226B<<<<<<, MRV-A, L8988901C",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<L8988901C4XXX4009078F9612109<<<<<<<<, MRV-B, L8988901C",
        "I<UTOD23145890<7349<<<<<<<<<<<3407127M9507122UTO<<<<<<<<<<<2STEVENSON<<PETER<JOHN<<<<<<<<<, TD1, D23145890734"
    })
    void otherExamplesOfIcaoAreRead(String zone, String form, String number) {
        Scan scan = Samples.classify(zone);

        assertThat(scan.field("form")).isEqualTo(form);
        assertThat(scan.personal().reveal("documentNumber")).isEqualTo(number);
        assertThat(scan.warnings()).isEmpty();
        assertThat(scan.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(scan.personal().reveal("birthDate")).startsWith("19");
    }

    @Test
    void changedTwoLineCardsAreFoundOut() {
        String zone = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6";
        for (int at = 36; at < 72; at++) {
            if (at >= 46 && at < 49 || at == 56 || !Character.isDigit(zone.charAt(at))) continue;
            char other = (char) ('0' + (zone.charAt(at) - '0' + 1) % 10);
            Scan scan = Samples.classify(zone.substring(0, at) + other + zone.substring(at + 1));
            assertThat(scan.has(MRZ_CHECK_WRONG)).as("place %d", at).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dichvucong.example.gov.vn/apiqr/qr?id=" + UUID,
                "dichvucong.example.gov.vn:8443/tra-cuu/" + UUID,
                "Tra cứu tại https://dichvucong.example.gov.vn/apiqr/qr?id=" + UUID + ".",
                "Hồ sơ của bạn:\r\nhttps://dichvucong.example.gov.vn/apiqr/qr?id=" + UUID
            })
    void addressesOfSlipsAreReadWithoutSchemeAndAmongWords(String text) {
        Scan scan = Samples.classify(text);

        assertThat(scan.kind()).isEqualTo(ScanKind.SLIP_URL);
        assertThat(scan.field("host")).isEqualTo("dichvucong.example.gov.vn");
        assertThat(scan.bearer()).isNotNull();
    }

    @Test
    void twoAddressesWithoutASignBetweenAreToldAsSeveralAndOneInAParameterIsNot() {
        String address = "https://dvc.example.gov.vn/apiqr/qr?id=";
        Scan two = Samples.classify(address + UUID + address + UUID.replace('0', '7'));
        Scan back = Samples.classify(address + UUID + "&back=https://dvc.example.gov.vn/");

        assertThat(two.warnings()).containsExactly(GLUED);
        assertThat(two.bearer()).isNull();
        assertThat(back.kind()).isEqualTo(ScanKind.SLIP_URL);
    }

    @Test
    void hostWithAPersonsNumberIsPersonal() {
        for (String host :
                new String[] {"099090000031.x.gov.vn", "so-0990-9000-0031.x.gov.vn", "099.090.000.031.x.gov.vn"}) {
            Scan scan = Samples.classify("https://" + host + "/apiqr/qr?id=" + UUID);
            assertThat(scan.kind()).isEqualTo(ScanKind.SLIP_URL);
            assertThat(scan.masked()).containsEntry("host", "•••");
            assertThat(scan.revealed()).containsEntry("host", host);
            assertThat(scan.fields()).doesNotContainKey("host");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "99999, true",
        "65536, true",
        "0, true",
        "000, true",
        "123456, true",
        "abc, true",
        "65535, false",
        "8443, false",
        "'', false"
    })
    void portsThatAreNoneAreSuspicious(String port, boolean isSuspicious) {
        Scan scan = Samples.classify("https://dvc.example.gov.vn:" + port + "/apiqr/qr?id=" + UUID);

        assertThat(scan.has(URL_SUSPICIOUS)).isEqualTo(isSuspicious);
    }

    @Test
    void slipsOfTodayAndTomorrowAreNotDoubted() {
        LocalDate today = LocalDate.of(2027, 3, 4);

        assertThat(ScanClassifier.classify("H12.15-270304-0042", today).warnings())
                .isEmpty();
        assertThat(ScanClassifier.classify("H12.15-270305-0042", today).warnings())
                .isEmpty();
        assertThat(ScanClassifier.classify("H12.15-270306-0042", today).warnings())
                .containsExactly(DOSSIER_CODE_DOUBTFUL);
    }

    /** Its letters stand where a time's do, but only one side is one. */
    @Test
    void aCodeWithSomethingLikeATimeInItIsStillACode() {
        assertThat(Samples.classify("9H00-A1B2").bearer()).isNotNull();
    }

    /** A PC that was off for years and has heard no hub yet: its clock says nothing about a card. */
    @Test
    void whereNobodyKnowsTheDayNoDateIsToCome() {
        Scan card = ScanClassifier.classify(Samples.CITIZEN_OLD.replace("20082023", "20082033"), null);
        assertThat(card.warnings()).containsExactly(PLACE_UNKNOWN);
        assertThat(card.personal().reveal("issueDate")).isEqualTo("2033-08-20");
        assertThat(ScanClassifier.classify("H12.15-330304-0042", null).warnings())
                .isEmpty();
        assertThat(ScanClassifier.classify(Samples.PASSPORT, null).personal().reveal("birthDate"))
                .isEqualTo("1990-09-09");
        assertThat(ScanClassifier.classify("H12.15-150701-0042", null).warnings())
                .as("of before there were such codes")
                .containsExactly(DOSSIER_CODE_DOUBTFUL);
    }
}
