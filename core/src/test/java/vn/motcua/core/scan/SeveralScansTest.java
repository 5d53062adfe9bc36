package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.core.scan.ScanWarning.GLUED;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.TicketCode;

/** Two scans in one, with and without a sign between: of different ones nothing is picked, the same one is read once. */
class SeveralScansTest {
    private static final Random RANDOM = new Random(11);
    private static final String TICKET = TicketCode.mint(RANDOM).value();
    private static final String OTHER_TICKET = TicketCode.mint(RANDOM).value();
    private static final String HEALTH = Samples.HEALTH.replace("$", "");
    private static final String OTHER_HEALTH = HEALTH.replace("GD4990000000031", "DN4990000000042");
    private static final String OTHER_PASSPORT =
            Samples.mrzPassport("C9900042", "901231", "F", "301231", "TRAN<<THI<THI<DIEM");
    private static final String OTHER_CARD_BACK =
            Samples.mrzCard("099190000042", "901231", "F", "301231", "TRAN<<THI<THI<DIEM");
    private static final String OTHER_PAYMENT = Samples.payment("0891234567000", "CANARY TWO", "le phi");

    @ParameterizedTest
    @MethodSource("pairs")
    void ofTwoDifferentScansNothingIsPicked(ScanKind kind, String one, String other) {
        for (String between : new String[] {"", " ", "\r", "\r\n", "\t"}) {
            Scan scan = Samples.classify(one + between + other);
            String as = "[" + between + "] " + scan;
            assertThat(scan.warnings()).as(as).contains(GLUED);
            assertThat(scan.kind()).as(as).isEqualTo(kind);
            assertThat(scan.bearer()).as(as).isNull();
            assertThat(scan.fields()).as(as).doesNotContainKeys("dossierCode", "amount", "bank");
            assertThat(scan.personal().names()).as(as).isSubsetOf("text");
        }
    }

    static List<Arguments> pairs() {
        return List.of(
                Arguments.of(ScanKind.TICKET_CODE, TICKET, OTHER_TICKET),
                Arguments.of(
                        ScanKind.TICKET_CODE,
                        "https://so.example.vn/t/" + TICKET,
                        "https://so.example.vn/t/" + OTHER_TICKET),
                Arguments.of(ScanKind.MRZ, Samples.PASSPORT, OTHER_PASSPORT),
                Arguments.of(ScanKind.MRZ, Samples.CARD_BACK, OTHER_CARD_BACK),
                Arguments.of(ScanKind.MRZ, Samples.CARD_BACK, OTHER_PASSPORT),
                Arguments.of(ScanKind.PAYMENT_QR, Samples.VIETQR, OTHER_PAYMENT),
                Arguments.of(ScanKind.UNKNOWN, Samples.VIETQR, Samples.CITIZEN_OLD),
                Arguments.of(ScanKind.CITIZEN_ID, Samples.CITIZEN_OLD, Samples.CITIZEN_WITH_OLD_NUMBER),
                Arguments.of(ScanKind.CITIZEN_ID, "099090000031", "099190000042"),
                Arguments.of(ScanKind.HEALTH_INSURANCE, HEALTH, OTHER_HEALTH),
                Arguments.of(ScanKind.HEALTH_INSURANCE, Samples.HEALTH, OTHER_HEALTH + "$"),
                Arguments.of(ScanKind.UNKNOWN, Samples.CITIZEN_OLD, Samples.SLIP),
                Arguments.of(ScanKind.UNKNOWN, Samples.SLIP, Samples.CITIZEN_OLD),
                Arguments.of(ScanKind.UNKNOWN, Samples.CITIZEN_OLD, "https://so.example.vn/t/" + TICKET));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void differentCodesWithoutASignBetweenAreToldAsSeveral(ScanKind kind, String text) {
        Scan scan = Samples.classify(text);

        assertThat(scan.kind()).isEqualTo(kind);
        assertThat(scan.warnings()).containsExactly(GLUED);
        assertThat(scan.revealed()).isEmpty();
    }

    static List<Arguments> codes() {
        return List.of(
                Arguments.of(ScanKind.APPOINTMENT_SLIP, "H12.15-250701-0042H12.15-250702-0007"),
                Arguments.of(ScanKind.APPOINTMENT_SLIP, "H12.15–250701–0042H12.15-250702-0007G22-250701-123456"),
                Arguments.of(ScanKind.APPOINTMENT_SLIP, "000.00.15.H12-240115-0007000.00.15.H12-240116-0008"),
                Arguments.of(ScanKind.BOOKING_CODE, "ABCD-2345 EFGH-6789"),
                Arguments.of(ScanKind.BOOKING_CODE, "ABCD-2345EFGH-6789A7K9-29QX"),
                Arguments.of(ScanKind.BOOKING_CODE, "ABCD-2345\rEFGH-6789"),
                Arguments.of(ScanKind.BOOKING_CODE, "Mã đặt lịch ABCD-2345 hoặc EFGH-6789"));
    }

    @ParameterizedTest
    @MethodSource("singles")
    void theSameScanSeveralTimesIsThatScan(String text) {
        Scan once = Samples.classify(text);
        for (String between : new String[] {"", " ", "\r"})
            for (int times = 2; times <= 4; times++) {
                Scan scan = Samples.classify(String.join(between, java.util.Collections.nCopies(times, text)));
                assertThat(scan.revealed())
                        .as("%d times [%s] %s", times, between, scan)
                        .isEqualTo(once.revealed());
                assertThat(scan.kind()).isEqualTo(once.kind());
                assertThat(scan.warnings()).contains(GLUED);
            }
    }

    static List<String> singles() {
        return List.of(
                TICKET,
                "https://so.example.vn/t/" + TICKET,
                Samples.SLIP,
                "000.00.15.H12-240115-0007",
                Samples.CITIZEN_OLD,
                Samples.HEALTH,
                HEALTH,
                Samples.VIETQR,
                Samples.PASSPORT,
                Samples.CARD_BACK,
                "ABCD-2345",
                "099090000031");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\r\n"})
    void aSlipBesideItsOwnAddressIsThatSlip(String between) {
        String address = "https://dvc.example.gov.vn/tra-cuu?ma=";
        for (String text : List.of(
                Samples.SLIP + between + address + Samples.SLIP, address + Samples.SLIP + between + Samples.SLIP)) {
            Scan scan = Samples.classify(text);
            assertThat(scan.kind()).as(text).isEqualTo(ScanKind.APPOINTMENT_SLIP);
            assertThat(scan.field("dossierCode")).isEqualTo(Samples.SLIP);
            assertThat(scan.warnings()).isEmpty();
        }

        Scan others = Samples.classify(Samples.SLIP + between + address + "H12.15-250701-0043");
        assertThat(others.kind()).isEqualTo(ScanKind.UNKNOWN);
        assertThat(others.warnings()).containsExactly(GLUED);
    }
}
